import { sql, type Transaction } from 'kysely';
import type { PlainDate } from '#domain/values/dates.ts';
import type { DB } from '#server/db/tables.ts';

/** Working days past the term after which it is told: the day after, and when a week is lost. */
export const lateMarks = [1, 5] as const;

export async function companyDay(trx: Transaction<DB>): Promise<PlainDate> {
  const { rows } = await sql<{
    day: PlainDate;
  }>`select (now() at time zone c.time_zone)::date::text as day from company c`.execute(trx);
  return rows[0]?.day ?? '';
}

export type DueMark = {
  /** Working days past the term; 0: the last day. */
  late: number;
  /** Terms that ended on these days, the first and the last. */
  from: PlainDate;
  to: PlainDate;
};

/**
 * One row of the journal per order, step, term and mark reached: the furthest mark only. A step that is gone on, was refused or
 * archived is told of nobody. It is no act, so it has no version of the order.
 */
export async function writeDueSteps(trx: Transaction<DB>, marks: readonly DueMark[]): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(7005)`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    with mark as (select * from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m (late int, "from" date, "to" date)),
    due as (
      select distinct on (o.id) o.id, o.client_id, o.contract_id, o.step_due_on, o.step_state = 'awaitingResolution' as signs, d.key as step, m.late
      from orders o join mark m on o.step_due_on between m."from" and m."to"
        join order_steps d on d.order_id = o.id and d.seq = o.step_seq
      where o.archived_at is null and o.removed_at is null and o.status <> 'refused' and (o.status = 'confirmed' or o.step_seq = 1)
      order by o.id, m.late desc
    )
    insert into journal (kind, order_id, client_id, contract_id, step_key, data)
    select case when due.late = 0 then 'stepDueComes' else 'stepOverdue' end, due.id, due.client_id, due.contract_id, due.step,
      jsonb_build_object('dueOn', due.step_due_on, 'late', due.late, 'activeStep', due.step, 'awaitsSigners', due.signs)
    from due
    where not exists (
      select 1 from journal j where j.order_id = due.id and j.kind in ('stepDueComes', 'stepOverdue') and j.step_key = due.step
        and j.data ->> 'dueOn' = due.step_due_on::text and (j.data ->> 'late')::int >= due.late)
    order by due.id
    returning id`.execute(trx);
  return rows.map((row) => row.id);
}
