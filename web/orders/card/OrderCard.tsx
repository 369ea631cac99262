import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsPanel } from '#web/files/public.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './OrderCard.module.css';
import { OrderContext } from './OrderContext.ts';
import { OrderFeed } from './OrderFeed.tsx';
import { OrderHeader } from './OrderHeader.tsx';
import { OrderLadder } from './OrderLadder.tsx';
import type { Order } from './order.queries.ts';
import { PrintedSteps } from './PrintedSteps.tsx';
import { StepPanel } from './StepPanel.tsx';
import { useOrderActs } from './useOrderActs.ts';
import { useTabOfAddress } from './useTabOfAddress.ts';

interface OrderCardProps {
  order: Order;
  step: number | undefined;
  field: string | undefined;
  onStep: (step: number, field?: string) => void;
}

/** W1: ladder, step, feed side by side; on narrower screens the same three as tabs, in the same order. */
export function OrderCard({ order, step, field, onStep }: OrderCardProps) {
  const { t } = useTranslation('orders');
  const { acts, save } = useOrderActs(order.id);
  const [tab, setTab] = useTabOfAddress();
  const shown =
    order.steps.find((one) => one.number === step) ??
    order.steps.find((one) => one.key === order.currentStep) ??
    order.steps[0];

  const here = useMemo(
    () => ({
      order,
      acts,
      save,
      goTo: (number: number, key?: string) => {
        setTab('step');
        onStep(number, key);
      },
    }),
    [order, acts, save, onStep],
  );
  if (!shown) return null;

  return (
    <OrderContext value={here}>
      <OrderHeader />
      {/* One tree for every width: nothing half typed is lost when a window is narrowed or a phone is turned. */}
      <div className={classes.card} data-tab={tab}>
        <SegmentedControl
          className={`${classes.tabs} noPrint`}
          aria-label={t('card.tab.label')}
          value={tab}
          onChange={setTab}
          data={[
            { value: 'step', label: t('card.tab.step') },
            { value: 'documents', label: t('card.documents') },
            { value: 'feed', label: t('card.feed') },
          ]}
        />
        <div className={classes.side}>
          <OrderLadder shown={shown} />
        </div>
        <div className={classes.step}>
          <StepPanel key={shown.key} step={shown} field={field} />
        </div>
        <div className={classes.documents}>
          <Section title={t('card.documents')}>
            <DocumentsPanel
              listPath="/orders/{id}/documents"
              id={order.id}
              canAdd={order.abilities.addDocument}
              canAddCommercial={order.abilities.addCommercialDocument}
            />
          </Section>
        </div>
        <div className={classes.feed}>
          <Section title={t('card.feed')} flush>
            <OrderFeed />
          </Section>
        </div>
      </div>
      <PrintedSteps />
    </OrderContext>
  );
}
