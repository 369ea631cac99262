import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

/** One of the three is set. */
export type CommentPlace = { orderId: number } | { contractId: number } | { clientId: number };
export type NewComment = {
  body: string;
  mentions?: readonly number[];
  replyTo?: number | null;
  files?: readonly number[];
  /** Of an order: the step that is active, and in which capacities it is said. */
  stepKey?: string;
  capacities?: readonly string[];
  at?: string;
};

/** Writes a comment with its files in one statement. On a client or a contract it is read like the manager's, so it carries no capacities. */
export async function insertComment(
  tx: Tx,
  place: CommentPlace,
  { body, mentions = [], replyTo = null, files = [], stepKey, capacities = [], at }: NewComment,
): Promise<{ id: number }> {
  const made = tx.trx.with('made', (db) =>
    db
      .insertInto('comments')
      .values({
        order_id: 'orderId' in place ? place.orderId : null,
        contract_id: 'contractId' in place ? place.contractId : null,
        client_id: 'clientId' in place ? place.clientId : null,
        step_key: stepKey ?? null,
        author_id: tx.person.employeeId,
        capacities: [...capacities],
        mentions: [...mentions],
        reply_to_id: replyTo,
        body,
        ...(at === undefined ? {} : { created_at: at }),
      })
      .returning('id'),
  );
  const linked = made.with('linked', (db) =>
    db
      .insertInto('comment_files')
      .columns(['comment_id', 'document_id'])
      .expression((eb) =>
        eb
          .selectFrom('made')
          .select(['made.id', sql<number>`unnest(${[...new Set(files)]}::bigint[])`.as('document_id')]),
      ),
  );
  return linked.selectFrom('made').select('made.id').executeTakeFirstOrThrow();
}

/** Another text; answers the one that stood, which is waited for, and who was called by it. */
export async function rewriteComment(
  tx: Tx,
  id: number,
  { body, mentions }: { body: string; mentions: readonly number[] },
  at: string,
): Promise<{ body: string; mentions: number[] }> {
  const { rows } = await sql<{ body: string; mentions: number[] }>`
    with held as (select id, body, mentions from comments where id = ${id} for update)
    update comments c set body = ${body}, mentions = ${[...mentions]}::bigint[], edited_at = ${at}::timestamptz
    from held where c.id = held.id returning held.body, to_json(held.mentions) as mentions`.execute(tx.trx);
  const [former] = rows;
  if (!former) throw new Error('a comment that was read is gone');
  return former;
}

/** Whoever pins waits here for the others: the number of those that stand is counted after it. */
export async function waitForPins(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7006)`.execute(tx.trx);
}

export async function pinComment(tx: Tx, id: number, at: string): Promise<void> {
  await tx.trx
    .insertInto('comment_pins')
    .values({ comment_id: id, pinned_by: tx.person.employeeId, pinned_at: at })
    .execute();
}

export async function unpinComment(tx: Tx, id: number): Promise<void> {
  await tx.trx.deleteFrom('comment_pins').where('comment_id', '=', id).execute();
}
