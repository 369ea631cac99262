import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  importField,
  importKinds,
  importOne,
  importRow,
  importSummary,
  rowStates,
} from '#api/imports.ts';
import { answer, api } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import { isWork } from './keys.ts';

export type Import = z.output<typeof importOne>;
export type ImportSummary = z.output<typeof importSummary>;
export type ImportRow = z.output<typeof importRow>;
export type ImportField = z.output<typeof importField>;
export type ImportKind = (typeof importKinds)[number];
export type RowState = (typeof rowStates)[number];

/** Live messages tell of progress; this is for a line that was cut. */
const POLL_MS = 2000;

export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/imports', { params: { query: { cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isWork)) ? POLL_MS : false,
  });

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }): Promise<Import> =>
      answer(api.GET('/api/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isWork(state.data) ? POLL_MS : false),
  });

export const rowsQuery = (id: number, state: RowState) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', state],
    queryFn: ({ pageParam, signal }) => {
      const query = { state, cursor: pageParam, limit: 50 };
      return answer(api.GET('/api/imports/{id}/rows', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

/** What the server answered to an act is the import as it stands now. */
export function keepImport(queries: QueryClient, one: Import): void {
  queries.setQueryData(importQuery(one.id).queryKey, one);
  void queries.invalidateQueries({ queryKey: importsQuery().queryKey });
}

/** All rows will have been judged or written anew. */
export function forgetRows(queries: QueryClient, id: number): void {
  queries.removeQueries({ queryKey: ['imports', id, 'rows'] });
}
