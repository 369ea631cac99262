import type { Tx } from '#server/db/transact.ts';
import type { CommentRow } from './feed.queries.ts';

export type CommentPlace = { client: number } | { contract: number };

/** Writes a comment on a client or a contract; it is read like the manager's, so it carries no capacities. */
export async function insertComment(tx: Tx, place: CommentPlace, body: string): Promise<CommentRow> {
  const { person } = tx;
  const { id, created_at } = await tx.trx
    .insertInto('comments')
    .values({
      client_id: 'client' in place ? place.client : null,
      contract_id: 'contract' in place ? place.contract : null,
      author_id: person.employeeId,
      body,
    })
    .returning(['id', 'created_at'])
    .executeTakeFirstOrThrow();
  const author = { id: person.employeeId, ...person.name, position: person.position };
  return { type: 'comment', id, at: created_at, author, step: null, body };
}
