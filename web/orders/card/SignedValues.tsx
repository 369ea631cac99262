import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Requirement, Step } from './order.queries.ts';
import classes from './SignDialog.module.css';

interface SignedValuesProps {
  step: Step;
  chosen: Record<string, string>;
  /** Keys of those that stand beside it as fields. */
  without?: ReadonlySet<string>;
}

/** The step in short: every requirement with its value, so that nothing is signed unseen. */
export function SignedValues({ step, chosen, without }: SignedValuesProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const shown = step.requirements.filter(
    (one) => one.required && one.checkedAt.key === step.key && !without?.has(one.key),
  );

  function said(one: Requirement): string {
    const picked = chosen[one.key];
    if (picked) return picked;
    if (one.payments) return `${format.money(one.payments.paid)}${shareOf(one)}`;
    if (one.display) return one.display;
    return one.met ? t('card.sign.met') : t('card.sign.notMet');
  }

  function shareOf(one: Requirement): string {
    return one.payments?.share ? ` (${format.percent(one.payments.share)})` : '';
  }

  if (shown.length === 0) return null;
  return (
    <dl className={classes.values}>
      {shown.map((one) => (
        <div key={one.key} data-missing={(!one.met && !(one.key in chosen)) || undefined}>
          <dt>{format.say(one.title)}</dt>
          <dd>
            {said(one)}
            {/* Whoever signs should know it too. */}
            {one.warnings.map((text) => (
              <span key={text.en} className={classes.warning}>
                {format.say(text)}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
