import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useMe } from '#web/session/public.ts';
import type { Order, Step } from '../card/order.queries.ts';
import classes from './Sheet.module.css';

/** More would not fit on two sheets; the feed of the order has them all. */
const MOST_WITHDRAWN = 12;

export function Sheet({ order, code }: { order: Order; code: string | null }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const me = useMe();
  const { contract } = order;
  const facts: [string, string][] = [
    [t('sheet.work'), order.title],
    [t('sheet.client'), order.client.name],
    ...(contract ? [[t('sheet.contract'), contractWords()] as [string, string]] : []),
    [t('sheet.manager'), [order.manager.name, order.manager.position].filter(Boolean).join(', ')],
    [
      t('sheet.process'),
      t('sheet.processVersion', {
        title: format.say(order.definition.title),
        version: order.definition.version,
      }),
    ],
  ];
  function contractWords(): string {
    if (!contract) return '';
    return contract.signedOn
      ? t('sheet.contractOf', { number: contract.number, date: format.date(contract.signedOn) })
      : t('sheet.contractNumber', { number: contract.number });
  }
  return (
    <article className={classes.sheet} aria-label={t('sheet.title')}>
      <header className={classes.head}>
        <div className={classes.company}>{me.company.name}</div>
        <h2 className={classes.title}>{t('sheet.title')}</h2>
        <div>{t('sheet.ofOrder', { number: order.number, date: format.day(order.createdAt) })}</div>
      </header>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={classes.signatures}>
        <thead>
          <tr>
            <th scope="col">{t('sheet.step')}</th>
            <th scope="col">{t('sheet.who')}</th>
            <th scope="col">{t('sheet.when')}</th>
            <th scope="col">{t('sheet.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {order.steps.map((step) => (
            <SignedStep key={step.key} step={step} />
          ))}
        </tbody>
      </table>
      <Withdrawn order={order} />
      <footer className={classes.foot}>
        {code ? (
          <>
            <div>
              {t('sheet.code')}: <span className={classes.code}>{code}</span>
            </div>
            <p>{t('sheet.howToCheck', { number: order.number, code })}</p>
          </>
        ) : (
          <p>{t('sheet.noCode')}</p>
        )}
        <p className="onlyPrint">
          {t('sheet.printed', {
            url: `${window.location.origin}/orders/${order.id}`,
            at: format.dateTime(new Date().toISOString()),
            name: me.employee.shortName,
          })}
        </p>
      </footer>
    </article>
  );
}

function SignedStep({ step }: { step: Step }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { resolution } = step;
  return (
    <tr>
      <td>
        {step.number}. {format.say(step.title)}
      </td>
      {resolution ? (
        <>
          <td>
            <strong>{resolution.stamp.name}</strong>
            <div>{resolution.stamp.position}</div>
            {resolution.stamp.standingFor && (
              <div>{t('sheet.actingFor', { name: resolution.stamp.standingFor.name })}</div>
            )}
          </td>
          <td className={classes.when}>{format.dateTime(resolution.stamp.at)}</td>
          <td>
            {t(resolution.void ? 'sheet.void' : 'sheet.agreed')}
            {resolution.asDirector && <div>{t('sheet.asDirector', { reason: resolution.reason ?? '' })}</div>}
          </td>
        </>
      ) : (
        <>
          <td>—</td>
          <td />
          <td>{t('sheet.waits')}</td>
        </>
      )}
    </tr>
  );
}

/** Those taken back last come first. */
function Withdrawn({ order }: { order: Order }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const all = order.steps
    .flatMap((step) => step.withdrawn.map((one) => ({ ...one, step: step.number })))
    .sort((a, b) => (a.withdrawn.at < b.withdrawn.at ? 1 : -1));
  if (all.length === 0) return null;
  const shown = all.slice(0, MOST_WITHDRAWN);
  return (
    <section className={classes.withdrawn}>
      <h3>{t('sheet.withdrawn')}</h3>
      <ul>
        {shown.map((one) => (
          <li key={`${one.step} ${one.withdrawn.at}`}>
            {t('sheet.withdrawnOne', {
              step: one.step,
              name: one.stamp.name,
              at: format.dateTime(one.stamp.at),
              by: one.withdrawn.name,
              when: format.dateTime(one.withdrawn.at),
            })}
          </li>
        ))}
      </ul>
      {all.length > shown.length && <p>{t('sheet.withdrawnMore', { count: all.length - shown.length })}</p>}
    </section>
  );
}
