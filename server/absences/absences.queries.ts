import { type RawBuilder, sql } from 'kysely';
import type { AbsenceKind } from '#domain/absences/request-state.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type AbsenceRow = {
  id: number;
  employee: PersonRow;
  /** null: the reader may not know why. */
  kind: AbsenceKind | null;
  fromOn: string;
  toOn: string;
  substitute: PersonRow | null;
  headIds: number[];
  requestId: number | null;
};

/** Absences of today and later, of people who are still here. */
export function listAbsences(reader: Reader): Promise<AbsenceRow[]> {
  return columns(reader)
    .where('e.status', '<>', 'dismissed')
    .where('a.to_on', '>=', reader.person.today)
    .orderBy('a.from_on')
    .orderBy('a.id')
    .execute();
}

export function findAbsence(reader: Reader, id: number): Promise<AbsenceRow | undefined> {
  return columns(reader).where('a.id', '=', id).executeTakeFirst();
}

/** Who leads the department of the employee `e`, or one above it. */
export const headIdsOf: RawBuilder<number[]> = sql<
  number[]
>`coalesce((select json_agg(distinct d.head_id) from departments own join departments d on d.id = any(own.path)
    where own.id = e.department_id and d.head_id is not null), '[]'::json)`;

function columns(reader: Reader) {
  return reader
    .absences()
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .select([
      'a.id',
      sql<AbsenceKind | null>`case when ${reader.sql.absenceKind()} then a.kind end`.as('kind'),
      'a.from_on as fromOn',
      'a.to_on as toOn',
      'a.request_id as requestId',
      headIdsOf.as('headIds'),
      personJson(sql`a.substitute_id`).as('substitute'),
      personJson(sql`a.employee_id`).$castTo<PersonRow>().as('employee'),
    ]);
}
