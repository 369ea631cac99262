import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { flat, treeOf } from './departmentTree.ts';
import { type Chart, OrgBranch, OrgPerson } from './OrgBranch.tsx';
import classes from './orgChart.module.css';
import { type Department, departmentsQuery, type EmployeeRow, everybodyQuery } from './people.queries.ts';

/** Of a larger company the first look shows departments and heads. */
const OPEN_UP_TO = 60;

export function StructureView() {
  const { t } = useTranslation('people');
  const departments = useQuery(departmentsQuery);
  const everybody = useQuery(everybodyQuery);
  const failed = departments.isError ? departments : everybody.isError ? everybody : null;
  if (failed?.error) {
    const { why, code } = failureOf(failed.error);
    return <ErrorState why={why} code={code} onRetry={() => void failed.refetch()} />;
  }
  if (!departments.data || !everybody.data) return <SkeletonRows />;
  if (departments.data.length === 0)
    return (
      <Section>
        <EmptyState title={t('noDepartments')} />
      </Section>
    );
  return <OrgChart departments={departments.data} everybody={everybody.data} />;
}

function OrgChart({ departments, everybody }: { departments: Department[]; everybody: EmployeeRow[] }) {
  const { t } = useTranslation('people');
  const tree = treeOf(departments);
  const ids = flat(tree).map(({ department }) => department.id);
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(everybody.length <= OPEN_UP_TO ? ids : []),
  );
  const chart: Chart = {
    people: Map.groupBy(everybody, (one) => one.departmentId),
    isOpen: (id) => open.has(id),
    onToggle: (id, isOpen) =>
      setOpen((was) => new Set(isOpen ? [...was, id] : [...was].filter((one) => one !== id))),
  };
  const outside = chart.people.get(null) ?? [];
  const allOpen = ids.every((id) => open.has(id));
  return (
    <div className={classes.chart}>
      <div className={`${classes.tools} noPrint`}>
        <Button variant="default" size="xs" onClick={() => setOpen(new Set(allOpen ? [] : ids))}>
          {t(allOpen ? 'chart.collapseAll' : 'chart.expandAll')}
        </Button>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          {t('chart.print')}
        </Button>
      </div>
      {outside.length > 0 && (
        <section className={classes.outside} aria-label={t('chart.outside')}>
          {outside.map((one) => (
            <OrgPerson key={one.id} person={one} size={40} />
          ))}
        </section>
      )}
      <ul className={classes.roots}>
        {tree.map((branch) => (
          <OrgBranch key={branch.department.id} branch={branch} chart={chart} />
        ))}
      </ul>
    </div>
  );
}
