import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import type { Group, StandingRow } from '../reports.queries.ts';
import classes from './Standing.module.css';

/** The orders that a number counts. */
export const ordersOf = (query: Record<string, string>): string => `/orders?${new URLSearchParams(query)}`;

/** «2. Отдел №2. Оплата», «Кузнецова О. В.», «Отдел №2. Бухгалтерия». */
export function useGroupName(): (group: Group, by?: 'department') => string {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return ({ step, person, department }, by) =>
    step
      ? `${step.number}. ${format.say(step.title)}`
      : (person?.shortName ?? department?.name ?? t(by === 'department' ? 'noDepartment' : 'nobody'));
}

/** How many stand here, with a bar to compare by: of the longest, its dark part overdue. */
export function Count({ row, name, most }: { row: StandingRow; name: string; most: number }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { count, overdue, query } = row.stands;
  const share = (of: number) => `${most === 0 ? 0 : (of / most) * 100}%`;
  return (
    <span className={classes.count}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.late} style={{ width: share(overdue) }} />
        <span className={classes.good} style={{ width: share(count - overdue) }} />
      </span>
      {count === 0 ? (
        <span className="muted">0</span>
      ) : (
        <a
          className={classes.number}
          href={ordersOf(query)}
          aria-label={t('standing.listOf', { name, count })}
        >
          {format.number(count)}
        </a>
      )}
    </span>
  );
}

export function Late({ row, name }: { row: StandingRow; name: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { overdue, query } = row.stands;
  if (overdue === 0) return <span className="muted">—</span>;
  return (
    <a
      className={classes.overdue}
      href={ordersOf({ ...query, overdue: 'true', sort: 'due' })}
      aria-label={t('standing.lateOf', { name, count: overdue })}
    >
      <ShapeIcon shape="alert" />
      {format.number(overdue)}
    </a>
  );
}

export function Days({ days }: { days: number | null }) {
  const format = useFormat();
  return days === null ? <span className="muted">—</span> : format.number(days);
}

/** «12 дн. · З-2026-0147» */
export function Worst({ of: { worst, worstOrder } }: { of: StandingRow['stands'] | StandingRow['done'] }) {
  const { t } = useTranslation('reports');
  if (worst === null || !worstOrder) return <span className="muted">—</span>;
  return (
    <span className="nowrap">
      {t('standing.days', { days: worst })} ·{' '}
      <TextLink href={`/orders/${worstOrder.id}`}>{worstOrder.number}</TextLink>
    </span>
  );
}

const SHOWN = 3;

/** «Кузнецова О. В. — 5, Отдел №2. Бухгалтерия — 3, ещё 2»: each leads to its orders. */
export function Waits({ row }: { row: StandingRow }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const nameOf = useGroupName();
  const shown = row.waits.slice(0, SHOWN);
  const others = row.waits.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  if (shown.length === 0) return <span className="muted">—</span>;
  return (
    <>
      {shown.map((one, n) => {
        const name = one.step ? format.say(one.step.shortTitle) : nameOf(one);
        return (
          <span key={name} className={classes.wait}>
            {name} —{' '}
            <a
              className={classes.number}
              href={ordersOf(one.query)}
              aria-label={t('standing.listOf', { name, count: one.count })}
            >
              {one.count}
            </a>
            {(n < shown.length - 1 || others > 0) && ', '}
          </span>
        );
      })}
      {others > 0 && t('standing.more', { count: others })}
    </>
  );
}
