import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { orderListRoutes } from '#api/order-lists.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { tell } from '#web/ui/undo.tsx';
import type { BulkAct } from '../list/orders.queries.ts';

export type Outcome = z.output<(typeof orderListRoutes)['change']['response']>;
export type Change = { act: BulkAct; managerId?: number; expertId?: number; reason?: string };

/** Said by a panel, for a toast is gone before it is read; it waits for whoever has gone to look at one of the orders. */
type Shown = Outcome & { isNew: boolean };
let shown: Shown | null = null;
const listeners = new Set<() => void>();

export function showOutcome(next: Outcome | null): void {
  shown = next && { ...next, isNew: true };
  for (const listener of listeners) listener();
}

export const useOutcome = (): Shown | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );

/** Changes each that may be changed, and says which were not and why. */
export async function changeOrders(
  queries: QueryClient,
  change: Change,
  ids: readonly number[],
): Promise<void> {
  const body = { ...change, ids: [...ids] };
  const outcome = await answer(api.POST('/api/order-bulk-changes', { body, headers: newAttempt() }));
  for (const key of [['orders'], ['waiting-for-me']]) void queries.invalidateQueries({ queryKey: key });
  const t = i18next.getFixedT(null, 'orders');
  if (outcome.leftOut.length > 0) showOutcome(outcome);
  else {
    showOutcome(null);
    tell(outcome.done > 0 ? t('bulk.done', { count: outcome.done }) : t('bulk.none'));
  }
}
