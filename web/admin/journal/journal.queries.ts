import { infiniteQueryOptions } from '@tanstack/react-query';
import type { journalRoutes } from '#api/journal.ts';
import type { AnswerOf } from '#api/route.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import type { JournalFilters } from './journalFilters.ts';

export type JournalLine = AnswerOf<typeof journalRoutes.list>['items'][number];

export const journalQuery = ({ employeeId }: JournalFilters) =>
  infiniteQueryOptions({
    queryKey: ['journal', { employeeId }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/journal', { params: { query: { employeeId, cursor: pageParam, limit: 100 } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: (before) => before,
  });
