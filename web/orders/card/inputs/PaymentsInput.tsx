import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Money } from '#web/ui/Money.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { useOrderHere } from '../OrderContext.ts';
import { useProblemToast } from '../useProblemToast.ts';
import { LockReason } from './LockReason.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import { PaymentRow } from './PaymentRow.tsx';
import classes from './payments.module.css';
import type { RequirementProps } from './RequirementInput.tsx';
import { useLabel } from './useLabel.ts';

/** The money that came: rows are never edited, a wrong one is reversed with a reason. */
export function PaymentsInput(props: RequirementProps) {
  const { requirement } = props;
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { acts } = useOrderHere();
  const tell = useProblemToast();
  const { label, id, required } = useLabel(props);
  const [reversing, setReversing] = useState<number | null>(null);
  const { payments } = requirement;
  if (!payments) return null;

  return (
    <div id={id} tabIndex={-1} className={classes.payments}>
      <div className={classes.title}>
        {label}
        {required && requirement.fill.allowed && <span className={classes.star}> *</span>}
      </div>
      {payments.items.length === 0 && <p className="meta">{t('card.payments.empty')}</p>}
      {payments.items.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('card.payments.paidOn')}</th>
              <th scope="col" className={classes.number}>
                {t('card.payments.amount')}
              </th>
              <th scope="col" className={classes.number}>
                {t('card.payments.share')}
              </th>
              <th scope="col">{t('card.payments.order')}</th>
              <th scope="col">
                <span className="visuallyHidden">{t('card.payments.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {payments.items.map((payment) => (
              <PaymentRow key={payment.n} payment={payment} onReverse={() => setReversing(payment.n)} />
            ))}
          </tbody>
        </table>
      )}
      <div className={classes.total}>
        <span>
          {t('card.payments.paid')} <Money amount={payments.paid} />
          {payments.share && <span className="muted"> ({format.percent(payments.share)})</span>}
        </span>
        {payments.left !== null && (
          <span>
            {t('card.payments.left')} <Money amount={payments.left} />
          </span>
        )}
      </div>
      {requirement.fill.allowed ? <PaymentForm paid={payments.paid} /> : <LockReason {...props} />}
      <ReasonDialog
        opened={reversing !== null}
        onClose={() => setReversing(null)}
        title={t('card.payments.reverseTitle', { n: reversing ?? '' })}
        consequence={t('card.payments.reverseWhy')}
        confirmLabel={t('card.payments.reverse')}
        danger
        templates={[t('card.payments.template1'), t('card.payments.template2')]}
        onConfirm={(reason) =>
          tell(async () => {
            if (reversing === null) return;
            await acts.saved({ do: 'reversePayment', n: reversing, reason });
            setReversing(null);
          })
        }
      />
    </div>
  );
}
