import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { savedView } from '#api/views.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';

export type SavedView = z.output<typeof savedView>;
export type List = SavedView['list'];

export const viewsQuery = (list: List) =>
  queryOptions({
    queryKey: ['saved-views', list],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/saved-views', { params: { query: { list } }, signal }))).items,
    staleTime: 5 * 60_000,
  });

export const viewActs = {
  save: (body: { list: List; name: string; query: string }) =>
    answer(api.POST('/api/saved-views', { body, headers: newAttempt() })),
  edit: (id: number, body: { name: string; query: string }) =>
    answer(api.PUT('/api/saved-views/{id}', { params: { path: { id } }, body, headers: newAttempt() })),
  remove: (id: number) =>
    answer(api.DELETE('/api/saved-views/{id}', { params: { path: { id } }, headers: newAttempt() })),
};

/** The same filters in another order are the same view. */
export function canonical(query: string): string {
  const pairs = new URLSearchParams(query);
  pairs.sort();
  return pairs.toString();
}
