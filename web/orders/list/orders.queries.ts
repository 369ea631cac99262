import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { orderRow } from '#api/order-card.ts';
import type { orderListRoutes } from '#api/order-lists.ts';
import type { orderRoutes } from '#api/orders.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor, pageSize } from '#web/table/columns.ts';
import { type OrdersSearch, toApiQuery } from './filters.ts';

export type OrderRow = z.output<typeof orderRow>;

/** Under ['orders', 'list']: a live word of any order makes every list stale. */
export const ordersQuery = (search: OrdersSearch, limit = pageSize(search.search)) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', toApiQuery(search), limit],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...toApiQuery(search), cursor: pageParam, limit };
      return answer(api.GET('/api/orders', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });

export type BoardColumn = z.output<typeof orderRoutes.board.response>['columns'][number];

export const boardQuery = (search: OrdersSearch) =>
  queryOptions({
    queryKey: ['orders', 'list', 'board', toApiQuery({ ...search, sort: undefined })],
    queryFn: async ({ signal }) => {
      const { sort: _, ...query } = toApiQuery(search);
      const { columns } = await answer(api.GET('/api/order-board', { params: { query }, signal }));
      return columns;
    },
    placeholderData: keepPreviousData,
  });

/** What the list can be filtered by, and what the reader may ever do to many orders. */
export const choicesQuery = queryOptions({
  queryKey: ['orders', 'choices'],
  queryFn: ({ signal }) => answer(api.GET('/api/order-choices', { signal })),
  staleTime: 10 * 60_000,
});
export type Choices = z.output<(typeof orderListRoutes)['choices']['response']>;
export type BulkAct = Choices['acts'][number];

/** Not under ['orders', 'list']: counts follow the list at their own pace. */
export const countsQuery = (views: string) =>
  queryOptions({
    queryKey: ['order-counts', views],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/order-counts', { params: { query: { views: views || undefined } }, signal })),
    placeholderData: keepPreviousData,
  });
