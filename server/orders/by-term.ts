import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

/** By what orders stand «by term»: the last day of the step; without one, and for the refused whose terms stand still, the end. */
export const termKey = sql<string>`case when o.status = 'refused' then 'infinity'::date else coalesce(o.step_due_on, 'infinity'::date) end`;

/** The orders the person leads or examines, each condition answered by an index in the order of terms. */
export const mineWays = ({ actor }: Reader): RawBuilder<boolean>[] =>
  actor.selves.flatMap(({ employeeId }) => [
    sql<boolean>`o.manager_id = ${employeeId}`,
    sql<boolean>`o.expert_id = ${employeeId}`,
  ]);

/** The states in which the step of an order at work stands. */
export const statesAtWork = ['active', 'awaitingResolution', 'returned'] as const;

/** A place by step, split so that each part is one stretch of an index. */
export const inStates = (
  place: RawBuilder<boolean>,
  states: readonly (typeof statesAtWork)[number][] = statesAtWork,
): RawBuilder<boolean>[] =>
  states.map((state) => sql<boolean>`${place} and o.step_state = ${state} and o.archived_at is null`);

/** Every step of every process. */
export const everyStep = ({ definitions }: Reader): RawBuilder<boolean>[] =>
  definitions
    .all()
    .flatMap(({ id, body }) =>
      body.steps.map((_, index) => sql<boolean>`(o.definition_id = ${id} and o.step_seq = ${index + 1})`),
    );

type Walk = {
  /** Where to look: each place and way together is walked along an index and left as soon as it has given enough. */
  places: readonly RawBuilder<boolean>[];
  ways: readonly RawBuilder<boolean>[];
  conditions: readonly RawBuilder<boolean>[];
  limit: number;
};

/** The first orders by term, as a select of `(id, due)` in that order; not yet what the reader sees: that is a condition like others. */
export function firstByTerm({ places, ways, conditions, limit }: Walk): RawBuilder<unknown> {
  const parts = places.flatMap((place) =>
    ways.map(
      (way) => sql`(select o.id, ${termKey} as due from orders o
        where ${sql.join([place, way, ...conditions], sql` and `)} order by ${termKey}, o.id limit ${limit})`,
    ),
  );
  return parts.length === 0
    ? sql`select 0::bigint as id, null::date as due where false`
    : sql`select x.id, x.due from (${sql.join(parts, sql` union `)}) x order by x.due, x.id limit ${limit}`;
}
