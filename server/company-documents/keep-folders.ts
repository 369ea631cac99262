import type { companyFolderRoutes } from '#api/company-documents.ts';
import type { BodyOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { type FolderRow, holdFolder, loadFolder } from './folders.queries.ts';
import { insertFolder, placeFolder, removeFolder, updateFolder } from './folders.store.ts';
import { keeper } from './keeper.ts';

export function createFolder(
  ctx: Ctx,
  { parentId, name, departmentIds }: BodyOf<typeof companyFolderRoutes.create>,
): Promise<FolderRow> {
  const as = keeper(ctx);
  mustExist(ctx, departmentIds);
  return ctx.transact(async (tx) => {
    const above = parentId === null ? [] : await wayInto(tx, parentId, departmentIds);
    const id = await insertFolder(tx, { parentId, above, name, departmentIds });
    record(tx, as, { kind: 'companyFolderAdded', data: { folderId: id, parentId, name, departmentIds } });
    tellLive(tx, { kind: 'companyFolder', id });
    return loadFolder(tx.reader, id);
  });
}

async function wayInto(tx: Tx, parentId: number, departmentIds: readonly number[]): Promise<number[]> {
  const parent = await holdFolder(tx.reader, parentId, departmentIds, true).catch((error: unknown) => {
    if (error instanceof HttpProblem && error.code === 'not_found') throw invalid('parentId', 'choice');
    throw error;
  });
  if (parent.beyond) throw invalid('departmentIds', 'folder_departments');
  return [...parent.above, parent.id];
}

export function editFolder(
  ctx: Ctx,
  id: number,
  { version, name, departmentIds }: BodyOf<typeof companyFolderRoutes.edit>,
): Promise<FolderRow> {
  const as = keeper(ctx);
  mustExist(ctx, departmentIds);
  return ctx.transact(async (tx) => {
    const before = await holdFolder(tx.reader, id, departmentIds);
    if (before.version !== version)
      throw new HttpProblem('version_conflict', { extra: { difference: [], version: before.version } });
    if (before.beyond) throw invalid('departmentIds', 'folder_departments');
    const changes = differences(
      { name: before.name, departmentIds: before.departmentIds },
      { name, departmentIds },
    );
    if (Object.keys(changes).length > 0) {
      await updateFolder(tx, id, { name, departmentIds });
      record(tx, as, { kind: 'companyFolderEdited', data: { folderId: id, changes } });
      tellLive(tx, { kind: 'companyFolder', id });
    }
    return loadFolder(tx.reader, id);
  });
}

export function moveFolder(ctx: Ctx, id: number, position: number): Promise<FolderRow> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const folder = await holdFolder(tx.reader, id);
    await placeFolder(tx, folder, position);
    record(tx, as, { kind: 'companyFolderPlaced', data: { folderId: id, position } });
    tellLive(tx, { kind: 'companyFolder', id });
    return loadFolder(tx.reader, id);
  });
}

/** Only an empty one: what lies in it goes to the bin or elsewhere first. */
export function dropFolder(ctx: Ctx, id: number): Promise<{ ok: true }> {
  const as = keeper(ctx);
  return ctx.transact(async (tx) => {
    const { name } = await holdFolder(tx.reader, id);
    if (!(await removeFolder(tx, id))) throw notEmpty();
    record(tx, as, { kind: 'companyFolderRemoved', data: { folderId: id, name } });
    tellLive(tx, { kind: 'companyFolder', id });
    return { ok: true };
  });
}

function mustExist({ person }: Ctx, departmentIds: readonly number[]): void {
  if (departmentIds.some((id) => !person.departments.some((one) => one.id === id)))
    throw invalid('departmentIds', 'event_departments');
}

const notEmpty = () =>
  new HttpProblem('in_use', {
    detail: (language) =>
      language === 'ru'
        ? 'Папка не пуста. Сначала уберите из неё документы и вложенные папки'
        : 'The folder is not empty. First take the documents and the folders out of it',
  });
