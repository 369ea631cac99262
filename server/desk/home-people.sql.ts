import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

type Named = { id: number; name: string; position: string };
export type Away = {
  id: number;
  employee: Named;
  kind: 'vacation' | 'illness' | 'trip' | 'other' | null;
  fromOn: string;
  toOn: string;
  substitute: Named | null;
};

/** `on` is this year's or the next's; of the year of birth nothing is read. */
export type Birthday = { employee: Named; on: string };

const person = sql.raw(
  `json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)`,
);

export function awayToday(reader: Reader) {
  return reader
    .absences()
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .leftJoin('employees as s', 's.id', 'a.substitute_id')
    .where('e.status', '=', 'active')
    .where('a.from_on', '<=', reader.person.today)
    .where('a.to_on', '>=', reader.person.today)
    .select([
      'a.id',
      sql<Away['kind']>`case when ${reader.sql.absenceKind()} then a.kind end`.as('kind'),
      'a.from_on as fromOn',
      'a.to_on as toOn',
      sql<Named>`${person}`.as('employee'),
      sql<Named | null>`case when s.id is not null then json_build_object('id', s.id, 'name', concat_ws(' ', s.last_name, s.first_name, s.middle_name), 'position', s.position) end`.as(
        'substitute',
      ),
    ])
    .orderBy('e.last_name')
    .orderBy('a.id')
    .limit(50);
}

/** Today and the next seven days; who was born on 29 February has it on the last of February in a common year. */
export function birthdaysSoon(reader: Reader) {
  const { today } = reader.person;
  const isThatDay = sql<boolean>`(to_char(e.birthday, 'MM-DD') = to_char(s.day, 'MM-DD')
    or (to_char(e.birthday, 'MM-DD') = '02-29' and to_char(s.day, 'MM-DD') = '02-28' and to_char(s.day + 1, 'MM-DD') = '03-01'))`;
  return reader
    .employees()
    .innerJoin(
      sql<{ day: string }>`(select (${today}::date + n) as day from generate_series(0, 7) n)`.as('s'),
      (join) => join.on(isThatDay),
    )
    .where('e.status', '=', 'active')
    .select([sql<Named>`${person}`.as('employee'), 's.day as on'])
    .orderBy('s.day')
    .orderBy('e.last_name')
    .orderBy('e.id')
    .limit(30);
}
