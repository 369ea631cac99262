import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { clientRoutes } from '#api/clients.ts';
import { answer, api } from '#web/http/client.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

/** Asked for by parts of pages: what every page begins with stands in `clients.queries.ts`. */

export type Typed = { name?: string; inn?: string; phones?: string; emails?: string };
export type Duplicate = z.output<typeof clientRoutes.duplicates.response>['items'][number];

/** Who looks like what is being typed. */
export const duplicatesQuery = (typed: Typed, exceptId?: number) =>
  queryOptions({
    queryKey: ['clients', 'duplicates', typed, exceptId ?? null],
    queryFn: async ({ signal }): Promise<Duplicate[]> => {
      const query = { ...typed, exceptId };
      const { items } = await answer(api.GET('/api/client-duplicates', { params: { query }, signal }));
      return items;
    },
    enabled: Object.keys(typed).length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Groups of clients, as lists and cards offer them. */
export const segmentsQuery = (archived = false) =>
  queryOptions({
    queryKey: ['segments', archived],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/segments', { params: { query: { archived: archived ? 'true' : undefined } }, signal }),
      ),
    staleTime: 60_000,
  });

/** To choose another client from. */
export async function findClients(search: string, signal: AbortSignal): Promise<Entity[]> {
  const query = { search: search.trim() || undefined, limit: 20 };
  const { items } = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return items.map(({ id, name, inn }) => ({ id, label: name, note: inn ?? undefined }));
}
