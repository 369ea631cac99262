import { useTranslation } from 'react-i18next';
import { type Branch, peopleUnder } from './departmentTree.ts';
import classes from './orgChart.module.css';
import { Photo } from './Photo.tsx';
import type { EmployeeRow } from './people.queries.ts';

export interface Chart {
  people: ReadonlyMap<number | null, EmployeeRow[]>;
  isOpen: (id: number) => boolean;
  onToggle: (id: number, open: boolean) => void;
}

/** A department: its head with a photo on top, its people and the departments under it below. */
export function OrgBranch({ branch, chart }: { branch: Branch; chart: Chart }) {
  const { t } = useTranslation('people');
  const { department } = branch;
  const people = chart.people.get(department.id) ?? [];
  const head = department.head && findHead(chart, department.head.id);
  const rest = people.filter((one) => one.id !== department.head?.id);
  const open = chart.isOpen(department.id);
  const foldable = rest.length + branch.branches.length > 0;
  const label = t(open ? 'chart.collapse' : 'chart.expand', { department: department.name });
  return (
    <li className={classes.branch}>
      <div className={classes.head}>
        <div className={classes.name}>
          {foldable && (
            <button
              type="button"
              className={`${classes.toggle} noPrint`}
              aria-expanded={open}
              aria-label={label}
              title={label}
              onClick={() => chart.onToggle(department.id, !open)}
              onKeyDown={(event) => {
                if (event.code === 'ArrowRight') chart.onToggle(department.id, true);
                if (event.code === 'ArrowLeft') chart.onToggle(department.id, false);
              }}
            >
              <span aria-hidden="true">{open ? '−' : '+'}</span>
            </button>
          )}
          <a className={classes.department} href={`/people?departmentId=${department.id}`}>
            {department.name}
          </a>
          <span className="meta">{t('people', { count: peopleUnder(branch) })}</span>
        </div>
        {department.head ? (
          <OrgPerson person={head ?? { ...department.head, photo: null }} size={40} />
        ) : (
          <span className="muted">{t('noHead')}</span>
        )}
      </div>
      {foldable && open && (
        <div className={classes.under}>
          {rest.length > 0 && (
            <ul className={classes.people}>
              {rest.map((one) => (
                <li key={one.id}>
                  <OrgPerson person={one} size={24} />
                </li>
              ))}
            </ul>
          )}
          {branch.branches.length > 0 && (
            <ul className={classes.branches}>
              {branch.branches.map((one) => (
                <OrgBranch key={one.department.id} branch={one} chart={chart} />
              ))}
            </ul>
          )}
        </div>
      )}
    </li>
  );
}

type Shown = { id: number; name: string; shortName: string; position: string; photo?: number | null };

export function OrgPerson({ person, size }: { person: Shown; size: 24 | 40 }) {
  return (
    <a className={classes.person} href={`/people/${person.id}`}>
      <Photo person={person} size={size} />
      <span className={classes.words}>
        <span>{size === 40 ? person.name : person.shortName}</span>
        <span className="meta">{person.position}</span>
      </span>
    </a>
  );
}

/** A head may sit in another department. */
function findHead({ people }: Chart, id: number): EmployeeRow | undefined {
  for (const rows of people.values()) {
    const found = rows.find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
}
