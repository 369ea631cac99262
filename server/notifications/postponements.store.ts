import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

/** The row is unread and unseen from now on, and hidden until its time: so it comes back without anything being written then. */
export async function postpone({ trx, person }: Tx, id: number, until: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    with was as (
      select id, read_at, seen_at from notifications where id = ${id} and employee_id = ${person.employeeId} for update
    ), opened as (
      update notifications n set read_at = null, seen_at = null from was where n.id = was.id
    )
    insert into notification_postponements as p (notification_id, until, postponed_at, was_read_at, was_seen_at)
    select was.id, ${until}::timestamptz, ${at}::timestamptz, was.read_at, was.seen_at from was
    on conflict (notification_id) do update set until = excluded.until, postponed_at = excluded.postponed_at,
      was_read_at = case when p.until > ${at}::timestamptz then p.was_read_at else excluded.was_read_at end,
      was_seen_at = case when p.until > ${at}::timestamptz then p.was_seen_at else excluded.was_seen_at end
    returning p.notification_id`.execute(trx);
  return rows.length > 0;
}

/** False: no such row of this person's. One that is not put off stays as it is. */
export async function endPostponement({ trx, person }: Tx, id: number, at: string): Promise<boolean> {
  const { rows } = await sql`
    with mine as (
      select id from notifications where id = ${id} and employee_id = ${person.employeeId} for update
    ), ended as (
      delete from notification_postponements p using mine where p.notification_id = mine.id
      returning p.notification_id, p.until, p.was_read_at, p.was_seen_at
    ), back as (
      update notifications n set read_at = e.was_read_at, seen_at = e.was_seen_at
      from ended e where n.id = e.notification_id and e.until > ${at}::timestamptz
    )
    select id from mine`.execute(trx);
  return rows.length > 0;
}
