import { type SqlBool, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

export type NotificationRow = {
  id: number;
  kind: string;
  count: number;
  at: string;
  seen: boolean;
  read: boolean;
  lostRecord: string | null;
  orderId: number | null;
  orderNumber: string | null;
  definitionId: number | null;
  clientName: string | null;
  actor: { id: number; name: string; position: string } | null;
  stepKey: string | null;
  key: string | null;
};

/** Rows of records the person still sees, newest first. */
export async function listNotifications(
  reader: Reader,
  unread: boolean,
  before: { at: string; id: number } | null,
  limit: number,
): Promise<NotificationRow[]> {
  let query = reader
    .notifications()
    .innerJoin('journal as j', 'j.id', 'n.journal_id')
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .leftJoin('orders as r', 'r.id', 'n.order_id')
    .leftJoin('clients as k', 'k.id', 'r.client_id')
    .select([
      'n.id',
      'n.kind',
      'n.count',
      'n.at',
      sql<boolean>`n.seen_at is not null`.as('seen'),
      sql<boolean>`n.read_at is not null`.as('read'),
      'n.lost_record as lostRecord',
      'r.id as orderId',
      'r.number as orderNumber',
      'r.definition_id as definitionId',
      'k.name as clientName',
      sql<
        NotificationRow['actor']
      >`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`.as(
        'actor',
      ),
      'j.step_key as stepKey',
      sql<string | null>`j.data ->> 'key'`.as('key'),
    ]);
  if (unread) query = query.where('n.read_at', 'is', null);
  if (before)
    query = query.where(
      sql<SqlBool>`(date_trunc('milliseconds', n.at), n.id) < (${before.at}::timestamptz, ${before.id}::bigint)`,
    );
  return query.orderBy('n.at', 'desc').orderBy('n.id', 'desc').limit(limit).execute();
}

/** How many the person has not seen, counted to 100. */
export async function countUnseen(reader: Reader): Promise<number> {
  const rows = await reader
    .notifications()
    .where('n.seen_at', 'is', null)
    .select('n.id')
    .limit(100)
    .execute();
  return rows.length;
}
