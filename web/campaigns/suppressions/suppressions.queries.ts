import { infiniteQueryOptions } from '@tanstack/react-query';
import type { suppressionRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf } from '#api/route.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { nextCursor } from '#web/table/columns.ts';

export type Suppression = AnswerOf<typeof suppressionRoutes.list>['items'][number];

export const suppressionsQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['suppressions', { search }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/suppressions', { params: { query: { search, cursor: pageParam, limit: 50 } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: (before) => before,
  });

export async function addSuppression(address: string, note: string): Promise<void> {
  await answer(
    api.POST('/api/suppressions', {
      body: { address, ...(note === '' ? {} : { note }) },
      headers: newAttempt(),
    }),
  );
  await queryClient.invalidateQueries({ queryKey: ['suppressions'] });
}
