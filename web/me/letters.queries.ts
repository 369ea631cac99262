import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { tellProblem } from '#web/http/tellProblem.ts';

export const letterChoicesQuery = queryOptions({
  queryKey: ['me', 'notification-settings'],
  queryFn: () => answer(api.GET('/api/me/notification-settings')),
});
export type LetterChoices = Awaited<ReturnType<NonNullable<(typeof letterChoicesQuery)['queryFn']>>>;

/** At once on the screen; taken back with a word if the server refuses. */
export async function chooseLetters(wanted: LetterChoices): Promise<void> {
  const { queryKey } = letterChoicesQuery;
  const before = queryClient.getQueryData(queryKey);
  queryClient.setQueryData(queryKey, wanted);
  const { kinds, overview, dailyHour, quiet, holdDaysOff } = wanted;
  const ways = Object.fromEntries(kinds.map(({ kind, way }) => [kind, way]));
  try {
    await answer(
      api.PUT('/api/me/notification-settings', { body: { ways, overview, dailyHour, quiet, holdDaysOff } }),
    );
  } catch (cause) {
    queryClient.setQueryData(queryKey, before);
    tellProblem(cause);
  }
}
