import { queryOptions } from '@tanstack/react-query';
import type { mailboxRoutes } from '#api/mailbox.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type MailboxSettings = AnswerOf<typeof mailboxRoutes.get>;
export type MailboxBody = BodyOf<typeof mailboxRoutes.put>;
export type MailboxCheck = AnswerOf<typeof mailboxRoutes.check>;

export const mailboxQuery = queryOptions({
  queryKey: ['company', 'mailbox'],
  queryFn: ({ signal }) => answer(api.GET('/api/company/mailbox', { signal })),
});

export async function saveMailbox(body: MailboxBody): Promise<void> {
  queryClient.setQueryData(mailboxQuery.queryKey, await answer(api.PUT('/api/company/mailbox', { body })));
}

export async function checkMailbox(): Promise<MailboxCheck> {
  const result = await answer(api.POST('/api/company/mailbox/check', { body: {} }));
  await queryClient.invalidateQueries({ queryKey: mailboxQuery.queryKey });
  return result;
}
