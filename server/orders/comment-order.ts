import type { z } from 'zod';
import type { comment as commentShape } from '#api/feed.ts';
import { capacitiesOf } from '#domain/policy/sees.ts';
import { factsOf } from '#domain/process/order.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { insertOrderComment } from './comment-order.store.ts';
import { named } from './feed.present.ts';
import { orderSubject } from './order-subject.queries.ts';
import { frozenWords } from './order-words.ts';

/** Whoever sees the order comments on it; who sees the comment follows from the capacities it is written in. */
export async function commentOrder(
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  body: string,
  mentions: number[],
): Promise<z.input<typeof commentShape>> {
  const { order: state, def } = await orderSubject(tx.reader, orderId);
  if (state.archivedAt)
    throw new HttpProblem('order_frozen', { detail: (language) => frozenWords[language].archived });
  const capacities = capacitiesOf(ctx.actor, def, factsOf(def, state));
  const { id, at } = await insertOrderComment(
    tx,
    { orderId, stepKey: state.currentStep, capacities, mentions, body },
    ctx.now,
  );
  record(
    tx,
    ctx.actor.selves[0],
    {
      kind: 'commentWritten',
      orderId,
      clientId: state.clientId,
      contractId: state.contract?.id ?? null,
      stepKey: state.currentStep,
      data: { commentId: id, activeStep: state.currentStep },
    },
    true,
  );
  tellLive(tx, { kind: 'order', id: orderId, comment: id });
  const own = ctx.person.stamps[ctx.person.employeeId] ?? { name: '', position: '' };
  return {
    type: 'comment',
    id,
    at,
    author: named({ id: ctx.person.employeeId, ...own }),
    step: state.currentStep,
    body,
    own: true,
  };
}
