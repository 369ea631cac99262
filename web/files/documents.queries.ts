import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { document } from '#api/documents.ts';
import type { upload } from '#api/uploads.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { cardOf, type Place } from './send/place.ts';

export type DocumentShown = z.output<typeof document>;
export type UnfinishedUpload = z.output<typeof upload>;
export type ListPath = '/contracts/{id}/documents' | '/orders/{id}/documents';

/** Under the key of its record, so that a live word of the contract or order refreshes it. */
export function documentsQuery(listPath: ListPath, id: number) {
  const room = listPath.startsWith('/orders') ? 'orders' : 'contracts';
  return queryOptions({
    queryKey: [room, id, 'documents'],
    queryFn: async ({ signal }) => {
      const options = { params: { path: { id } }, signal };
      const { items } =
        listPath === '/orders/{id}/documents'
          ? await answer(api.GET('/api/orders/{id}/documents', options))
          : await answer(api.GET('/api/contracts/{id}/documents', options));
      return items;
    },
  });
}

export function binDocument(id: number, reason: string | undefined, attempt = newAttempt()) {
  return answer(
    api.PUT('/api/documents/{id}/bin', {
      params: { path: { id } },
      body: { reason },
      headers: attempt,
    }),
  );
}

/** One's own files that began to come to a card and did not arrive. */
export function unfinishedQuery(place: Place) {
  const { room, id } = cardOf(place);
  return queryOptions({
    queryKey: [room, id, 'documents', 'unfinished'],
    queryFn: async ({ signal }) => {
      const query = room === 'orders' ? { orderId: id } : { contractId: id };
      return (await answer(api.GET('/api/uploads', { params: { query }, signal }))).items;
    },
  });
}

export function dropUpload(id: string) {
  const params = { path: { id }, header: { 'tus-resumable': '1.0.0' as const } };
  return answer(api.DELETE('/api/uploads/{id}', { params }));
}

/** To choose from: of one client nobody makes more than these. */
export const contractsOfClientQuery = (clientId: number) =>
  queryOptions({
    queryKey: ['contracts', 'list', { clientId, toChoose: true }],
    queryFn: async ({ signal }) => {
      const query = { clientId, limit: 200 };
      return (await answer(api.GET('/api/contracts', { params: { query }, signal }))).items;
    },
  });

export const mayAddToQuery = (contractId: number) =>
  queryOptions({
    queryKey: ['contracts', contractId, 'mayAdd'],
    queryFn: async ({ signal }) => {
      const params = { path: { id: contractId } };
      const { abilities } = await answer(api.GET('/api/contracts/{id}', { params, signal }));
      return { any: abilities.addDocument, commercial: abilities.addCommercialDocument };
    },
  });
