import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallsOf, NextCall } from '#web/calls/public.ts';
import { CampaignsOf } from '#web/campaigns/public.ts';
import { ContractsOf } from '#web/contracts/public.ts';
import { FilesOfClient } from '#web/files/public.ts';
import { OrdersOf } from '#web/orders/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { MakeMenu } from '#web/templates/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import type { Client } from '../clients.queries.ts';
import type { ClientTab } from '../clients.routes.ts';
import { AddFor } from './AddFor.tsx';
import { ClientActions } from './ClientActions.tsx';
import { ClientFeed } from './ClientFeed.tsx';
import { ClientMeta } from './ClientMeta.tsx';
import { ContactsPanel } from './ContactsPanel.tsx';
import classes from './card.module.css';
import { Overview } from './Overview.tsx';

const route = getRouteApi('/app/clients/$id');

/** W3. Beside the tabs stand the contacts, where there is room; else they are a tab of their own. */
export function ClientCard({ client }: { client: Client }) {
  const { t } = useTranslation('clients');
  const { tab = 'overview', edit = false } = route.useSearch();
  const navigate = route.useNavigate();
  const wide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false });
  const shown: ClientTab = wide && tab === 'contacts' ? 'overview' : tab;
  const show = (next: string | null) =>
    void navigate({ search: { tab: next === 'overview' ? undefined : (next as ClientTab) }, replace: true });
  const list = useTabInSight(shown);
  const counts: Partial<Record<ClientTab, number>> = {
    contacts: client.contacts.length,
    contracts: client.contracts,
    orders: client.orders,
  };
  const tabs: ClientTab[] = ['overview', 'contacts', 'contracts', 'orders', 'calls', 'campaigns', 'feed'];
  const { createContract, createOrder } = client.abilities;

  return (
    <Page
      title={client.name}
      above={<Breadcrumb parent={t('title')} href="/clients" here={client.name} />}
      aside={<StatusBadge status={client.archived ? 'archived' : client.status} />}
      meta={<ClientMeta client={client} />}
      actions={
        <>
          <ClientActions client={client} onEdit={() => void navigate({ search: { edit: true } })} />
          <FilesOfClient clientId={client.id} />
          <MakeMenu place={{ clientId: client.id }} />
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <NextCall client={client} />
          <Section flush>
            <Tabs value={shown} onChange={show} keepMounted={false}>
              <Tabs.List ref={list} className={classes.tabs}>
                {tabs
                  .filter((key) => !wide || key !== 'contacts')
                  .map((key) => (
                    <Tabs.Tab key={key} value={key}>
                      {t(`card.tabs.${key}`)}
                      {counts[key] !== undefined && <span className={classes.count}> {counts[key]}</span>}
                    </Tabs.Tab>
                  ))}
              </Tabs.List>
              <Tabs.Panel value="overview" className={classes.panel}>
                <Overview
                  client={client}
                  editing={edit && client.abilities.edit.allowed}
                  onDone={() => void navigate({ search: {}, replace: true })}
                />
              </Tabs.Panel>
              <Tabs.Panel value="contacts" className={classes.panel}>
                <ContactsPanel client={client} />
              </Tabs.Panel>
              <Tabs.Panel value="contracts">
                <AddFor kind="contract" clientId={client.id} ability={createContract} />
                <ContractsOf
                  clientId={client.id}
                  empty={<EmptyState title={t('card.noContracts', { name: client.name })} />}
                />
              </Tabs.Panel>
              <Tabs.Panel value="orders">
                <AddFor kind="order" clientId={client.id} ability={createOrder} />
                <OrdersOf
                  clientId={client.id}
                  empty={<EmptyState title={t('card.noOrders', { name: client.name })} />}
                />
              </Tabs.Panel>
              <Tabs.Panel value="calls" className={classes.panel}>
                <CallsOf client={client} />
              </Tabs.Panel>
              <Tabs.Panel value="campaigns">
                <CampaignsOf clientId={client.id} />
              </Tabs.Panel>
              <Tabs.Panel value="feed">
                <ClientFeed client={client} />
              </Tabs.Panel>
            </Tabs>
          </Section>
        </div>
        {wide && (
          <Section title={t('card.tabs.contacts')} count={client.contacts.length}>
            <ContactsPanel client={client} />
          </Section>
        )}
      </div>
    </Page>
  );
}

/** On a narrow screen the tabs scroll: the one that is open is in sight. */
function useTabInSight(shown: ClientTab) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current && tab)
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [shown]);
  return list;
}
