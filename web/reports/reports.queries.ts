import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { standingRow, termRow } from '#api/reports.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import { type StandingSearch, type TermsSearch, termsFilter } from './search.ts';

export type StandingRow = z.output<typeof standingRow>;
export type Group = Pick<StandingRow, 'step' | 'department' | 'person'>;
export type TermRow = z.output<typeof termRow>;

/** Asked anew when the page is opened or looked at again, not by every act in the company: it is read over all orders. */
export const standingQuery = (search: StandingSearch) =>
  queryOptions({
    queryKey: ['reports', 'standing', search],
    queryFn: ({ signal }) => answer(api.GET('/api/reports/standing', { params: { query: search }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Under ['orders', 'list']: a live word of any order makes it stale. */
export const termsQuery = (search: TermsSearch) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', 'terms', search],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...termsFilter(search), cursor: pageParam };
      return answer(api.GET('/api/reports/terms', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });
