import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { listClasses } from '#web/search/public.ts';
import { useSearch } from '#web/ui/useSearch.ts';

interface ClientFilterProps {
  label: string;
  any: string;
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}

type Named = { id: number; name: string };

async function findClients(search: string, signal?: AbortSignal): Promise<Named[]> {
  const query = { search: search.trim() || undefined, limit: 20 };
  const { items } = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return items;
}

/** A client as a filter, found as the search of clients finds it. */
export function ClientFilter({ label, any, value, onChange }: ClientFilterProps) {
  const { t: common } = useTranslation('common');
  const id = useId();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = useQuery({
    queryKey: ['clients', value, 'name'],
    queryFn: async ({ signal }): Promise<Named> => {
      const params = { path: { id: value ?? 0 } };
      return answer(api.GET('/api/clients/{id}', { params, signal }));
    },
    enabled: value !== undefined,
    staleTime: 60_000,
  });
  const own = value !== undefined && chosen.data ? [chosen.data] : [];
  const query = own.some(({ name }) => name === typed) ? '' : typed;
  const found = useSearch(findClients, query, opened);
  const known = new Map([...own, ...found.items].map(({ id: key, name }) => [String(key), name]));

  return (
    <div className={listClasses.pill} data-set={value !== undefined || undefined} data-wide>
      <label htmlFor={id} className={listClasses.pillLabel}>
        {label}
      </label>
      <Select
        id={id}
        variant="unstyled"
        className={listClasses.pillField}
        data={[...known].map(([key, name]) => ({ value: key, label: name }))}
        // The server has searched already, and forgives more than a substring does.
        filter={({ options }) => options}
        value={value === undefined ? null : String(value)}
        placeholder={any}
        searchable
        clearable
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={common(found.searching ? 'search.searching' : 'search.nothing')}
        comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
        clearButtonProps={{ 'aria-label': `${common('action.clear')}: ${label}` }}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        onChange={(next) => onChange(next === null ? undefined : Number(next))}
      />
    </div>
  );
}
