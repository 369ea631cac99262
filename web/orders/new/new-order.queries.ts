import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

/** Clients to choose from, each with what tells it from its namesakes. */
export async function findClients(search: string, signal: AbortSignal): Promise<Entity[]> {
  const query = { search: search.trim() || undefined, status: 'active' as const, limit: 20 };
  const { items } = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return items.map(({ id, name, inn, manager }) => ({
    id,
    label: name,
    note: [inn, manager?.shortName].filter(Boolean).join(' · ') || undefined,
  }));
}

/** Newest first, as the API gives them. */
export const contractsOfClient = (clientId: number) =>
  queryOptions({
    queryKey: ['contracts', 'list', 'of-client', clientId],
    queryFn: async ({ signal }) => {
      const params = { query: { clientId, limit: 200 } };
      const { items } = await answer(api.GET('/api/contracts', { params, signal }));
      return items;
    },
  });

export const clientName = (id: number) =>
  queryOptions({
    queryKey: ['clients', id, 'name'],
    queryFn: async ({ signal }): Promise<Entity> => {
      const { name, inn } = await answer(api.GET('/api/clients/{id}', { params: { path: { id } }, signal }));
      return { id, label: name, note: inn ?? undefined };
    },
  });
