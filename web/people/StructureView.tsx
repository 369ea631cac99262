import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { type Branch, peopleUnder, treeOf } from './departmentTree.ts';
import classes from './people.module.css';
import { departmentsQuery } from './people.queries.ts';

/** Departments as they stand under each other, each with its head; a department opens its people. */
export function StructureView() {
  const { t } = useTranslation('people');
  const departments = useQuery(departmentsQuery);
  if (departments.error) {
    const { why, code } = failureOf(departments.error);
    return <ErrorState why={why} code={code} onRetry={() => void departments.refetch()} />;
  }
  if (!departments.data) return <SkeletonRows />;
  const tree = treeOf(departments.data);
  return (
    <Section>
      {tree.length === 0 ? <EmptyState title={t('noDepartments')} /> : <Branches branches={tree} />}
    </Section>
  );
}

function Branches({ branches }: { branches: Branch[] }) {
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => (
        <li key={branch.department.id}>
          <BranchLine branch={branch} />
          {branch.branches.length > 0 && <Branches branches={branch.branches} />}
        </li>
      ))}
    </ul>
  );
}

function BranchLine({ branch }: { branch: Branch }) {
  const { t } = useTranslation('people');
  const { department } = branch;
  return (
    <div className={classes.branch}>
      <a className={classes.branchName} href={`/people?departmentId=${department.id}`}>
        {department.name}
      </a>
      <span className={classes.branchHead}>
        {department.head ? (
          <>
            {t('head')}: <TextLink href={`/people/${department.head.id}`}>{department.head.name}</TextLink>
          </>
        ) : (
          t('noHead')
        )}
      </span>
      <span className="meta">{t('people', { count: peopleUnder(branch) })}</span>
    </div>
  );
}
