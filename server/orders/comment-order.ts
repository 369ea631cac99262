import type { CommentBody } from '#api/feed.ts';
import { capacitiesOf } from '#domain/policy/sees.ts';
import { factsOf } from '#domain/process/order.ts';
import type { Tx } from '#server/db/transact.ts';
import {
  type CommentShown,
  insertComment,
  justWritten,
  mustBeHere,
  presentComment,
} from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { orderToComment } from './order-subject.queries.ts';
import { frozenWords } from './order-words.ts';

/** Whoever sees the order comments on it; who sees the comment follows from the capacities it is written in. */
export async function commentOrder(
  ctx: Ctx,
  tx: Tx,
  orderId: number,
  comment: CommentBody,
): Promise<CommentShown> {
  const { subject, refs } = await orderToComment(tx.reader, orderId, comment);
  const { order: state, def } = subject;
  if (state.archivedAt)
    throw new HttpProblem('order_frozen', { detail: (language) => frozenWords[language].archived });
  mustBeHere(comment, refs);
  const { body, mentions, replyTo, files } = comment;
  const step = state.currentStep;
  const capacities = capacitiesOf(ctx.actor, def, factsOf(def, state));
  const written = { body, mentions, replyTo, files, capacities, stepKey: step, at: ctx.now };
  const { id } = await insertComment(tx, { orderId }, written);
  record(
    tx,
    ctx.actor.selves[0],
    {
      kind: 'commentWritten',
      orderId,
      clientId: state.clientId,
      contractId: state.contract?.id ?? null,
      stepKey: step,
      data: { commentId: id, activeStep: step },
    },
    true,
  );
  tellLive(tx, { kind: 'order', id: orderId, comment: id });
  return presentComment(justWritten(ctx, { id, body, step }, refs, { orderId }), ctx, { order: orderId });
}
