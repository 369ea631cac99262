import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './Home.module.css';
import type { Home } from './home.queries.ts';

/** So many orders fill the bar. */
const FULL = 8;

/** «Загрузка экспертов»: how many orders each leads now, for who chooses the next one. */
export function ExpertsLoad({ experts }: { experts: NonNullable<Home['experts']> }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const title = t('experts.title');
  if (experts.items.length === 0) return <Nothing title={title}>{t('experts.nothing')}</Nothing>;
  const most = Math.max(FULL, ...experts.items.map(({ count }) => count));
  return (
    <Section
      title={title}
      actions={
        experts.more && (
          <a className={classes.all} href="/people">
            {t('experts.all')}
          </a>
        )
      }
    >
      <ul className={classes.load}>
        {experts.items.map(({ employee, count, more, overdue, query }) => (
          <li key={employee.id}>
            <a className={classes.loadRow} href={`/orders?${new URLSearchParams(query)}`}>
              <span className={classes.what}>
                <span className={classes.loadName} title={employee.name}>
                  {employee.shortName}
                </span>
                {overdue > 0 && (
                  <span className={classes.late}>{t('experts.overdue', { count: overdue })}</span>
                )}
              </span>
              <meter className={classes.meter} min={0} max={most} value={count} aria-hidden="true" />
              <span className={classes.loadCount} aria-hidden="true">
                {format.number(count)}
                {more && '+'}
              </span>
              <span className="visuallyHidden">{t('experts.orders', { count })}</span>
              {overdue > 0 && (
                <span className={classes.late}>{t('experts.overdue', { count: overdue })}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
