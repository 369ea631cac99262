import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { order } from '#api/order-card.ts';
import { answer, api } from '#web/http/client.ts';

export type Order = z.output<typeof order>;
export type Step = Order['steps'][number];
export type Requirement = Step['requirements'][number];
export type Ability = Order['abilities']['edit'];
export type Value = NonNullable<Requirement['value']>;

/** The card. Live messages make stale what begins with ['orders', id]. */
export const orderQuery = (id: number) =>
  queryOptions({
    queryKey: ['orders', id],
    queryFn: ({ signal }): Promise<Order> =>
      answer(api.GET('/api/orders/{id}', { params: { path: { id } }, signal })),
  });

export const dictionaryQuery = (dictionary: string) =>
  queryOptions({
    queryKey: ['dictionaries', dictionary],
    queryFn: async ({ signal }) => {
      const params = { path: { dictionary: dictionary as 'legalEntity' } };
      return (await answer(api.GET('/api/dictionaries/{dictionary}', { params, signal }))).items;
    },
    staleTime: 300_000,
  });

export async function findExperts(search: string, department: string | undefined, signal: AbortSignal) {
  const query = { search: search || undefined, department };
  return (await answer(api.GET('/api/order-experts', { params: { query }, signal }))).items;
}

export async function findContracts(search: string, clientId: number, signal: AbortSignal) {
  const query = { search: search || undefined, clientId, limit: 20 };
  return (await answer(api.GET('/api/contracts', { params: { query }, signal }))).items;
}
