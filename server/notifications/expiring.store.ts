import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** Days before the end at which the manager is told. */
const marks = [60, 30, 7, 0];

/**
 * One row per order, end of term and mark reached: the nearest mark only, so that a short term is not told four times at
 * once. An end more than a week past is no news, nor is one that the order's manager has sold the renewal of: while they lead
 * that one, they know. `at` is the moment that counts as now; left out, that of the database. It is no act, so it
 * has no version of the order.
 */
export async function writeExpiring(trx: Transaction<DB>, at: string | null): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(7004)`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    with today as (select (coalesce(${at}::timestamptz, now()) at time zone c.time_zone)::date as day from company c),
    due as (
      select o.id, o.client_id, o.contract_id, o.valid_until, d.key as active_step,
        (select min(m) from unnest(${marks}::int[]) m where o.valid_until - m <= today.day) as mark
      from orders o join today on o.valid_until between today.day - 7 and today.day + 60
        join order_steps d on d.order_id = o.id and d.seq = o.step_seq
      where o.archived_at is not null and o.removed_at is null
        and not exists (select 1 from orders r where r.renewed_from_id = o.id and r.status <> 'refused' and r.removed_at is null
          and r.manager_id = o.manager_id)
    )
    insert into journal (kind, order_id, client_id, contract_id, data)
    select 'validUntilComes', due.id, due.client_id, due.contract_id,
      jsonb_build_object('validUntil', due.valid_until, 'daysBefore', due.mark, 'activeStep', due.active_step)
    from due
    where not exists (
      select 1 from journal j where j.order_id = due.id and j.kind = 'validUntilComes'
        and j.data ->> 'validUntil' = due.valid_until::text and (j.data ->> 'daysBefore')::int <= due.mark)
    order by due.id
    returning id`.execute(trx);
  return rows.map((row) => row.id);
}
