import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { client, clientRow, contact } from '#api/clients.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor, pageSize } from '#web/table/columns.ts';
import { type ClientsSearch, toApiQuery } from './list/filters.ts';

export type ClientRow = z.output<typeof clientRow>;
export type Client = z.output<typeof client>;
export type Contact = z.output<typeof contact>;

export const clientsQuery = (search: ClientsSearch) =>
  infiniteQueryOptions({
    queryKey: ['clients', 'list', toApiQuery(search)],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...toApiQuery(search), cursor: pageParam, limit: pageSize(search.search) };
      return answer(api.GET('/api/clients', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });

export const clientQuery = (id: number) =>
  queryOptions({
    queryKey: ['clients', id],
    queryFn: ({ signal }) => answer(api.GET('/api/clients/{id}', { params: { path: { id } }, signal })),
  });
