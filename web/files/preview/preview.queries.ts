import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { preview } from '#api/documents.ts';
import { answer, api } from '#web/http/client.ts';
import type { ShelfName } from './here.ts';
import type { Previewed } from './tools.ts';

export type Preview = z.output<typeof preview>;

const POLL_MS = 1000;

/** What is shown is of one version: another is shown anew, and a word of something else in the section disturbs nobody's reading. */
type Shown = Pick<Previewed, 'id' | 'versionNo'>;
const keyOf = (shelf: ShelfName, { id, versionNo }: Shown) => ['shown', shelf, id, versionNo] as const;

export function previewQuery(shelf: ShelfName, shown: Shown) {
  const { id } = shown;
  return queryOptions({
    queryKey: keyOf(shelf, shown),
    queryFn: ({ signal }): Promise<Preview> =>
      answer(api.GET(`/api/${shelf}/{id}/preview`, { params: { path: { id } }, signal })),
    // made by a job: looked at until it is there
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? POLL_MS : false),
  });
}

export const askForPreview = (shelf: ShelfName, id: number): Promise<Preview> =>
  answer(api.PUT(`/api/${shelf}/{id}/preview`, { params: { path: { id } }, body: {} }));

/** The bytes for showing, drawn by us: the browser is never given them as a document of its own. */
export function bytesQuery(shelf: ShelfName, shown: Shown) {
  const { id } = shown;
  return queryOptions({
    queryKey: [...keyOf(shelf, shown), 'bytes'],
    queryFn: ({ signal }): Promise<ArrayBuffer> =>
      answer(
        api.GET(`/api/${shelf}/{id}/preview/content`, {
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
