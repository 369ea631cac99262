import { type SqlBool, sql } from 'kysely';
import { instant, isoJson, micros } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type NoticeFact, noticeColumns } from './notice-columns.sql.ts';

export type NotificationPlace = { micros: number; id: number };
export type NotificationRow = NoticeFact & {
  id: number;
  count: number;
  micros: number;
  seen: boolean;
  read: boolean;
  postponedUntil: string | null;
  muted: boolean;
};
/** `unread`: also none that is put off. `postponed`: only those, or only the others; null: all. */
export type Wanted = { unread: boolean; postponed: boolean | null };

/** Rows of records the person still sees, newest first, and how many they have not seen (counted to 100): one statement. */
export async function listNotifications(
  reader: Reader,
  wanted: Wanted,
  before: NotificationPlace | null,
  limit: number,
): Promise<{ rows: NotificationRow[]; unseen: number }> {
  const [found] = await reader.run(
    sql<{ rows: NotificationRow[]; unseen: number }>`
      select (select coalesce(json_agg(x order by x.micros desc, x.id desc), '[]'::json) from (${page(reader, wanted, before, limit)}) x) as rows,
        (select count(*)::int from (${unseen(reader)}) y) as unseen`,
  );
  return found ?? { rows: [], unseen: 0 };
}

function page(reader: Reader, wanted: Wanted, before: NotificationPlace | null, limit: number) {
  let query = reader
    .notifications()
    .innerJoin('journal as j', 'j.id', 'n.journal_id')
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .leftJoin('orders as r', 'r.id', 'n.order_id')
    .leftJoin('clients as k', (join) => join.on(sql<SqlBool>`k.id = coalesce(r.client_id, n.client_id)`))
    .select([
      'n.id',
      'n.kind',
      'n.count',
      isoJson(sql`n.at`).as('at'),
      micros(sql`n.at`).as('micros'),
      sql<boolean>`n.seen_at is not null`.as('seen'),
      sql<boolean>`n.read_at is not null`.as('read'),
      ...noticeColumns(reader),
      sql<
        string | null
      >`(select ${isoJson(sql`z.until`)} from notification_postponements z where z.notification_id = n.id and z.until > now())`.as(
        'postponedUntil',
      ),
      sql<boolean>`exists (select 1 from orders o where o.id = n.order_id and ${reader.sql.muted()})`.as(
        'muted',
      ),
    ]);
  const { postponed } = reader.sql;
  if (wanted.unread) query = query.where('n.read_at', 'is', null);
  if (wanted.unread || wanted.postponed === false) query = query.where(sql<SqlBool>`not ${postponed()}`);
  if (wanted.postponed) query = query.where(postponed());
  if (before)
    query = query.where(sql<SqlBool>`(n.at, n.id) < (${instant(before.micros)}, ${before.id}::bigint)`);
  return query.orderBy('n.at', 'desc').orderBy('n.id', 'desc').limit(limit);
}

const unseen = (reader: Reader) =>
  reader
    .notifications()
    .where('n.seen_at', 'is', null)
    .where(sql<SqlBool>`not ${reader.sql.postponed()}`)
    .select('n.id')
    .limit(100);

/** null: no such order, for this reader. */
export async function isMuted(reader: Reader, orderId: number): Promise<boolean | null> {
  const found = await reader
    .orders()
    .where('o.id', '=', orderId)
    .select(reader.sql.muted().as('muted'))
    .executeTakeFirst();
  return found?.muted ?? null;
}
