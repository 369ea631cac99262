import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { preview } from '#api/documents.ts';
import { answer, api } from '#web/http/client.ts';

export type Preview = z.output<typeof preview>;

const POLL_MS = 1000;

export function previewQuery(id: number) {
  return queryOptions({
    queryKey: ['documents', id, 'preview'],
    queryFn: ({ signal }): Promise<Preview> =>
      answer(api.GET('/api/documents/{id}/preview', { params: { path: { id } }, signal })),
    // made by a job: looked at until it is there
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? POLL_MS : false),
  });
}

export const askForPreview = (id: number): Promise<Preview> =>
  answer(api.PUT('/api/documents/{id}/preview', { params: { path: { id } }, body: {} }));

/** The bytes for showing, drawn by us: the browser is never given them as a document of its own. */
export function bytesQuery(id: number) {
  return queryOptions({
    queryKey: ['documents', id, 'preview', 'bytes'],
    queryFn: ({ signal }): Promise<ArrayBuffer> =>
      answer(
        api.GET('/api/documents/{id}/preview/content', {
          params: { path: { id } },
          parseAs: 'arrayBuffer',
          signal,
        }),
      ) as Promise<ArrayBuffer>,
    // content never changes, and large ones are not to be hoarded
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}
