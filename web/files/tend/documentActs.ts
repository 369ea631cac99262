import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { binnedDocument } from '#api/documents.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import type { ListPath } from '../documents.queries.ts';

export type Binned = z.output<typeof binnedDocument>;

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const documentActs = {
  rename: (id: number, name: string) =>
    answer(api.PUT('/api/documents/{id}/name', { ...one(id), body: { name } })),
  move: (id: number, contractId: number) =>
    answer(api.PUT('/api/documents/{id}/contract', { ...one(id), body: { contractId } })),
  restore: (id: number) => answer(api.DELETE('/api/documents/{id}/bin', one(id))),
};

/** Under the key of its record, like the list it belongs to. */
export function binQuery(listPath: ListPath, id: number) {
  const isOrder = listPath.startsWith('/orders');
  return queryOptions({
    queryKey: [isOrder ? 'orders' : 'contracts', id, 'documents', 'bin'],
    queryFn: async ({ signal }) => {
      const query = isOrder ? { orderId: id } : { contractId: id };
      return (await answer(api.GET('/api/document-bin', { params: { query }, signal }))).items;
    },
  });
}

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['documents', id, 'versions'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/documents/{id}/versions', { params: { path: { id } }, signal }))).items,
  });
