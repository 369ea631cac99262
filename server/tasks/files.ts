import type { taskRoutes } from '#api/tasks.ts';
import { can } from '#domain/policy/can.ts';
import { receivedOnce, safeFileName, sendBytes, type Upload } from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { allowed, mustBeOpen } from './checks.ts';
import { fileOf } from './files.queries.ts';
import { deleteFile, insertFile } from './files.store.ts';
import { holdTask } from './hold-task.queries.ts';
import { presentTask, subjectOf, type TaskShown } from './tasks.present.ts';
import { loadTask, type TaskRow } from './tasks.queries.ts';

const MOST = 50;

/** Judged before a byte is read, and again when all have come. The version stays: who writes a result meanwhile is not refused for it. */
export async function addFile(ctx: Ctx, id: number, name: string, upload: Upload): Promise<TaskShown> {
  // a refused upload leaves bytes on the wire; the connection is not used again
  upload.reply.header('connection', 'close');
  mayAdd(ctx, await loadTask(ctx.reader, id));
  const safe = safeFileName(name);
  return receivedOnce(ctx, `task|${safe}`, upload, (stored) =>
    ctx.transact(async (tx) => {
      const held = await holdTask(tx.reader, id);
      const as = mayAdd(ctx, held);
      const fileId = await insertFile(tx, id, { name: safe, at: ctx.now, stored });
      record(tx, as, { kind: 'taskFileAdded', data: { taskId: id, fileId } });
      tellLive(tx, { kind: 'task', id });
      const added = { id: fileId, name: safe, size: stored.size, addedBy: held.self, addedAt: ctx.now };
      return presentTask(ctx, { ...held, files: [...held.files, added] });
    }),
  );
}

export function dropFile(ctx: Ctx, id: number, fileId: number): Promise<TaskShown> {
  return ctx.transact(async (tx) => {
    const held = await holdTask(tx.reader, id);
    const file = held.files.find((one) => one.id === fileId);
    if (!file) throw notFound();
    const as = allowed(
      ctx,
      can(ctx.actor, 'task.dropFile', { ...subjectOf(held), addedBy: file.addedBy.id }),
    );
    mustBeOpen(held);
    await deleteFile(tx, fileId);
    record(tx, as, { kind: 'taskFileDropped', data: { taskId: id, fileId } });
    tellLive(tx, { kind: 'task', id });
    return presentTask(ctx, { ...held, files: held.files.filter((one) => one !== file) });
  });
}

/** The bytes as they came, always to be saved, never shown. */
export async function sendFile(
  ctx: Ctx,
  { params, reply }: Input<typeof taskRoutes.file>,
): Promise<undefined> {
  const { name, sha256 } = await fileOf(ctx.reader, params.id, params.fileId);
  const file = await ctx.deps.storage.open(sha256);
  // The row is there and its file is not: somebody restored one without the other.
  if (!file) throw new HttpProblem('failed');
  return sendBytes(reply, { name, ...file });
}

function mayAdd(ctx: Ctx, row: TaskRow) {
  const as = allowed(ctx, can(ctx.actor, 'task.attach', subjectOf(row)));
  mustBeOpen(row);
  if (row.files.length >= MOST) throw invalid('file', 'task_files');
  return as;
}
