import { queryOptions } from '@tanstack/react-query';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export const feedQuery = queryOptions({
  queryKey: ['me', 'calendar-feed'],
  queryFn: async () => (await answer(api.GET('/api/me/calendar-feed'))).feed,
});

/** The link; empty when the same request had been heard before: the secret is kept nowhere. */
export const makeFeed = async (): Promise<string> =>
  (await kept(answer(api.POST('/api/me/calendar-feed', { body: {}, headers: newAttempt() })))).url;

export const revokeFeed = () => kept(answer(api.DELETE('/api/me/calendar-feed', { headers: newAttempt() })));

async function kept<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } finally {
    void queryClient.invalidateQueries({ queryKey: feedQuery.queryKey });
  }
}
