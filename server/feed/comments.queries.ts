import { sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type CommentRow, saidOf } from './said.sql.ts';

/** A comment as acts upon it need it: with the record it is on. */
export type CommentHere = {
  row: CommentRow;
  mentions: number[];
  place: { orderId: number | null; contractId: number | null; clientId: number | null };
  /** Of the comments pinned beside it those that the reader sees: others say nothing by their number. */
  pinnedHere: number;
};

/** An invisible one is not found. */
export async function commentHere(reader: Reader, id: number): Promise<CommentHere> {
  const found = await reader
    .comments()
    .where('c.id', '=', id)
    .select([
      sql<CommentRow>`(select s.comment from (${saidOf(reader, sql`select ${id}::bigint`)}) s)`.as('row'),
      sql<number[]>`to_json(c.mentions)`.as('mentions'),
      sql<CommentHere['place']>`coalesce(
        (select json_build_object('orderId', w.id, 'contractId', w.contract_id, 'clientId', w.client_id) from orders w where w.id = c.order_id),
        (select json_build_object('orderId', null, 'contractId', w.id, 'clientId', w.client_id) from contracts w where w.id = c.contract_id),
        json_build_object('orderId', null, 'contractId', null, 'clientId', c.client_id))`.as('place'),
      sql<number>`(select count(*)::int from (select c.order_id as o, c.contract_id as t, c.client_id as k) r,
        lateral (select 1 from comments c join comment_pins v on v.comment_id = c.id
          where (c.order_id = r.o or c.contract_id = r.t or c.client_id = r.k) and ${reader.sql.comment()}) pins)`.as(
        'pinnedHere',
      ),
    ])
    .executeTakeFirst();
  if (!found) throw notFound();
  return found;
}
