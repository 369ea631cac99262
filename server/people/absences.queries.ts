import { sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { AbsenceNow } from './employees.queries.ts';

export type AbsenceRow = AbsenceNow & { employee: PersonRow };

/** Absences of today and later, of people who are still here. */
export function listAbsences(reader: Reader): Promise<AbsenceRow[]> {
  return columns(reader)
    .innerJoin('employees as w', 'w.id', 'a.employee_id')
    .where('w.status', '<>', 'dismissed')
    .where('a.to_on', '>=', reader.person.today)
    .orderBy('a.from_on')
    .orderBy('a.id')
    .execute();
}

export function findAbsence(reader: Reader, id: number): Promise<AbsenceRow | undefined> {
  return columns(reader).where('a.id', '=', id).executeTakeFirst();
}

function columns(reader: Reader) {
  return reader
    .absences()
    .select([
      'a.id',
      sql<AbsenceNow['kind']>`a.kind`.as('kind'),
      'a.from_on as fromOn',
      'a.to_on as toOn',
      personJson(sql`a.substitute_id`).as('substitute'),
      personJson(sql`a.employee_id`).$castTo<PersonRow>().as('employee'),
    ]);
}
