import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '#web/form/ConflictNotice.tsx';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { useVersionedEdit } from '#web/form/useVersionedEdit.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import { type Client, type Contact, clientQuery } from '../clients.queries.ts';
import { ContactFields } from '../form/ContactFields.tsx';
import { checkContact } from '../form/checks.ts';
import { type ContactForm, contactBodyOf, contactFormOf, emptyContact } from '../form/clientForm.ts';
import { DuplicateNotice } from '../form/DuplicateNotice.tsx';

interface ContactDialogProps {
  client: Client;
  contact: Contact | null;
  onClose: () => void;
}

export function ContactDialog({ client, contact, onClose }: ContactDialogProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();

  const form = useVersionedEdit<ContactForm>({
    start: contact
      ? { values: contactFormOf(contact), version: contact.version }
      : { values: { ...emptyContact(), isMain: client.contacts.length === 0 }, version: 0 },
    draftKey: contact ? `contacts.${contact.id}` : `clients.${client.id}.contact`,
    check: (values) => checkContact(values, t),
    fieldsOf,
    fresh: async () => {
      const now = await queries.fetchQuery({ ...clientQuery(client.id), staleTime: 0 });
      const same = now.contacts.find((it) => it.id === contact?.id);
      return same
        ? { values: contactFormOf(same), version: same.version }
        : { values: emptyContact(), version: 0 };
    },
    save: async (values, version) => {
      const body = contactBodyOf(values);
      const headers = newAttempt();
      if (contact) {
        const params = { path: { id: contact.id } };
        await answer(api.PUT('/api/contacts/{id}', { params, body: { ...body, version }, headers }));
      } else {
        const params = { path: { id: client.id } };
        await answer(api.POST('/api/clients/{id}/contacts', { params, body, headers }));
      }
      void queries.invalidateQueries({ queryKey: ['clients', client.id] });
      tell(t('contact.saved'));
      onClose();
    },
    say: (key, values) => sayContact(values[key]),
    label: (key) => labelOf(key, t),
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t(contact ? 'contact.editTitle' : 'contact.addTitle')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <FormFrame
        form={form}
        submitLabel={common('action.save')}
        onCancel={() => {
          form.dropDraft();
          onClose();
        }}
        failure={form.failure ? failureOf(form.failure).why : null}
      >
        <ConflictNotice clashes={form.clashes} onChoose={form.choose} />
        <ContactFields
          value={form.values}
          prefix=""
          errors={form.errors}
          onLeave={(path) => form.leaveAt(path as 'phones')}
          onChange={form.put}
        />
        {!contact && (
          <DuplicateNotice phones={form.values.phones} emails={form.values.emails} exceptId={client.id} />
        )}
      </FormFrame>
    </Modal>
  );
}

function sayContact(value: ContactForm[keyof ContactForm]): string {
  if (Array.isArray(value)) return value.filter(Boolean).join(', ');
  return typeof value === 'boolean' ? (value ? '✓' : '') : value;
}

function labelOf(key: keyof ContactForm, t: ReturnType<typeof useTranslation<'clients'>>['t']): string {
  if (key === 'phones' || key === 'emails') return t(`field.${key}`);
  return key === 'key' ? '' : t(`contact.${key}`);
}
