import type { Tx } from '#server/db/transact.ts';

export type NewComment = {
  orderId: number;
  stepKey: string;
  capacities: string[];
  mentions: number[];
  body: string;
};

/** A comment belongs to the step that was active when it was written. Answers its id and moment. */
export async function insertOrderComment(
  tx: Tx,
  comment: NewComment,
  at: string,
): Promise<{ id: number; at: string }> {
  const row = await tx.trx
    .insertInto('comments')
    .values({
      order_id: comment.orderId,
      step_key: comment.stepKey,
      author_id: tx.person.employeeId,
      capacities: comment.capacities,
      mentions: comment.mentions,
      body: comment.body,
      created_at: at,
    })
    .returning(['id', 'created_at'])
    .executeTakeFirstOrThrow();
  return { id: row.id, at: row.created_at };
}
