import type { OrderFile } from '#domain/process/order.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { apply } from './change-order.ts';
import { loadOrder } from './load-order.ts';

/** A file dropped on an order: the order's version moves, so that nobody signs what they have not seen. */
export const addFileToOrder = (
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  file: OrderFile,
  name: string,
  as: Self,
  replaces?: number,
): Promise<void> =>
  withOrder(ctx, tx, orderId, as, () => ({
    type: 'addFile',
    file,
    name,
    ...(replaces === undefined ? {} : { replaces }),
  }));

/** Out of the bin again. */
export const restoreFileOfOrder = (
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  file: OrderFile,
  name: string,
  as: Self,
): Promise<void> => withOrder(ctx, tx, orderId, as, () => ({ type: 'restoreFile', file, name }));

/** A file of an order put into the bin; where a signature covers it, the signature shows void and the gate shuts. */
export const binFileOfOrder = (
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  file: OrderFile,
  name: string,
  reason: string | null,
  as: Self,
): Promise<void> => withOrder(ctx, tx, orderId, as, () => ({ type: 'binFile', file, name, reason }));

async function withOrder(
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  as: Self,
  command: () => Parameters<typeof apply>[3],
): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const loaded = await loadOrder(tx.reader, orderId);
    if (!loaded) throw notFound();
    if (await apply(ctx, tx, loaded, command(), stampOf(ctx, as))) return;
  }
  throw new HttpProblem('unavailable', { retryAfter: 1 });
}
