import { ActionIcon, Button, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { departmentOptions, departmentsQuery } from '#web/people/public.ts';
import { useMe } from '#web/session/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from './Absences.module.css';
import { planQuery } from './absences.queries.ts';
import type { AbsenceSearch } from './absenceView.ts';
import { PlanClashes } from './PlanClashes.tsx';
import { PlanGrid } from './PlanGrid.tsx';
import { PlanMonths } from './PlanMonths.tsx';
import { clashesOf } from './planYear.ts';

interface PlanViewProps {
  search: AbsenceSearch;
  onChange: (part: AbsenceSearch) => void;
}

const [FIRST, LAST] = [2000, 2100];

/** A year of a department and those under it: who is away when, and where several are away at once. */
export function PlanView({ search, onChange }: PlanViewProps) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const own = useMe().employee.departmentId;
  const departments = useQuery(departmentsQuery);
  const year = search.year ?? Number(format.today().slice(0, 4));
  const departmentId = search.departmentId ?? own ?? 0;
  const plan = useQuery(planQuery(year, departmentId || undefined));
  const people = plan.data?.people ?? [];
  const clashes = clashesOf(people, year, departmentId === 0);
  const name = departments.data?.find(({ id }) => id === departmentId)?.name ?? t('plan.everybody');
  const shift = (by: -1 | 1) => (
    <ActionIcon
      variant="default"
      aria-label={t(by < 0 ? 'plan.previous' : 'plan.next')}
      disabled={year + by < FIRST || year + by > LAST}
      onClick={() => onChange({ year: year + by })}
    >
      {by < 0 ? <IconChevronLeft size={16} stroke={1.5} /> : <IconChevronRight size={16} stroke={1.5} />}
    </ActionIcon>
  );
  return (
    <div className={classes.plan}>
      <div className={`${classes.planBar} noPrint`}>
        {shift(-1)}
        <span className={classes.year} aria-live="polite">
          {year}
        </span>
        {shift(1)}
        <Select
          className={classes.department}
          aria-label={t('plan.department')}
          allowDeselect={false}
          searchable
          data={[{ value: '0', label: t('plan.everybody') }, ...departmentOptions(departments.data ?? [])]}
          value={String(departmentId)}
          onChange={(id) => onChange({ departmentId: Number(id) })}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.5} />}
          onClick={() => window.print()}
        >
          {t('plan.print')}
        </Button>
      </div>
      {plan.error && !plan.data && (
        <ErrorState {...failureOf(plan.error)} onRetry={() => void plan.refetch()} />
      )}
      {plan.isPending && <SkeletonRows />}
      {plan.data && people.length === 0 && (
        <Section flush>
          <EmptyState title={t('plan.empty')} why={t('plan.emptyWhy')} />
        </Section>
      )}
      {people.length > 0 && (
        <>
          <Section title={t('plan.title', { department: name, year: String(year) })} flush>
            <PlanGrid people={people} year={year} clashes={clashes} />
            <PlanMonths people={people} year={year} />
            {plan.data?.more && <p className={classes.noted}>{t('plan.more')}</p>}
          </Section>
          <PlanClashes clashes={clashes} year={year} />
        </>
      )}
    </div>
  );
}
