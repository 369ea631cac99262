import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { StandingRow } from '../reports.queries.ts';
import { Count, Days, Late, useGroupName, Waits, Worst } from './numbers.tsx';
import classes from './Standing.module.css';
import type { Report } from './StandingTable.tsx';

export { ordersOf } from './numbers.tsx';

/** Where the table does not fit: each row by itself, its numbers with their words. */
export function StandingCards({ report }: { report: Report }) {
  const nameOf = useGroupName();
  const { groupBy, rows } = report;
  const most = Math.max(...rows.map(({ stands }) => stands.count));
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <Card
          key={JSON.stringify(row.stands.query)}
          row={row}
          name={nameOf(row, groupBy === 'department' ? 'department' : undefined)}
          most={most}
          report={report}
        />
      ))}
    </ul>
  );
}

interface CardProps {
  row: StandingRow;
  name: string;
  most: number;
  report: Report;
}

function Card({ row, name, most, report: { groupBy, from, to } }: CardProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { stands, done } = row;
  return (
    <li className={classes.card}>
      <h2 className={classes.cardName}>{name}</h2>
      <dl className={classes.facts}>
        <dt>{t('standing.column.stands')}</dt>
        <dd>
          <Count row={row} name={name} most={most} />
        </dd>
        {stands.count > 0 && (
          <>
            <dt>{t('standing.column.overdue')}</dt>
            <dd>
              <Late row={row} name={name} />
            </dd>
            <dt>{t('standing.column.median')}</dt>
            <dd>
              <Days days={stands.median} />
            </dd>
            <dt>{t('standing.column.worst')}</dt>
            <dd>
              <Worst of={stands} />
            </dd>
            <dt>{t(groupBy === 'person' ? 'standing.column.waitsPerson' : 'standing.column.waits')}</dt>
            <dd>
              <Waits row={row} />
            </dd>
          </>
        )}
        {done.count > 0 && (
          <>
            <dt className={classes.wide}>
              {t('standing.inPeriod', { from: format.date(from), to: format.date(to) })}
            </dt>
            <dd>{format.number(done.count)}</dd>
            <dt>{t('standing.column.doneMedian')}</dt>
            <dd>
              <Days days={done.median} />
            </dd>
            <dt>{t('standing.column.doneWorst')}</dt>
            <dd>
              <Worst of={done} />
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
