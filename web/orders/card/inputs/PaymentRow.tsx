import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { DateText } from '#web/ui/DateText.tsx';
import { Money } from '#web/ui/Money.tsx';
import type { Requirement } from '../order.queries.ts';
import classes from './payments.module.css';

type Payment = NonNullable<Requirement['payments']>['items'][number];

export function PaymentRow({ payment, onReverse }: { payment: Payment; onReverse: () => void }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { reversed, stamp } = payment;
  const reverse = t('card.payments.reverseRow', { n: payment.n });
  return (
    <>
      <tr data-reversed={reversed ? true : undefined}>
        <td>
          <DateText date={payment.paidOn} />
        </td>
        <td className={classes.number}>
          <Money amount={payment.amount} />
        </td>
        <td className={classes.number}>{payment.share ? format.percent(payment.share) : '—'}</td>
        <td className={classes.order}>{payment.paymentOrderNumber}</td>
        <td className={classes.action}>
          {!reversed && payment.abilities.reverse.allowed && (
            <Tooltip label={reverse}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                className="noPrint"
                aria-label={reverse}
                onClick={onReverse}
              >
                <IconArrowBackUp size={16} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
        </td>
      </tr>
      <tr className={classes.who}>
        <td colSpan={5}>
          {stamp.name}, {format.dateTime(stamp.at)}
          {reversed && (
            <span className={classes.reversal}>
              {t('card.payments.reversed', {
                name: reversed.stamp.name,
                at: format.dateTime(reversed.stamp.at),
                reason: reversed.reason,
              })}
            </span>
          )}
        </td>
      </tr>
    </>
  );
}
