import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './people.module.css';
import { leadsQuery } from './people.queries.ts';

type Leads = NonNullable<ReturnType<typeof useLeads>['data']>;
const useLeads = (key: 'managerId' | 'expertId', id: number) => useQuery(leadsQuery(key, id));

/** Orders the person leads and examines now, those of them that the reader sees. */
export function LeadsNow({ id }: { id: number }) {
  const { t } = useTranslation('people');
  const managing = useLeads('managerId', id).data;
  const examining = useLeads('expertId', id).data;
  if (!managing || !examining) return null;
  const nothing = managing.items.length + examining.items.length === 0;
  return (
    <Section title={t('leads.title')} flush>
      {nothing && <EmptyState title={t('leads.none')} compact />}
      <Orders title={t('leads.manager')} leads={managing} href={`/orders?managerId=${id}`} />
      <Orders title={t('leads.expert')} leads={examining} href={`/orders?expertId=${id}`} />
    </Section>
  );
}

function Orders({ title, leads: { items, count }, href }: { title: string; leads: Leads; href: string }) {
  const { t } = useTranslation('people');
  const { language } = useFormat();
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={classes.subhead}>
        {title} <span className="muted">{count > 99 ? '99+' : count}</span>
      </h3>
      <ul className={classes.plain}>
        {items.map(({ id, number, client, step }) => (
          <li key={id} className={classes.person}>
            <TextLink href={`/orders/${id}`}>{number}</TextLink>
            <span>{client.name}</span>
            <span className="muted">
              {step.number}/{step.total} {step.title[language]}
            </span>
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p className={`${classes.more} noPrint`}>
          <TextLink href={href}>{count > 99 ? t('leads.hundred') : t('leads.all', { count })}</TextLink>
        </p>
      )}
    </>
  );
}
