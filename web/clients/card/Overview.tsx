import { useTranslation } from 'react-i18next';
import { OrdersOf } from '#web/orders/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ReadOnlyField } from '#web/ui/inline/ReadOnlyField.tsx';
import type { Client } from '../clients.queries.ts';
import { ClientFeed } from './ClientFeed.tsx';
import classes from './card.module.css';
import { EditClient } from './EditClient.tsx';
import { Emails, Phones } from './Reach.tsx';

interface OverviewProps {
  client: Client;
  editing: boolean;
  onDone: () => void;
}

const BRIEF = 5;

export function Overview({ client, editing, onDone }: OverviewProps) {
  const { t } = useTranslation('clients');
  if (editing) return <EditClient client={client} onDone={onDone} />;
  return (
    <>
      <div className={classes.facts}>
        <ReadOnlyField label={t('field.address')}>{client.address}</ReadOnlyField>
        <ReadOnlyField label={t('field.phones')}>
          {client.phones.length > 0 && <Phones phones={client.phones} />}
        </ReadOnlyField>
        <ReadOnlyField label={t('field.emails')}>
          {client.emails.length > 0 && <Emails emails={client.emails} client={client} />}
        </ReadOnlyField>
        <ReadOnlyField label={t('field.site')}>{client.site && <Site address={client.site} />}</ReadOnlyField>
        <ReadOnlyField label={t('field.source')}>{client.source?.name}</ReadOnlyField>
        <ReadOnlyField label={t('field.activity')}>{client.activity?.name}</ReadOnlyField>
        <div className={classes.wideFact}>
          <ReadOnlyField label={t('field.occupation')}>{client.occupation}</ReadOnlyField>
        </div>
      </div>
      <h2 className={classes.subhead}>{t('card.lastOrders')}</h2>
      <div className={classes.inset}>
        <OrdersOf
          clientId={client.id}
          limit={BRIEF}
          empty={<EmptyState compact title={t('card.noOrders', { name: client.name })} />}
        />
      </div>
      <h2 className={classes.subhead}>{t('card.lastFeed')}</h2>
      <div className={classes.feed}>
        <ClientFeed client={client} />
      </div>
    </>
  );
}

/** Typed as people type it; only a web address becomes a link. */
function Site({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(href) || !/^[^\s/]+\.[^\s/]+/u.test(address.replace(/^https?:\/\//i, ''))) return address;
  return (
    <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}
