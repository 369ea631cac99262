import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { contract, contractRow } from '#api/contracts.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';

export type ContractRow = z.output<typeof contractRow>;
export type Contract = z.output<typeof contract>;

/** The query string of `/contracts`. */
export interface ContractsSearch {
  search?: string;
  /** Only what fits the letters as they were typed. */
  asTyped?: true;
  clientId?: number;
}

export const contractsQuery = ({ search, clientId }: ContractsSearch) =>
  infiniteQueryOptions({
    queryKey: ['contracts', 'list', { search, clientId }],
    queryFn: ({ pageParam, signal }) => {
      const query = { search, clientId, cursor: pageParam, limit: 50 };
      return answer(api.GET('/api/contracts', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });

export const contractQuery = (id: number) =>
  queryOptions({
    queryKey: ['contracts', id],
    queryFn: ({ signal }) => answer(api.GET('/api/contracts/{id}', { params: { path: { id } }, signal })),
  });

/** To choose from, or to name one already chosen. */
export async function findClients(search: string, signal: AbortSignal): Promise<Entity[]> {
  const query = { search: search.trim() || undefined, limit: 20 };
  const { items } = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return items.map(({ id, name, inn }) => ({ id, label: name, note: inn ?? undefined }));
}

export const clientNameQuery = (id: number) =>
  queryOptions({
    queryKey: ['clients', id, 'named'],
    queryFn: async ({ signal }): Promise<Entity> => {
      const { name, inn } = await answer(api.GET('/api/clients/{id}', { params: { path: { id } }, signal }));
      return { id, label: name, note: inn ?? undefined };
    },
    staleTime: 60_000,
  });
