import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { reportRoutes } from '#api/reports.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Section } from '#web/ui/Section.tsx';
import { Count, Days, Late, useGroupName, Waits, Worst } from './numbers.tsx';
import classes from './Standing.module.css';

export type Report = z.output<typeof reportRoutes.standing.response>;

/** Left what stands now, right what was passed in the period: the same steps in the same lines. */
export function StandingTable({ report }: { report: Report }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const nameOf = useGroupName();
  const { groupBy, rows } = report;
  const by = groupBy === 'department' ? 'department' : undefined;
  const most = Math.max(...rows.map(({ stands }) => stands.count));
  const right = { 'data-right': true };
  return (
    <Section flush>
      <section className={classes.scroller} aria-label={t('standing.title')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={5}>
                {t('standing.now')}
              </th>
              <th scope="colgroup" colSpan={3} className={classes.then}>
                {t('standing.inPeriod', { from: format.date(report.from), to: format.date(report.to) })}
              </th>
            </tr>
            <tr>
              <th scope="col">{t(`standing.column.${groupBy}`)}</th>
              <th scope="col">{t('standing.column.stands')}</th>
              <th scope="col" {...right}>
                {t('standing.column.overdue')}
              </th>
              <th scope="col" {...right}>
                {t('standing.column.median')}
              </th>
              <th scope="col">{t('standing.column.worst')}</th>
              <th scope="col">
                {t(groupBy === 'person' ? 'standing.column.waitsPerson' : 'standing.column.waits')}
              </th>
              <th scope="col" {...right} className={classes.then}>
                {t('standing.column.done')}
              </th>
              <th scope="col" {...right}>
                {t('standing.column.doneMedian')}
              </th>
              <th scope="col">{t('standing.column.doneWorst')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = nameOf(row, by);
              return (
                <tr key={JSON.stringify(row.stands.query)}>
                  <th scope="row">
                    {name}
                    {groupBy === 'person' && row.department && (
                      <span className="muted"> · {t('standing.anyone')}</span>
                    )}
                  </th>
                  <td>
                    <Count row={row} name={name} most={most} />
                  </td>
                  <td {...right}>
                    <Late row={row} name={name} />
                  </td>
                  <td {...right}>
                    <Days days={row.stands.median} />
                  </td>
                  <td>
                    <Worst of={row.stands} />
                  </td>
                  <td className={classes.waits}>
                    <Waits row={row} />
                  </td>
                  <td {...right} className={classes.then}>
                    {row.done.count === 0 ? <span className="muted">0</span> : format.number(row.done.count)}
                  </td>
                  <td {...right}>
                    <Days days={row.done.median} />
                  </td>
                  <td>
                    <Worst of={row.done} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
