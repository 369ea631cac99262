import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { mailRoutes } from '#api/mail.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { nextCursor } from '#web/table/columns.ts';

export type MailSettings = AnswerOf<typeof mailRoutes.get>;
export type MailBody = BodyOf<typeof mailRoutes.put>;
export type MailCheck = AnswerOf<typeof mailRoutes.check>;
export type Letter = AnswerOf<typeof mailRoutes.letters>['items'][number];
export type LetterFilter = 'waiting' | 'failed' | 'sent';

/** While letters are on their way the page looks again: no live word tells of them. */
const LOOK_AGAIN_MS = 5000;

export const mailQuery = queryOptions({
  queryKey: ['company', 'mail'],
  queryFn: ({ signal }) => answer(api.GET('/api/company/mail', { signal })),
  refetchInterval: ({ state }) => (state.data?.enabled && state.data.waiting > 0 ? LOOK_AGAIN_MS : false),
});

export const lettersQuery = (state: LetterFilter | undefined, lively: boolean) =>
  infiniteQueryOptions({
    queryKey: ['company', 'letters', { state }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/company/letters', {
          params: { query: { state, cursor: pageParam, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: (before) => before,
    refetchInterval: lively ? LOOK_AGAIN_MS : false,
  });

export async function saveMail(body: MailBody): Promise<void> {
  queryClient.setQueryData(mailQuery.queryKey, await answer(api.PUT('/api/company/mail', { body })));
}

export async function checkMail(): Promise<MailCheck> {
  const result = await answer(api.POST('/api/company/mail/check', { body: {} }));
  await refresh();
  return result;
}

export async function sendNow(id: number): Promise<void> {
  await answer(api.POST('/api/company/letters/{id}/sending', { params: { path: { id } }, body: {} }));
  await refresh();
}

export async function cancelLetter(id: number): Promise<void> {
  await answer(api.DELETE('/api/company/letters/{id}', { params: { path: { id } } }));
  await refresh();
}

const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: mailQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: ['company', 'letters'] }),
  ]);
