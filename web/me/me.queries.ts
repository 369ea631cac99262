import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { apiToken, session } from '#api/auth.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { type Me, meQuery } from '#web/session/public.ts';

export type Session = z.output<typeof session>;
export type ApiToken = z.output<typeof apiToken>;

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async () => (await answer(api.GET('/api/me/sessions'))).items,
});

export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: async () => (await answer(api.GET('/api/me/tokens'))).items,
});

/** At once on the screen; taken back with a word if the server refuses. */
export async function saveSettings(settings: Me['settings']): Promise<void> {
  const before = queryClient.getQueryData(meQuery.queryKey);
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, settings });
  try {
    await answer(api.PUT('/api/me/settings', { body: settings }));
  } catch (cause) {
    queryClient.setQueryData(meQuery.queryKey, before);
    tellProblem(cause);
  }
}

export async function changePassword(current: string, next: string): Promise<void> {
  await answer(api.PUT('/api/me/password', { body: { current, next } }));
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
}

export async function endSession(sessionId: string): Promise<void> {
  await answer(api.DELETE('/api/me/sessions/{sessionId}', { params: { path: { sessionId } } }));
  await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
}

export interface NewToken {
  name: string;
  scope: ApiToken['scope'];
  days: number;
}

export interface MadeToken {
  id: number;
  /** Empty when the same request had already been heard: the text is kept nowhere. */
  text: string;
}

export async function makeToken(wanted: NewToken): Promise<MadeToken> {
  const { token, item } = await answer(api.POST('/api/me/tokens', { body: wanted }));
  await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
  return { id: item.id, text: token };
}

export async function revokeToken(id: number): Promise<void> {
  await answer(api.DELETE('/api/me/tokens/{id}', { params: { path: { id } } }));
  await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
}
