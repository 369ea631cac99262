import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import classes from './letter.module.css';

interface ChooseContactProps {
  /** On whom the letter stands now. */
  shown: string | null;
  onChoose: (contactId: number | undefined) => void;
}

/** A client, and one of their people; nobody chosen: the first of those who would get it. */
export function ChooseContact({ shown, onChoose }: ChooseContactProps) {
  const { t } = useTranslation('campaigns');
  const [client, setClient] = useState<Entity | null>(null);
  const [contact, setContact] = useState<string | null>(null);
  const people = useQuery({
    queryKey: ['campaigns', 'peopleOf', client?.id ?? 0],
    enabled: client !== null,
    queryFn: async ({ signal }) => {
      const path = { id: Number(client?.id) };
      const { contacts } = await answer(api.GET('/api/clients/{id}', { params: { path }, signal }));
      return contacts.map(({ id, name, emails }) => ({
        value: String(id),
        label: [name, emails[0]].filter(Boolean).join(', '),
      }));
    },
  });

  function choose(value: string | null) {
    setContact(value);
    onChoose(value === null ? undefined : Number(value));
  }

  return (
    <div className={classes.choose}>
      <EntityCombobox
        label={t('letter.previewOn')}
        placeholder={shown ?? t('letter.previewOnFirst')}
        value={client}
        clearable
        search={findClients}
        onChange={(chosen) => {
          setClient(chosen);
          choose(null);
        }}
      />
      {client && (
        <Select
          label={t('letter.contact')}
          placeholder={t(people.data?.length === 0 ? 'letter.noContacts' : 'letter.chooseContact')}
          disabled={people.data?.length === 0}
          data={people.data ?? []}
          value={contact}
          onChange={choose}
        />
      )}
    </div>
  );
}

async function findClients(search: string, signal: AbortSignal): Promise<Entity[]> {
  const { items } = await answer(
    api.GET('/api/clients', { params: { query: { search, limit: 10 } }, signal }),
  );
  return items.map(({ id, name }) => ({ id, label: name }));
}
