import { type RawBuilder, sql } from 'kysely';
import type { Step } from '#domain/process/definition.ts';
import type { Who } from '#domain/rules/who.ts';
import type { Person } from '#server/auth/actor.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { inStates } from './by-term.ts';

/** Whom a step waits for, as lists name it: the signer where the resolution is asked for, otherwise who fills; the first word of each. */
export const awaitedWho = (step: Pick<Step, 'filledBy' | 'resolution'>, isAsked: boolean): Who | undefined =>
  (isAsked ? step.resolution.by : step.filledBy)[0];

/** A seat by what leads to its person: the order itself, a department's head, or a department where nobody in particular is meant. */
export type Seat =
  | { kind: 'manager' | 'expert' | 'nobody' }
  | { kind: 'head'; departmentId: number; headId: number }
  | { kind: 'members'; departmentId: number };

/** A department whose head's seat is vacant is awaited as one. */
export function seatOf({ departments }: Pick<Person, 'departments'>, who: Who | undefined): Seat {
  if (who === 'managerOfOrder') return { kind: 'manager' };
  if (who === 'expertOfOrder') return { kind: 'expert' };
  if (typeof who !== 'object') return { kind: 'nobody' };
  const key = 'headOf' in who ? who.headOf : who.membersOf;
  const department = departments.find((one) => one.key === key);
  if (!department) return { kind: 'nobody' };
  const { id: departmentId, headId } = department;
  return 'headOf' in who && headId !== null
    ? { kind: 'head', departmentId, headId }
    : { kind: 'members', departmentId };
}

/** A step of a definition with its resolution asked for or not, and whom it waits for then. */
export type SeatedStep = { definitionId: number; seq: number; step: Step; isAsked: boolean; seat: Seat };

export const seatedSteps = ({ definitions, person }: Reader): SeatedStep[] =>
  definitions.all().flatMap(({ id, body }) =>
    body.steps.flatMap((step, index) =>
      [false, true].map((isAsked) => ({
        definitionId: id,
        seq: index + 1,
        step,
        isAsked,
        seat: seatOf(person, awaitedWho(step, isAsked)),
      })),
    ),
  );

/** Orders `o` whose step nobody has stopped: neither archived nor refused. */
export const isStanding = sql<boolean>`(o.archived_at is null and o.status <> 'refused')`;

/** Orders `o` that wait for whom the filter `awaited` of the list says; of two words joined by a comma, for both at once. */
export function awaitedIs(reader: Reader, awaited: string): RawBuilder<boolean> {
  const places = placesAwaiting(reader, awaited).map(
    ({ place, isAsked, fits }) =>
      sql<boolean>`(${sql.join([place, sql`(o.step_state = 'awaitingResolution') = ${isAsked}`, ...fits], sql` and `)})`,
  );
  return places.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${isStanding} and (${sql.join(places, sql` or `)}))`;
}

/** The same in parts, each one stretch of an index by term. */
export const awaitedParts = (reader: Reader, awaited: string): RawBuilder<boolean>[] =>
  placesAwaiting(reader, awaited).flatMap(({ place, isAsked, fits }) =>
    inStates(
      sql<boolean>`(${sql.join([place, ...fits], sql` and `)})`,
      isAsked ? ['awaitingResolution'] : ['active', 'returned'],
    ),
  );

function placesAwaiting(reader: Reader, awaited: string) {
  return seatedSteps(reader).flatMap(({ definitionId, seq, isAsked, seat }) => {
    const fits = awaited.split(',').map((one) => fitsSeat(seat, one));
    if (fits.includes(false)) return [];
    const place = sql<boolean>`o.definition_id = ${definitionId} and o.step_seq = ${seq}`;
    return [{ place, isAsked, fits: fits.filter((one) => typeof one !== 'boolean') }];
  });
}

function fitsSeat(seat: Seat, awaited: string): boolean | RawBuilder<boolean> {
  const [kind, id] = awaited.split(':');
  const wanted = Number(id);
  const person = seat.kind === 'manager' ? sql`o.manager_id` : sql`o.expert_id`;
  const isOfOrder = seat.kind === 'manager' || seat.kind === 'expert';
  if (kind === 'employee')
    return isOfOrder
      ? sql<boolean>`coalesce(${person} = ${wanted}, false)`
      : seat.kind === 'head' && seat.headId === wanted;
  if (kind === 'members') return seat.kind === 'members' && seat.departmentId === wanted;
  if (kind === 'nobody') return isOfOrder ? sql<boolean>`${person} is null` : seat.kind === 'nobody';
  const isNone = id === 'none';
  const inside = isNone ? sql`e.department_id is not null` : sql`e.department_id = ${wanted}`;
  const fits = sql<boolean>`exists (select 1 from employees e where e.id = ${person} and ${inside})`;
  if (isOfOrder) return isNone ? sql<boolean>`not ${fits}` : fits;
  return seat.kind === 'nobody' ? isNone : 'departmentId' in seat && seat.departmentId === wanted;
}
