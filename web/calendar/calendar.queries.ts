import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { calendarDay, calendarItem, calendarRoutes, companyEvent } from '#api/calendar.ts';
import type { CalendarKind } from '#domain/calendar/kinds.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Item = z.output<typeof calendarItem>;
export type Day = z.output<typeof calendarDay>;
export type CompanyEvent = z.output<typeof companyEvent>;
export type CalendarShown = z.output<typeof calendarRoutes.read.response>;
type EventBody = z.input<typeof calendarRoutes.createEvent.body>;

/** Live messages of calls, orders and people make stale what begins with ['waiting-for-me']. */
const KEY = ['waiting-for-me', 'calendar'];

export const calendarQuery = (asked: { from: string; to: string; who: string; kinds: CalendarKind[] }) =>
  queryOptions({
    queryKey: [...KEY, asked],
    queryFn: ({ signal }) => {
      const { kinds, ...query } = asked;
      // without a kind only late calls and holidays are shown: asked for by the cheapest
      const wanted = kinds.length > 0 ? kinds : ['events'];
      return answer(
        api.GET('/api/calendar', { params: { query: { ...query, kinds: wanted.join(',') } }, signal }),
      );
    },
    placeholderData: keepPreviousData,
  });

export const eventQuery = (id: number) =>
  queryOptions({
    queryKey: [...KEY, 'event', id],
    queryFn: () => answer(api.GET('/api/company-events/{id}', { params: { path: { id } } })),
  });

export const callQuery = (id: number) =>
  queryOptions({
    queryKey: ['calls', 'one', id],
    queryFn: () => answer(api.GET('/api/calls/{id}', { params: { path: { id } } })),
  });

const one = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });
export const eventActs = {
  create: (body: EventBody) => kept(answer(api.POST('/api/company-events', { body, headers: newAttempt() }))),
  edit: (id: number, body: EventBody & { version: number }) =>
    kept(answer(api.PUT('/api/company-events/{id}', { ...one(id), body }))),
  cancel: (id: number) => kept(answer(api.DELETE('/api/company-events/{id}', one(id)))),
};

async function kept<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } finally {
    void queryClient.invalidateQueries({ queryKey: KEY });
  }
}

/** Clients to plan a call with, by a part of the name. */
export async function searchClients(search: string, signal: AbortSignal) {
  const query = { search: search || undefined, limit: 20 };
  const { items } = await answer(api.GET('/api/clients', { params: { query }, signal }));
  return items.map(({ id, name }) => ({ id, label: name }));
}

export async function clientToCall(id: number) {
  const { name, contacts } = await answer(api.GET('/api/clients/{id}', { params: { path: { id } } }));
  return { id, name, contacts: contacts.map((contact) => ({ id: contact.id, name: contact.name })) };
}
