import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { person } from '#api/common.ts';
import { fullName, shortName } from '#domain/values/fullName.ts';
import { shortOf } from '#server/http/context.ts';
import type { KnownActor } from '#server/visibility/people.sql.ts';

/** An employee as a query brings them along, inside another row. */
export type PersonRow = {
  id: number;
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
};
export type PersonShown = z.input<typeof person>;

/** The employee with this id as JSON; the directory is open to every employee. */
export const personJson = (id: RawBuilder<unknown>): RawBuilder<PersonRow | null> =>
  sql<PersonRow | null>`(select json_build_object('id', e.id, 'lastName', e.last_name, 'firstName', e.first_name,
    'middleName', e.middle_name, 'position', e.position) from employees e where e.id = ${id})`;

export const presentPerson = (row: PersonRow): PersonShown => ({
  id: row.id,
  name: fullName(row),
  shortName: shortName(row),
  position: row.position,
});

/** Of those whom the rules know as actors. */
export const presentNamed = ({ actor, name, position }: KnownActor): PersonShown => ({
  id: actor.employeeId,
  name,
  shortName: shortOf(name),
  position,
});
