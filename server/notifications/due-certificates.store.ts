import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { JournalFact } from '#server/visibility/system.ts';

/** Days before the end at which the person and their head are told. */
const marks = [60, 30, 7, 0];

/**
 * One row per certificate, its end and mark reached: the nearest mark only, so that a short term is not told four times at
 * once. One that another of the same name already follows is no news, nor is an end more than a week past. `at` is the
 * moment that counts as now; left out, that of the database.
 */
export async function writeDueCertificates(trx: Transaction<DB>, at: string | null): Promise<number[]> {
  await sql`select pg_advisory_xact_lock(7014)`.execute(trx);
  const { rows } = await sql<{ id: number }>`
    with today as (select (coalesce(${at}::timestamptz, now()) at time zone c.time_zone)::date as day from company c),
    due as (
      select ct.id, ct.employee_id, ct.valid_until,
        (select min(m) from unnest(${marks}::int[]) m where ct.valid_until - m <= today.day) as mark
      from employee_certificates ct join today on ct.valid_until between today.day - 7 and today.day + 60
        join employees e on e.id = ct.employee_id and e.status <> 'dismissed'
      where ct.removed_at is null and not exists (select 1 from employee_certificates n where n.employee_id = ct.employee_id
        and n.removed_at is null and n.id <> ct.id and lower(n.title) = lower(ct.title) and coalesce(n.valid_until, 'infinity') > ct.valid_until)
    )
    insert into journal (kind, employee_id, data)
    select 'certificateExpires', due.employee_id,
      jsonb_build_object('certificateId', due.id, 'validUntil', due.valid_until, 'daysBefore', due.mark)
    from due
    where not exists (
      select 1 from journal j where j.data ? 'certificateId' and (j.data ->> 'certificateId')::bigint = due.id and j.kind = 'certificateExpires'
        and j.data ->> 'validUntil' = due.valid_until::text and (j.data ->> 'daysBefore')::int <= due.mark)
    order by due.id
    returning id`.execute(trx);
  return rows.map((row) => row.id);
}

/** The person, the nearest head above them, and who stands in for either today; only while the certificate and its end stand. */
export async function toldOfCertificate(trx: Transaction<DB>, { data }: JournalFact): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with subject as (
      select e.id, e.department_id from employee_certificates ct join employees e on e.id = ct.employee_id
      where ct.id = ${Number(data.certificateId)}::bigint and ct.removed_at is null and ct.valid_until::text = ${String(data.validUntil)}),
    concerned as (
      select id from subject
      union (select x.id from subject, departments own, unnest(own.path) with ordinality p (id, depth)
        join departments u on u.id = p.id join employees x on x.id = u.head_id and x.status = 'active'
        where own.id = subject.department_id and x.id <> subject.id order by p.depth desc limit 1)),
    today as (select (now() at time zone c.time_zone)::date as day from company c),
    told as (select id from concerned union select a.substitute_id from absences a join concerned on concerned.id = a.employee_id, today
      where a.cancelled_at is null and a.substitute_id is not null and today.day between a.from_on and a.to_on)
    select e.id from employees e join told on told.id = e.id where e.status = 'active' order by e.id`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}
