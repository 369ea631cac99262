import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
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
  const wide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<string | null>('step');
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

  const middle = <StepPanel key={shown.key} step={shown} field={field} />;
  const documents = (
    <Section title={t('card.documents')}>
      <DocumentsPanel
        listPath="/orders/{id}/documents"
        id={order.id}
        canAdd={order.abilities.addDocument}
        canAddCommercial={order.abilities.addCommercialDocument}
      />
    </Section>
  );
  const ladder = <OrderLadder shown={shown} />;

  return (
    <OrderContext value={here}>
      <OrderHeader />
      {wide ? (
        <div className={classes.columns}>
          <div className={classes.side}>{ladder}</div>
          <div className={classes.middle}>
            {middle}
            {documents}
          </div>
          <div className={classes.feed}>
            <Section title={t('card.feed')} flush>
              <OrderFeed />
            </Section>
          </div>
        </div>
      ) : (
        <Tabs value={tab} onChange={setTab} keepMounted className={classes.tabs}>
          <Tabs.List className="noPrint">
            <Tabs.Tab value="step">{t('card.tab.step')}</Tabs.Tab>
            <Tabs.Tab value="documents">{t('card.documents')}</Tabs.Tab>
            <Tabs.Tab value="feed">{t('card.feed')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="step" className={classes.narrowStep}>
            <div className={classes.side}>{ladder}</div>
            <div className={classes.middle}>{middle}</div>
          </Tabs.Panel>
          <Tabs.Panel value="documents">{documents}</Tabs.Panel>
          <Tabs.Panel value="feed">
            <Section flush>
              <OrderFeed />
            </Section>
          </Tabs.Panel>
        </Tabs>
      )}
      <PrintedSteps />
    </OrderContext>
  );
}
