import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { markRead, markSeen, readOfRecord } from './notifications.store.ts';

/** A person's own rows only: the store asks for theirs, so somebody else's is not there. */
export const openBell = (ctx: Ctx, tx: Tx): Promise<void> => markSeen(tx, ctx.now);

export async function readOne(ctx: Ctx, tx: Tx, id: number): Promise<void> {
  if (!(await markRead(tx, id, ctx.now))) throw notFound();
}

/** All of them, or what was told of one record. */
export async function readAll(
  ctx: Ctx,
  tx: Tx,
  {
    orderId,
    taskId,
    newsId,
  }: { orderId?: number | undefined; taskId?: number | undefined; newsId?: number | undefined },
): Promise<void> {
  if (orderId !== undefined) await readOfRecord(tx, { orderId }, ctx.now);
  else if (taskId !== undefined) await readOfRecord(tx, { taskId }, ctx.now);
  else if (newsId !== undefined) await readOfRecord(tx, { newsId }, ctx.now);
  else await markRead(tx, 'all', ctx.now);
}
