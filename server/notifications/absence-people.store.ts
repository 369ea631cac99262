import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { JournalFact } from '#server/visibility/system.ts';

type Side = 'person' | 'substitute' | 'deciders';
type Telling = { kind: string; sides: readonly Side[] };

/** What each act says, and to whom; the substitute is told that they stand in. */
const tellings: Record<string, readonly Telling[]> = {
  absenceRequested: [{ kind: 'absenceRequested', sides: ['deciders'] }],
  absenceApproved: [
    { kind: 'absenceApproved', sides: ['person'] },
    { kind: 'substitutionGiven', sides: ['substitute'] },
  ],
  absenceDeclined: [{ kind: 'absenceDeclined', sides: ['person'] }],
  absenceEntered: [
    { kind: 'absenceEntered', sides: ['person'] },
    { kind: 'substitutionGiven', sides: ['substitute'] },
  ],
  absenceShortened: [{ kind: 'absenceShortened', sides: ['person', 'substitute', 'deciders'] }],
  absenceCancelled: [{ kind: 'absenceCancelled', sides: ['person', 'substitute', 'deciders'] }],
};

/**
 * Active employees to tell of a fact of an absence, never who did it. Decides: the nearest head over the person, with none the
 * directors, with none of these the administrators; who stands in for them today is told with them, but not the person themself.
 */
export async function toldOfAbsence(
  trx: Transaction<DB>,
  event: JournalFact,
  requestId: number,
): Promise<{ kind: string; people: number[] }[]> {
  const said = tellings[event.kind];
  if (!said) return [];
  const { rows } = await sql<{ side: Side; id: number }>`
    with q as (select aq.employee_id, aq.substitute_id, e.department_id from absence_requests aq join employees e on e.id = aq.employee_id
        where aq.id = ${requestId}),
    head as (select x.id from q, departments own, unnest(own.path) with ordinality p (id, depth) join departments u on u.id = p.id
        join employees x on x.id = u.head_id and x.status = 'active'
      where own.id = q.department_id and x.id <> q.employee_id order by p.depth desc limit 1),
    directors as (select e.id from employees e, q where 'director' = any(e.roles) and e.status = 'active' and e.id <> q.employee_id
      and not exists (select 1 from head)),
    admins as (select e.id from employees e, q where 'admin' = any(e.roles) and e.status = 'active' and e.id <> q.employee_id
      and not exists (select 1 from head) and not exists (select 1 from directors)),
    chosen as (select id, false as admin from head union select id, false from directors union select id, true from admins),
    today as (select (now() at time zone c.time_zone)::date as day from company c),
    deciders as (select id from chosen union select a.substitute_id from absences a join chosen on chosen.id = a.employee_id and not chosen.admin, today
      where a.cancelled_at is null and a.substitute_id is not null and today.day between a.from_on and a.to_on),
    told as (select 'person' as side, q.employee_id as id from q union all select 'substitute', q.substitute_id from q
      union all select 'deciders', d.id from deciders d, q where d.id <> q.employee_id)
    select told.side, e.id from told join employees e on e.id = told.id
      where e.status = 'active' and e.id is distinct from ${event.actorId}::bigint order by e.id`.execute(
    trx,
  );
  return said.map(({ kind, sides }) => ({
    kind,
    people: [...new Set(rows.filter(({ side }) => sides.includes(side)).map(({ id }) => id))],
  }));
}
