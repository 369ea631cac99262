import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { document } from '#api/documents.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';

export type DocumentShown = z.output<typeof document>;
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
