import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import { Overdue } from '#web/ui/Overdue.tsx';
import { StepStateIcon } from '#web/ui/StepState.tsx';
import classes from './Home.module.css';
import type { Block, Row } from './home.queries.ts';

/** The whole row is the link; on a phone it folds into two lines. */
export function HomeRow({ row, block }: { row: Row; block: Block['key'] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { client, number, step, title } = row;
  const aside = useAside(row, block);
  return (
    <li>
      <a className={classes.row} href={`/orders/${row.id}`} data-record={row.id} data-open={row.id}>
        <StepStateIcon state={step.state} labelled />
        <span className={classes.number}>{number}</span>
        <span className={classes.what}>
          <span className={classes.client}>{client.name}</span>
          <span className={classes.title}>{title}</span>
        </span>
        <span className={classes.where}>
          <span className={classes.step}>
            {t('row.step', { number: step.number, step: format.say(step.title) })}
          </span>
          {aside && (
            <span className={classes.aside} data-wraps={row.lacks.length > 0 || undefined}>
              {aside}
            </span>
          )}
        </span>
        <span className={classes.days}>
          {block === 'expiring' && row.validUntil ? (
            t('row.validUntil', { date: format.date(row.validUntil) })
          ) : row.overdueDays > 0 ? (
            <Overdue days={row.overdueDays} overdue />
          ) : row.stands > 0 ? (
            <Overdue days={row.stands} overdue={false} />
          ) : (
            <span className="muted">{t('row.today')}</span>
          )}
        </span>
      </a>
    </li>
  );
}

/** What the row needs beside the order: for whom one acts, or who holds it. */
function useAside(row: Row, block: Block['key']): string | null {
  const { t } = useTranslation('home');
  const format = useFormat();
  const me = useMe();
  if (row.lacks.length > 0) return t('row.lacks', { what: row.lacks.map(format.say).join(', ') });
  const waits = row.waitsFor;
  const absent = me.standingInFor.find((one) => one.shortName === waits);
  if (absent) return t('row.for', { name: absent.shortName });
  const others =
    block === 'sent' || block === 'departmentOverdue' || block === 'overdue' || block === 'stalled';
  return others && waits ? t('row.waits', { who: waits }) : null;
}
