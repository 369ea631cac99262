import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { call, callRoutes, callSettings } from '#api/calls.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { nextCursor } from '#web/table/columns.ts';

export type Call = z.output<typeof call>;
export type CallSettings = z.output<typeof callSettings>;
export type Plan = z.input<typeof callRoutes.create.body>;
type Changes = z.input<typeof callRoutes.edit.body>;
type Outcome = z.input<typeof callRoutes.close.body>;

/** Live messages of calls make stale what begins with ['calls']. */
export const openCallsQuery = (clientId: number) =>
  queryOptions({
    queryKey: ['calls', 'open', clientId],
    queryFn: async ({ signal }) => {
      const query = { clientId, state: 'open' as const, limit: 50 };
      return (await answer(api.GET('/api/calls', { params: { query }, signal }))).items;
    },
  });

/** Done and cancelled, the latest first. */
export const pastCallsQuery = (clientId: number) =>
  infiniteQueryOptions({
    queryKey: ['calls', 'all', clientId],
    queryFn: ({ pageParam, signal }) => {
      const query = { clientId, order: 'latest' as const, cursor: pageParam, limit: 30 };
      return answer(api.GET('/api/calls', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

/** One's own that are late, the oldest first. */
export const overdueCallsQuery = queryOptions({
  queryKey: ['calls', 'overdue'],
  queryFn: async ({ signal }) => {
    const query = { mine: 'true' as const, state: 'open' as const, overdue: 'true' as const, limit: 200 };
    const { items, next } = await answer(api.GET('/api/calls', { params: { query }, signal }));
    return { items, more: next !== null };
  },
});

export const callSettingsQuery = queryOptions({
  queryKey: ['me', 'call-settings'],
  queryFn: () => answer(api.GET('/api/me/call-settings')),
});

export const headDaysQuery = queryOptions({
  queryKey: ['company', 'call-settings'],
  queryFn: () => answer(api.GET('/api/company/call-settings')),
});

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const callActs = {
  plan: (body: Plan) => kept(answer(api.POST('/api/calls', { body, headers: newAttempt() }))),
  edit: (id: number, body: Changes) => kept(answer(api.PUT('/api/calls/{id}', { ...one(id), body }))),
  close: (id: number, body: Outcome) =>
    kept(answer(api.PUT('/api/calls/{id}/outcome', { ...one(id), body }))),
  reopen: (id: number) => kept(answer(api.DELETE('/api/calls/{id}/outcome', one(id)))),
  cancel: (id: number) => kept(answer(api.DELETE('/api/calls/{id}', one(id)))),
};

/** What the act changed is read anew wherever it stands; the own page does not wait for the live message. */
async function kept<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } finally {
    refreshCalls();
  }
}

export function refreshCalls(): void {
  for (const queryKey of [['calls'], ['clients'], ['waiting-for-me']])
    void queryClient.invalidateQueries({ queryKey });
}

/** The call as a plan again: for moving it, and for the one that follows. */
export const planOf = (it: Call) => ({
  contactId: it.contact?.id ?? null,
  responsibleId: it.responsible.id,
  topic: it.topic,
  on: it.on,
  at: it.at,
  minutes: it.minutes,
  repeats: it.repeats,
});
