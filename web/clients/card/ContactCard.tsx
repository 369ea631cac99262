import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import type { Client, Contact } from '../clients.queries.ts';
import classes from './card.module.css';
import { type MailingAct, MailingItems, MailingLine } from './Mailing.tsx';
import { MailingDialog } from './MailingDialog.tsx';
import { MailingHistory } from './MailingHistory.tsx';
import { Emails, Phones } from './Reach.tsx';

interface ContactCardProps {
  client: Client;
  contact: Contact;
  onEdit?: () => void;
}

export function ContactCard({ client, contact, onEdit }: ContactCardProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const [mailing, setMailing] = useState<MailingAct | null>(null);
  const { id, name, position, phones, emails, notes, isMain, decides } = contact;
  const about = [position, isMain && t('contact.main'), decides && t('contact.decider')].filter(Boolean);

  async function putAway() {
    try {
      await answer(api.DELETE('/api/contacts/{id}', { params: { path: { id } }, headers: newAttempt() }));
      void queries.invalidateQueries({ queryKey: ['clients', client.id] });
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <article className={classes.contact} aria-label={name}>
      <div className={classes.contactMain}>
        <div className={classes.contactName}>{name}</div>
        {about.length > 0 && <div className="meta">{about.join(', ')}</div>}
        <Phones phones={phones} />
        <Emails emails={emails} client={client} suppressed={contact.suppressed} />
        <MailingLine contact={contact} />
        {notes && <div className={classes.notes}>{notes}</div>}
      </div>
      {onEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              className="noPrint"
              variant="subtle"
              color="gray"
              aria-label={t('contact.actions', { name })}
            >
              <IconDots size={18} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{common('action.edit')}</Menu.Item>
            <Menu.Item onClick={() => setLeaving(true)}>{t('contact.putAway')}</Menu.Item>
            <MailingItems contact={contact} onChoose={setMailing} />
          </Menu.Dropdown>
        </Menu>
      )}
      {mailing === 'history' && <MailingHistory contact={contact} onClose={() => setMailing(null)} />}
      {(mailing === 'give' || mailing === 'withdraw') && (
        <MailingDialog
          clientId={client.id}
          contact={contact}
          act={mailing}
          onClose={() => setMailing(null)}
        />
      )}
      <ConfirmDialog
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={t('contact.putAwayTitle')}
        confirmLabel={t('contact.removeShort')}
        danger
        onConfirm={putAway}
      >
        {t('contact.putAwayWhat', { name })}
      </ConfirmDialog>
    </article>
  );
}
