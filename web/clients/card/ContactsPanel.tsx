import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import type { Client, Contact } from '../clients.queries.ts';
import { ContactCard } from './ContactCard.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import classes from './card.module.css';

export function ContactsPanel({ client }: { client: Client }) {
  const { t } = useTranslation('clients');
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const mayEdit = client.abilities.edit.allowed;
  return (
    <div className={classes.contacts}>
      {client.contacts.length === 0 && (
        <EmptyState compact title={t('contact.empty', { name: client.name })} />
      )}
      {client.contacts.map((contact) => (
        <ContactCard
          key={contact.id}
          client={client}
          contact={contact}
          onEdit={mayEdit ? () => setOpen(contact) : undefined}
        />
      ))}
      {mayEdit && (
        <Button
          className="noPrint"
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} stroke={2} />}
          onClick={() => setOpen('new')}
        >
          {t('contact.add')}
        </Button>
      )}
      {open && (
        <ContactDialog client={client} contact={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
