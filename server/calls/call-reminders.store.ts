import { type RawBuilder, sql, type Transaction } from 'kysely';
import { GRACE_MINUTES } from '#domain/calls/times.ts';
import type { DB } from '#server/db/tables.ts';

/** `moment`: what of the call it is about, exactly as PostgreSQL writes it; a call that is moved has another. */
export type Due = {
  callId: number;
  clientId: number;
  kind: 'callComes' | 'callSoon' | 'callOverdue' | 'callNeglected';
  moment: string;
  employeeId: number;
};

export type Clock = { zone: string; headDays: number };

export async function readClock(trx: Transaction<DB>): Promise<Clock | null> {
  const row = await trx.selectFrom('company').select(['time_zone', 'call_head_days']).executeTakeFirst();
  return row ? { zone: row.time_zone, headDays: row.call_head_days } : null;
}

/** What was to be told longer ago is history: after a restored backup nobody is told a thousand things. */
const HISTORY_DAYS = 7;

type When = { now: string; day: string; neglectedSince: string; zone: string };

/**
 * What is to be told by now and was not: to who is to call and who stands in for them today, as each chose; and to the head
 * of who is to call, and who stands in for the head. Never what a person planned for themselves after it was due to be told.
 */
export async function findDue(
  trx: Transaction<DB>,
  { now, day, neglectedSince, zone }: When,
): Promise<Due[]> {
  const at = sql`${now}::timestamptz`;
  const midnight = (days: RawBuilder<unknown>) => sql`((${days})::timestamp at time zone ${zone}::text)`;
  const { rows } = await sql<Due>`
    with away as (select a.employee_id, a.substitute_id from absences a
      where a.cancelled_at is null and a.substitute_id is not null and ${day}::date between a.from_on and a.to_on),
    open as (select l.*, (l.on_date + l.at_time) at time zone ${zone}::text as starts, ${midnight(sql`l.on_date`)} as begins, ${midnight(sql`l.on_date + 1`)} as ends
      from calls l where l.state = 'open' and l.on_date between least(${day}::date - 1, ${neglectedSince}::date) - ${HISTORY_DAYS}::int and ${day}::date + 2),
    mine as (
      select l.*, p.id as person, coalesce(s.day_before, true) as day_before, coalesce(s.overdue, true) as tell_overdue,
        case when s.employee_id is null then 15 else s.minutes_before end as minutes_before
      from open l join lateral (select l.responsible_id as id union select w.substitute_id from away w where w.employee_id = l.responsible_id) p on true
        join employees e on e.id = p.id and e.status = 'active' left join call_settings s on s.employee_id = p.id
      where l.on_date >= ${day}::date - ${HISTORY_DAYS + 1}::int
    ),
    due as (
      select id, client_id, 'callComes' as kind, begins as moment, person, ((on_date - 1) + time '09:00') at time zone ${zone}::text as since, begins as until, planned_at, planned_by
        from mine where day_before
      union all
      select id, client_id, 'callSoon', starts, person, starts - minutes_before * interval '1 minute', starts, planned_at, planned_by
        from mine where minutes_before is not null and at_time is not null
      union all
      select id, client_id, 'callOverdue', late.at, person, late.at, late.at + ${HISTORY_DAYS}::int * interval '1 day', planned_at, planned_by
        from mine cross join lateral (select least(starts + ${GRACE_MINUTES}::int * interval '1 minute', ends) as at) late where tell_overdue
      union all
      select l.id, l.client_id, 'callNeglected', l.begins, e.id, ${midnight(sql`${day}::date`)} + interval '9 hours', ${midnight(sql`${day}::date + 1`)}, null, null
        from open l join employees r on r.id = l.responsible_id ${headOf(sql`r`)}
          join lateral (select head.id union select w.substitute_id from away w where w.employee_id = head.id) p on p.id <> r.id
          join employees e on e.id = p.id and e.status = 'active'
        where l.on_date between ${neglectedSince}::date - ${HISTORY_DAYS}::int and ${neglectedSince}::date
    )
    select d.id as "callId", d.client_id as "clientId", d.kind, d.moment::text as moment, d.person as "employeeId" from due d
    where ${at} >= d.since and ${at} < d.until and not coalesce(d.planned_by = d.person and d.planned_at > d.since, false)
      and not exists (select 1 from call_reminders t where (t.call_id, t.kind, t.moment, t.employee_id) = (d.id, d.kind, d.moment, d.person))
    order by d.id, d.kind, d.person`.execute(trx);
  return rows;
}

/** The nearest head above who is to call, in their department or over it, that is not themselves. */
const headOf = (person: RawBuilder<unknown>) => sql`join lateral (
  select h.id from departments own join departments u on u.id = any(own.path) join employees h on h.id = u.head_id and h.status = 'active'
  where own.id = ${person}.department_id and h.id <> ${person}.id order by cardinality(u.path) desc limit 1) head on true`;

/** Those of them that nobody told meanwhile. */
export async function noteTold(trx: Transaction<DB>, due: readonly Due[], now: string): Promise<Due[]> {
  if (due.length === 0) return [];
  const { rows } = await sql<Pick<Due, 'callId' | 'kind' | 'employeeId'>>`
    insert into call_reminders (call_id, kind, moment, employee_id, told_at)
    select r."callId", r.kind, r.moment::timestamptz, r."employeeId", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as r ("callId" bigint, kind text, moment text, "employeeId" bigint)
    order by 1, 2, 3, 4 on conflict do nothing
    returning call_id as "callId", kind, employee_id as "employeeId"`.execute(trx);
  return due.filter((one) =>
    rows.some(
      (row) => row.callId === one.callId && row.kind === one.kind && row.employeeId === one.employeeId,
    ),
  );
}

export type Fact = { id: number; at: string; kind: string; callId: number };

/** One fact of the journal per call and kind: nobody did it, time did. */
export async function writeFacts(trx: Transaction<DB>, told: readonly Due[], now: string): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    insert into journal (at, kind, client_id, data)
    select ${now}::timestamptz, r.kind, r."clientId", jsonb_build_object('callId', r."callId", 'moment', r.moment)
    from (select distinct "callId", "clientId", kind, moment from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as r ("callId" bigint, "clientId" bigint, kind text, moment text)) r
    order by r."callId", r.kind
    returning id, at, kind, (data ->> 'callId')::bigint as "callId"`.execute(trx);
  return rows;
}

/** Two rounds at once would wait for each other’s rows in turn; the second finds nothing left. */
export async function oneRoundAtATime(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7005)`.execute(trx);
}
