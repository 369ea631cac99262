import type { OrderCommand } from '#domain/process/commands.ts';
import type { Tx } from '#server/db/transact.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { authorise } from './authorise.ts';
import { apply } from './change-order.ts';
import type { LoadedOrder } from './load-order.ts';

/** Several commands one after the other on an order that this transaction made: each by its right, each through the gate. */
export async function applyAll(
  ctx: Ctx,
  tx: Tx,
  made: LoadedOrder,
  commands: readonly OrderCommand[],
): Promise<LoadedOrder> {
  let order = made;
  for (const command of commands) {
    const { as } = authorise(ctx, order, command);
    const next = await apply(ctx, tx, order, command, stampOf(ctx, as));
    if (!next) throw new HttpProblem('unavailable', { retryAfter: 1 });
    order = next;
  }
  return order;
}
