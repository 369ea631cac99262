import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/**
 * Who sees orders only because they lead them, examine them or share a visibility group sees few among many. Then these are
 * all the ways in which an order can be theirs, each a condition on `o` that an index answers in the order of ids; none of them
 * opens anything: they stand beside the reader's own condition. null: the reader's seat shows them many.
 */
export function ownWays(reader: Reader): RawBuilder<boolean>[] | null {
  const { selves } = reader.actor;
  const managers = new Set(selves.flatMap((self) => [self.employeeId, ...self.groupManagers]));
  if (managers.size > mostManagers || hasSeat(reader)) return null;
  return [
    ...[...managers].map((id) => sql<boolean>`o.manager_id = ${id}`),
    ...selves.map((self) => sql<boolean>`o.expert_id = ${self.employeeId}`),
  ];
}

const mostManagers = 12;

/** Does the process show them orders by their department or role? */
function hasSeat({ actor, definitions }: Reader): boolean {
  return definitions.all().some(({ body }) =>
    body.sees.some(({ who }) =>
      actor.selves.some((self) => {
        if (typeof who === 'object')
          return 'headOf' in who ? self.heads.includes(who.headOf) : self.departments.includes(who.membersOf);
        return (who === 'director' || who === 'admin') && self.roles.includes(who);
      }),
    ),
  );
}

/** The value stands in the column of an order that the reader sees: all of theirs are made a list of, once. */
export function amongOwn(
  reader: Reader,
  value: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
  also: RawBuilder<unknown> = sql`true`,
): RawBuilder<boolean> {
  const lists = (ownWays(reader) ?? [sql`true`]).map(
    (way) => sql`select ${column} from orders o where ${way} and ${reader.sql.order()} and ${also}`,
  );
  return sql<boolean>`${value} = any(array(${sql.join(lists, sql` union `)}))`;
}
