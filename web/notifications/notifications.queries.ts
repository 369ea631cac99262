import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { notification } from '#api/desk.ts';
import { answer, api } from '#web/http/client.ts';

export type Notification = z.output<typeof notification>;

const LATEST = 8;

/** The last few, for the bell. */
export const latestQuery = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/notifications', { params: { query: { limit: LATEST } }, signal })),
});

export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', unread ? 'unread' : 'all'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/notifications', {
          params: { query: { unread: unread ? 'true' : undefined, cursor: pageParam, limit: 30 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export async function markSeen(queries: QueryClient): Promise<void> {
  await answer(api.PUT('/api/notifications/seen', { body: {} }));
  await refresh(queries);
}

export async function markRead(queries: QueryClient, id: number): Promise<void> {
  await answer(api.PUT('/api/notifications/{id}/read', { params: { path: { id } }, body: {} }));
  await refresh(queries);
}

export async function markAllRead(queries: QueryClient): Promise<void> {
  await answer(api.PUT('/api/notifications/read', { body: {} }));
  await refresh(queries);
}

/** Opening an order reads what was said of it. */
export async function markOrderRead(queries: QueryClient, orderId: number): Promise<void> {
  await answer(api.PUT('/api/notifications/read', { body: { orderId } }));
  await refresh(queries);
}

/** The count in the header and in the tab comes with `me`. */
async function refresh(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['notifications'] }),
    queries.invalidateQueries({ queryKey: ['me'] }),
  ]);
}
