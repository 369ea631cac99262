import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { addMute, dropMute } from './mutes.store.ts';
import { isMuted } from './notifications.queries.ts';

/** Everybody's own, of the orders they see. Nobody else is told, and the journal says nothing: it is no act upon the order. */
export async function mute(ctx: Ctx, tx: Tx, orderId: number): Promise<void> {
  if ((await isMuted(tx.reader, orderId)) === null) throw notFound();
  await addMute(tx, orderId, ctx.now);
}

export async function follow(tx: Tx, orderId: number): Promise<void> {
  if ((await isMuted(tx.reader, orderId)) === null) throw notFound();
  await dropMute(tx, orderId);
}
