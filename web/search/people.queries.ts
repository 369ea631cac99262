import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

/** People to choose from, by any part of the name. */
export async function findPeople(search: string, role: 'manager' | undefined, signal?: AbortSignal) {
  const query = { search: search.trim() || undefined, role, limit: 20 };
  const { items } = await answer(api.GET('/api/employees', { params: { query }, signal }));
  return items;
}

/** Managers to choose from in a form, each with their department. */
export async function findManagers(search: string, signal: AbortSignal): Promise<Entity[]> {
  const people = await findPeople(search, 'manager', signal);
  return people.map(({ id, name, departmentName }) => ({
    id,
    label: name,
    note: departmentName ?? undefined,
  }));
}

export const personQuery = (id: number) =>
  queryOptions({
    queryKey: ['people', id, 'name'],
    queryFn: async ({ signal }) => {
      const found = await answer(api.GET('/api/employees/{id}', { params: { path: { id } }, signal }));
      return { id: found.id, name: found.name, shortName: found.shortName };
    },
    staleTime: 5 * 60_000,
  });

type Dictionary = 'source' | 'activity' | 'legalEntity';

/** Entries to choose from; archived ones stay readable where they already stand, but are not offered. */
export const dictionaryQuery = (dictionary: Dictionary) =>
  queryOptions({
    queryKey: ['dictionaries', dictionary],
    queryFn: async ({ signal }) => {
      const params = { path: { dictionary } };
      const { items } = await answer(api.GET('/api/dictionaries/{dictionary}', { params, signal }));
      return items;
    },
    staleTime: 5 * 60_000,
  });
