import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { orderRow } from '#api/order-card.ts';
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

/** The steps there are, to filter by: the board of a company with no filter has them all, in order. */
export const stepsQuery = queryOptions({
  ...boardQuery({}),
  queryKey: ['orders', 'steps'],
  staleTime: 10 * 60_000,
});
