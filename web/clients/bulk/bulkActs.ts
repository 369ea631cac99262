import { type QueryClient, queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import type { z } from 'zod';
import type { bulkChange } from '#api/client-lists.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { offerUndo, tell } from '#web/ui/undo.tsx';
import type { ApiFilter } from '../list/filters.ts';
import { tellOutcome } from '../outcome.tsx';

export type BulkChange = z.output<typeof bulkChange>;
export type Act = BulkChange['act'];
/** Those that were chosen one by one, or all that the list shows. */
export type Chosen = { ids: number[] } | { filter: ApiFilter };
type LeftOut = { client: { id: number; name: string }; reason: string }[];

export const ownChangesQuery = () =>
  queryOptions({
    queryKey: ['clients', 'bulk-changes'],
    queryFn: async ({ signal }) => (await answer(api.GET('/api/client-bulk-changes', { signal }))).items,
  });

/** Changes them, says what was left out, and offers the way back. */
export async function changeMany(
  queries: QueryClient,
  act: { act: Act; managerId?: number; segmentId?: number },
  chosen: Chosen,
): Promise<void> {
  const body = { ...act, ...chosen };
  const { id, done, leftOut } = await answer(
    api.POST('/api/client-bulk-changes', { body, headers: newAttempt() }),
  );
  forgetLists(queries);
  const t = i18next.getFixedT(null, 'clients');
  tellLeftOut(leftOut);
  if (id !== null) offerUndo(t('base.bulk.done', { count: done }), () => undoMany(queries, id));
  else if (leftOut.length === 0) tell(t('base.bulk.none'));
}

export async function undoMany(queries: QueryClient, id: number): Promise<void> {
  try {
    const { done, leftOut } = await answer(
      api.DELETE('/api/client-bulk-changes/{id}', { params: { path: { id } }, headers: newAttempt() }),
    );
    tellLeftOut(leftOut);
    tell(i18next.t('clients:base.bulk.undone', { count: done }));
  } catch (cause) {
    tellProblem(cause);
  }
  forgetLists(queries);
}

function tellLeftOut(leftOut: LeftOut): void {
  const t = i18next.getFixedT(null, 'clients');
  tellOutcome({
    title: t('base.bulk.leftTitle'),
    why: t('base.bulk.leftWhy'),
    lines: leftOut.map(({ client, reason }) => ({ key: String(client.id), what: client.name, reason })),
  });
}

function forgetLists(queries: QueryClient): void {
  for (const key of ['clients', 'segments']) void queries.invalidateQueries({ queryKey: [key] });
}
