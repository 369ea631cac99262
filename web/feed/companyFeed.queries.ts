import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';
import type { FeedFilter } from './feed.types.ts';

export type CompanyFilter = Exclude<FeedFilter, 'calls'>;

/** Live messages of orders, clients and contracts make stale what begins with ['company-feed']. */
export const companyFeedQuery = (filter: CompanyFilter) =>
  infiniteQueryOptions({
    queryKey: ['company-feed', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/feed', { params: { query: { filter, cursor: pageParam, limit: 30 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

const FEW = 5;
export const newestQuery = queryOptions({
  queryKey: ['company-feed', 'newest'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/feed', { params: { query: { limit: FEW } }, signal }))).items,
});
