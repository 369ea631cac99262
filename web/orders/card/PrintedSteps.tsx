import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Stamp } from '#web/ui/Stamp.tsx';
import { useOrderHere } from './OrderContext.ts';
import type { Requirement, Step } from './order.queries.ts';
import classes from './PrintedSteps.module.css';
import { StepSignatures } from './StepSignatures.tsx';

/** The whole order on paper: every step with its values, ticks and signatures. Not on the screen. */
export function PrintedSteps() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { order } = useOrderHere();
  return (
    <div className={`${classes.printed} onlyPrint`} aria-hidden="true">
      {order.steps.map((step) => (
        <section key={step.key} className={classes.step}>
          <h2>
            {step.number}. {format.say(step.title)}
            <span className={classes.state}>{common(`step.${step.state}`)}</span>
          </h2>
          <PrintedStep step={step} />
        </section>
      ))}
      <p className={classes.foot}>
        {t('card.printed', {
          url: `${window.location.origin}/orders/${order.id}`,
          at: format.dateTime(new Date().toISOString()),
        })}
      </p>
    </div>
  );
}

function PrintedStep({ step }: { step: Step }) {
  const format = useFormat();
  return (
    <>
      <dl className={classes.values}>
        {step.requirements.map((one) => (
          <div key={one.key}>
            <dt>{format.say(one.title)}</dt>
            <dd>
              <PrintedValue requirement={one} />
            </dd>
          </div>
        ))}
      </dl>
      <StepSignatures step={step} />
    </>
  );
}

function PrintedValue({ requirement }: { requirement: Requirement }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { payments, kind, met, stamp, display } = requirement;
  if (payments) {
    return (
      <>
        {payments.items.map((one) => (
          <div key={one.n}>
            {format.date(one.paidOn)} · {format.money(one.amount)} · № {one.paymentOrderNumber}
            {one.reversed && ` · ${t('card.payments.reversedShort')}: ${one.reversed.reason}`}
          </div>
        ))}
        {payments.items.length === 0 && common('field.empty')}
      </>
    );
  }
  if (kind === 'mark') return met && stamp ? <Stamp stamp={stamp} /> : t('card.sign.notMet');
  if (requirement.until && display) {
    return `${display}, ${t('card.until.until', { date: format.date(requirement.until) })}`;
  }
  return display ?? (met ? t('card.sign.met') : common('field.empty'));
}
