import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { useTabTitle } from '#web/ui/tabTitle.ts';
import { readTrail } from '../list/trail.ts';
import { ContractLine } from './ContractLine.tsx';
import { ExpertLine } from './ExpertLine.tsx';
import { ManagerLine } from './ManagerLine.tsx';
import { Neighbours } from './Neighbours.tsx';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';
import { OrderMenu } from './OrderMenu.tsx';
import { OrderTitle } from './OrderTitle.tsx';
import { StatusMenu } from './StatusMenu.tsx';

export function OrderHeader() {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { order } = useOrderHere();
  const current = order.steps.find((step) => step.key === order.currentStep);
  useTabTitle(`${order.number} ${order.title}`);

  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <Breadcrumb parent={t('title')} href={readTrail()?.href ?? '/orders'} here={order.number} />
        <div className={`${classes.actions} noPrint`}>
          <Neighbours id={order.id} />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.print}
            leftSection={<IconPrinter size={16} stroke={1.5} />}
            onClick={() => window.print()}
          >
            {common('action.print')}
          </Button>
          <OrderMenu />
        </div>
      </div>
      <div className={classes.titleRow}>
        <OrderTitle />
        <div className={classes.state}>
          <StatusMenu />
          {current && !order.archivedAt && (
            <span className={classes.stepOf}>
              {common('step.of', { current: current.number, total: order.steps.length })}
            </span>
          )}
        </div>
      </div>
      <div className={classes.meta}>
        <a href={`/clients/${order.client.id}`}>{order.client.name}</a>
        <ContractLine />
        <ManagerLine />
        <ExpertLine />
        {order.validUntil && <span>{t('card.validUntil', { date: format.date(order.validUntil) })}</span>}
        {order.renewedFrom && (
          <a href={`/orders/${order.renewedFrom.id}`}>
            {t('card.renewedFrom', { number: order.renewedFrom.number })}
          </a>
        )}
        {order.renewedBy && (
          <a href={`/orders/${order.renewedBy.id}`}>
            {t('card.renewedBy', { number: order.renewedBy.number })}
          </a>
        )}
      </div>
      {order.refusedReason && (
        <p className={classes.refused}>{t('card.refusedBecause', { reason: order.refusedReason })}</p>
      )}
    </header>
  );
}
