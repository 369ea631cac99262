import type { z } from 'zod';
import type { importRoutes } from '#api/imports.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { saveFile } from '#web/http/saveFile.ts';
import type { Import, ImportRow, RowState } from './imports.queries.ts';

export type Settings = z.output<typeof importRoutes.settings.body>;

const at = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const importActs = {
  settings: (id: number, body: Settings): Promise<Import> =>
    answer(api.PUT('/api/imports/{id}/settings', { ...at(id), body })),
  check: (id: number): Promise<Import> => answer(api.PUT('/api/imports/{id}/check', { ...at(id), body: {} })),
  run: (id: number): Promise<Import> => answer(api.PUT('/api/imports/{id}/run', { ...at(id), body: {} })),
  stop: (id: number): Promise<Import> => answer(api.DELETE('/api/imports/{id}/run', at(id))),
  undo: (id: number): Promise<Import> =>
    answer(api.PUT('/api/imports/{id}/undoing', { ...at(id), body: {} })),
  discard: (id: number) => answer(api.DELETE('/api/imports/{id}', at(id))),
  mend: (id: number, n: number, cells: string[], leaveOut: boolean): Promise<ImportRow> =>
    answer(
      api.PUT('/api/imports/{id}/rows/{n}', {
        params: { path: { id, n } },
        body: { cells, leaveOut },
        headers: newAttempt(),
      }),
    ),
};

/** Rows of one state as a file, with what is wrong beside them. */
export async function saveRows(id: number, state: RowState): Promise<void> {
  const call = api.POST('/api/imports/{id}/row-exports', {
    params: { path: { id } },
    body: { state },
    parseAs: 'blob',
  });
  const file = await answer(call);
  saveFile(file as unknown as Blob, (await call).response);
}
