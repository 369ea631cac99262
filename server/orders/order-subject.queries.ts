import { sql } from 'kysely';
import type { CommentBody } from '#api/feed.ts';
import type { OrderSubject } from '#domain/policy/actions.ts';
import { asOrderSubject, type OrderFactsRow, orderFactsJson } from '#server/contracts/public.ts';
import { type Refs, refsJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

/**
 * The order as far as rules about people go, and what the comment upon it answers and points at: another comment on it, documents of it
 * and of its contract. An invisible order is not found.
 */
export async function orderToComment(
  reader: Reader,
  id: number,
  comment: CommentBody,
): Promise<{ subject: OrderSubject; refs: Refs }> {
  const row = await reader
    .orders()
    .where('o.id', '=', id)
    .select([
      sql<OrderFactsRow>`${orderFactsJson}`.as('facts'),
      refsJson(
        reader,
        comment,
        sql<boolean>`c.order_id = ${id}`,
        sql<boolean>`(f.order_id = ${id} or f.contract_id = (select w.contract_id from orders w where w.id = ${id}))`,
      ).as('refs'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return { subject: asOrderSubject(reader, row.facts), refs: row.refs };
}
