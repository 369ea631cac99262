import { sql } from 'kysely';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { headIdsOf } from './absences.queries.ts';

type Days = { fromOn: string; toOn: string };
export type Chosen = { employee: PersonRow; status: string; away: Days | null };
export type Absentee = { employee: PersonRow; status: string; isHead: boolean; headIds: number[] };

/** Somebody who may be away, and who leads them. */
export async function findAbsentee(reader: Reader, id: number): Promise<Absentee | undefined> {
  return reader
    .employees()
    .where('e.id', '=', id)
    .select([
      personJson(sql`${id}::bigint`).$castTo<PersonRow>().as('employee'),
      'e.status',
      sql<boolean>`exists (select 1 from departments h where h.head_id = e.id)`.as('isHead'),
      headIdsOf.as('headIds'),
    ])
    .executeTakeFirst();
}

/** Somebody who is to stand in on these days, and when of them they are away themselves. */
export async function findSubstitute(
  reader: Reader,
  id: number,
  { fromOn, toOn }: Days,
): Promise<Chosen | undefined> {
  return reader
    .employees()
    .where('e.id', '=', id)
    .select([
      personJson(sql`${id}::bigint`).$castTo<PersonRow>().as('employee'),
      'e.status',
      sql<Days | null>`(select json_build_object('fromOn', a.from_on, 'toOn', a.to_on) from absences a where a.employee_id = e.id
        and a.cancelled_at is null and a.from_on <= ${toOn}::date and a.to_on >= ${fromOn}::date order by a.from_on, a.id limit 1)`.as(
        'away',
      ),
    ])
    .executeTakeFirst();
}

export type AskFacts = {
  self: PersonRow;
  headIds: number[];
  /** An absence or a waiting request of the reader's own on one of these days. */
  own: Days | null;
  substitute: Chosen | null;
};

/** What decides whether the reader may ask for these days with this substitute. */
export async function factsOfAsking(
  reader: Reader,
  { fromOn, toOn, substituteId }: Days & { substituteId: number | null },
): Promise<AskFacts> {
  const me = reader.actor.employeeId;
  const on = sql`x.from_on <= ${toOn}::date and x.to_on >= ${fromOn}::date`;
  const days = sql`json_build_object('fromOn', x.from_on, 'toOn', x.to_on)`;
  const [facts] = await reader.run(sql<AskFacts>`
    select ${personJson(sql`${me}::bigint`)} as self, ${headIdsOf} as "headIds",
      (select ${days} from (select a.from_on, a.to_on from absences a where a.employee_id = ${me} and a.cancelled_at is null
          union all select aq.from_on, aq.to_on from absence_requests aq where aq.employee_id = ${me} and aq.state = 'requested') x
        where ${on} order by x.from_on, x.to_on limit 1) as own,
      (select json_build_object('employee', ${personJson(sql`s.id`)}, 'status', s.status, 'away',
          (select ${days} from absences x where x.employee_id = s.id and x.cancelled_at is null and ${on} order by x.from_on, x.id limit 1))
        from employees s where s.id = ${substituteId}::bigint) as substitute
    from employees e where e.id = ${me}`);
  if (!facts) throw notFound();
  return facts;
}

export type PlanRow = {
  employee: PersonRow;
  departmentName: string | null;
  absences: (Days & { kind: AbsenceKind | null; requested: boolean })[];
};

/** personJson names its employee `e` too. */
const planned = sql<PersonRow>`json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name, 'middleName', e.middle_name, 'position', e.position)`;

/** People of a department and those under it with their absences of a year; requests where the reader knows of them. */
export function readPlan(
  reader: Reader,
  { year, departmentId }: { year: number; departmentId: number | undefined },
  limit: number,
): Promise<PlanRow[]> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const inside =
    departmentId === undefined
      ? sql<boolean>`true`
      : sql<boolean>`exists (select 1 from departments u where u.id = e.department_id and ${departmentId}::bigint = any(u.path))`;
  const inYear = (alias: 'a' | 'aq') =>
    sql`${sql.ref(alias)}.employee_id = e.id and ${sql.ref(alias)}.from_on <= ${to}::date and ${sql.ref(alias)}.to_on >= ${from}::date`;
  return reader
    .employees()
    .leftJoin('departments as d', 'd.id', 'e.department_id')
    .where('e.status', '<>', 'dismissed')
    .where(inside)
    .select([
      planned.as('employee'),
      'd.name as departmentName',
      sql<
        PlanRow['absences']
      >`(select coalesce(json_agg(json_build_object('kind', w.kind, 'fromOn', w.from_on, 'toOn', w.to_on, 'requested', w.requested)
          order by w.from_on, w.to_on), '[]'::json)
        from (select case when ${reader.sql.absenceKind()} then a.kind end as kind, a.from_on, a.to_on, false as requested
            from absences a where ${inYear('a')} and a.cancelled_at is null
          union all select aq.kind, aq.from_on, aq.to_on, true from absence_requests aq
            where ${inYear('aq')} and aq.state = 'requested' and ${reader.sql.absenceRequest()}) w)`.as(
        'absences',
      ),
    ])
    .orderBy('d.path')
    .orderBy('e.last_name')
    .orderBy('e.first_name')
    .orderBy('e.id')
    .limit(limit)
    .execute();
}
