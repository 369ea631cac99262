import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Money } from '#web/ui/Money.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Section } from '#web/ui/Section.tsx';
import shared from '../Home.module.css';
import type { Home } from '../home.queries.ts';
import classes from './House.module.css';

type Company = NonNullable<Home['company']>;
type Numbers = Pick<Company['steps'][number], 'count' | 'overdue' | 'more' | 'query'>;

const ordersOf = (query: Record<string, string>) => `/orders?${new URLSearchParams(query)}`;

/** For whoever leads the house: where orders stand, what is late by departments, the money of the month. */
export function CompanyBlocks({ company }: { company: Company }) {
  return (
    <>
      <Standing steps={company.steps} />
      <div className={classes.pair}>
        <Departments departments={company.departments} />
        <MonthMoney money={company.money} />
      </div>
    </>
  );
}

function Standing({ steps }: { steps: Company['steps'] }) {
  const { t } = useTranslation('house');
  const format = useFormat();
  const title = t('standing.title');
  const most = Math.max(...steps.map(({ count }) => count));
  if (most <= 0) return <Nothing title={title}>{t('standing.nothing')}</Nothing>;
  const several = new Set(steps.map(({ process }) => process.ru)).size > 1;
  return (
    <Section
      title={title}
      flush
      actions={
        <a className={shared.all} href="/reports/standing">
          {t('standing.all')}
        </a>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('standing.step')}</th>
            <th scope="col">{t('standing.count')}</th>
            <th scope="col">{t('standing.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const words = { number: step.number, title: format.say(step.title) };
            const name = several
              ? t('standing.stepOf', { ...words, process: format.say(step.process) })
              : t('standing.stepName', words);
            return (
              <tr key={JSON.stringify(step.query)}>
                <th scope="row">{name}</th>
                <td>
                  <span className={classes.bar}>
                    <meter
                      className={shared.meter}
                      min={0}
                      max={most}
                      value={step.count}
                      aria-hidden="true"
                    />
                    <Count name={name} of={step} />
                  </span>
                </td>
                <td>
                  <LateCount name={name} of={step} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Departments({ departments }: { departments: Company['departments'] }) {
  const { t } = useTranslation('house');
  const title = t('departments.title');
  if (departments.length === 0) return <Nothing title={title}>{t('departments.nothing')}</Nothing>;
  return (
    <Section title={title} flush>
      <ul className={classes.lines}>
        {departments.map(({ department, ...numbers }) => {
          const name = department?.name ?? t('departments.nobody');
          return (
            <li key={department?.id ?? 0} className={classes.line}>
              <span className={classes.name}>{name}</span>
              <LateCount name={name} of={numbers} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function MonthMoney({ money }: { money: Company['money'] }) {
  const { t } = useTranslation('house');
  const format = useFormat();
  const lines = [
    ['paid', 'payments', money.paid, money.paidBefore],
    ['contracts', 'contracts', money.contracts, money.contractsBefore],
  ] as const;
  return (
    <Section title={t('money.title')}>
      <dl className={classes.money}>
        {lines.map(([what, counted, now, before]) => (
          <div key={what}>
            <dt>{t(`money.${what}`)}</dt>
            <dd>
              <span className={classes.sum}>
                <Money amount={now.amount} />
              </span>
              <span className="meta">
                {t(`money.${counted}`, { count: now.count })},{' '}
                {t('money.before', { amount: format.money(before.amount) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="meta">
        {t('money.since', { from: format.date(money.from), before: format.date(money.before) })}
      </p>
    </Section>
  );
}

function Count({ name, of: { count, more, query } }: { name: string; of: Numbers }) {
  const { t } = useTranslation('house');
  const format = useFormat();
  const said = `${format.number(count)}${more ? '+' : ''}`;
  if (count === 0) return <span className="muted">0</span>;
  return (
    <a className={shared.all} href={ordersOf(query)} aria-label={t('standing.show', { name, count: said })}>
      {said}
    </a>
  );
}

function LateCount({ name, of: { overdue, more, query } }: { name: string; of: Numbers }) {
  const { t } = useTranslation('house');
  const format = useFormat();
  if (overdue === 0) return <span className="muted">0</span>;
  const said = `${format.number(overdue)}${more ? '+' : ''}`;
  return (
    <a
      className={classes.late}
      href={ordersOf({ ...query, overdue: 'true', sort: 'due' })}
      aria-label={t('standing.late', { name, count: said })}
    >
      {said}
    </a>
  );
}
