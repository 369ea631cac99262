import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { notification } from '#api/notifications.ts';
import { answer, api } from '#web/http/client.ts';

export type Notification = z.output<typeof notification>;

const LATEST = 8;

/** The last few, for the bell. */
export const latestQuery = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: ({ signal }) =>
    answer(
      api.GET('/api/notifications', { params: { query: { limit: LATEST, postponed: 'false' } }, signal }),
    ),
});

export type Show = 'unread' | 'postponed' | 'all';

/** What an open page is to say of beside the page itself: enough rows for what may come at one time. */
export const freshQuery = queryOptions({
  queryKey: ['notifications', 'fresh'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/notifications', { params: { query: { limit: 20 } }, signal })),
});

export const mutedQuery = (orderId: number) =>
  queryOptions({
    queryKey: ['notifications', 'muted', orderId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/orders/{id}/mute', { params: { path: { id: orderId } }, signal })),
  });

export const inboxQuery = (show: Show) =>
  infiniteQueryOptions({
    queryKey: ['notifications', show],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/notifications', {
          params: { query: { ...filters[show], cursor: pageParam, limit: 30 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

const filters = {
  unread: { unread: 'true' },
  postponed: { postponed: 'true' },
  all: {},
} as const;

export type Until = 'hour' | 'tomorrow' | 'monday';

/** Answers when it comes back. */
export async function postpone(queries: QueryClient, id: number, until: Until): Promise<string> {
  const params = { path: { id } };
  const made = await answer(api.PUT('/api/notifications/{id}/postponement', { params, body: { until } }));
  await refresh(queries);
  return made.until;
}

export async function takeBack(queries: QueryClient, id: number): Promise<void> {
  await answer(api.DELETE('/api/notifications/{id}/postponement', { params: { path: { id } } }));
  await refresh(queries);
}

export async function setMuted(queries: QueryClient, orderId: number, muted: boolean): Promise<void> {
  const params = { path: { id: orderId } };
  await (muted
    ? answer(api.PUT('/api/orders/{id}/mute', { params, body: {} }))
    : answer(api.DELETE('/api/orders/{id}/mute', { params })));
  await queries.invalidateQueries({ queryKey: ['notifications'] });
}

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
export async function refresh(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['notifications'] }),
    queries.invalidateQueries({ queryKey: ['me'] }),
  ]);
}
