import { type RawBuilder, sql } from 'kysely';
import type { standingGroups } from '#api/reports.ts';
import { isStanding, type SeatedStep, seenIn } from '#server/orders/public.ts';
import { ownWays } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type GroupBy = (typeof standingGroups)[number];

/**
 * A group is two numbers: of steps, the place in the list of steps; of departments, the id; of people, the person's id, or none
 * and the department in which nobody in particular is awaited. Of its parts the same.
 */
export type Key = { a: number | null; b: number | null };
export type StandingFound = {
  stands: (Key & {
    count: number;
    overdue: number;
    /** The day in the middle, from either end: of an even number two. */
    early: string;
    late: string;
    oldest: string;
    worst: number;
    number: string;
  })[];
  waits: (Key & { pa: number | null; pb: number | null; count: number })[];
  done: (Key & { count: number; median: number; worstDays: number; worst: number; number: string })[];
  people: { id: number; name: string; position: string }[];
};

export type Counting = {
  groupBy: GroupBy;
  from: string;
  to: string;
  /** Working days since `base` through each day after it. */
  worked: { base: string; through: readonly number[] };
  /** Steps with the place of each in the list. */
  steps: readonly (SeatedStep & { place: number })[];
};

/** Where the orders that the person sees stand, and how long steps signed in the period took: one statement, no order by itself. */
export async function readStanding(reader: Reader, counting: Counting): Promise<StandingFound> {
  const group = groups[counting.groupBy];
  const [found] = await reader.run(sql<StandingFound>`
    with seats as (${seatRows(counting.steps)}),
    st as materialized (${standing(reader)}),
    dn as materialized (${signed(reader, counting)})
    select (select coalesce(json_agg(x), '[]'::json) from (
        select y.*, (select o.number from orders o where o.id = y.worst) as number from (
          select ${group} , count(*)::int as count, count(*) filter (where x.is_late)::int as overdue,
            percentile_disc(0.5) within group (order by x.day) as early, percentile_disc(0.5) within group (order by x.day desc) as late,
            min(x.day) as oldest, (array_agg(x.id order by x.at, x.id))[1] as worst
          from st x group by 1, 2) y) x) as stands,
      (select coalesce(json_agg(x), '[]'::json) from (
        select ${group}, ${parts[counting.groupBy]}, count(*)::int as count from st x group by 1, 2, 3, 4) x) as waits,
      (select coalesce(json_agg(x), '[]'::json) from (
        select y.*, (select o.number from orders o where o.id = y.worst) as number from (
          select ${group}, count(*)::int as count, percentile_cont(0.5) within group (order by x.days) as median,
            max(x.days) as "worstDays", (array_agg(x.id order by x.days desc, x.id))[1] as worst
          from dn x group by 1, 2) y) x) as done,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)), '[]'::json)
        from employees e where e.id in (select person from st union select person from dn)) as people`);
  return found ?? { stands: [], waits: [], done: [], people: [] };
}

const nobodyNamed = sql`case when x.person is null then x.department end`;
const groups: Record<GroupBy, RawBuilder<unknown>> = {
  step: sql`x.place::bigint as a, null::bigint as b`,
  department: sql`x.department as a, null::bigint as b`,
  person: sql`x.person as a, ${nobodyNamed} as b`,
};
const byPerson = sql`x.person as pa, ${nobodyNamed} as pb`;
const parts: Record<GroupBy, RawBuilder<unknown>> = {
  step: byPerson,
  department: byPerson,
  person: sql`x.place::bigint as pa, null::bigint as pb`,
};

export function seatRows(steps: Counting['steps']): RawBuilder<unknown> {
  const of = <T>(pick: (one: Counting['steps'][number]) => T): T[] => steps.map(pick);
  return sql`select * from unnest(${of((one) => one.definitionId)}::bigint[], ${of((one) => one.seq)}::int[], ${of((one) => one.isAsked)}::boolean[],
    ${of((one) => one.place)}::int[], ${of(({ seat }) => seat.kind)}::text[],
    ${of(({ seat }) => ('departmentId' in seat ? seat.departmentId : null))}::bigint[], ${of(({ seat }) => ('headId' in seat ? seat.headId : null))}::bigint[])
    as m (definition_id, seq, is_asked, place, kind, department_id, head_id)`;
}

export const personOfSeat = sql`case m.kind when 'manager' then o.manager_id when 'expert' then o.expert_id else m.head_id end`;

/** Orders that the person sees; of few of their own, each way to them by its index: a plan for any reader finds none for an «or». */
function ordersSeen(reader: Reader, columns: RawBuilder<unknown>, condition: RawBuilder<boolean>) {
  const ways = ownWays(reader);
  const selects = (ways ?? [sql<boolean>`true`]).map(
    (way) => sql`select ${columns} from orders o where ${way} and ${condition} and ${seenIn(reader, ways)}`,
  );
  return { isFew: ways !== null, orders: sql`(${sql.join(selects, sql` union `)})` };
}

/** The orders at work, each with whom it waits for. */
function standing(reader: Reader): RawBuilder<unknown> {
  const { today, company } = reader.person;
  const columns = sql`o.id, o.step_opened_at, o.step_due_on, o.definition_id, o.step_seq, o.step_state, o.manager_id, o.expert_id`;
  return sql`select o.id, o.step_opened_at as at, (o.step_opened_at at time zone ${company.timeZone})::date as day,
      coalesce(o.step_due_on < ${today}::date, false) as is_late, m.place, ${personOfSeat} as person, coalesce(m.department_id, e.department_id) as department
    from ${ordersSeen(reader, columns, isStanding).orders} o
      join seats m on m.definition_id = o.definition_id and m.seq = o.step_seq and m.is_asked = (o.step_state = 'awaitingResolution')
      left join employees e on e.id = ${personOfSeat}`;
}

/** Signatures of the period that stand, each with the working days since its step was opened; a step belongs to whoever signed it. */
function signed(reader: Reader, { groupBy, from, to, worked: { base, through } }: Counting) {
  const zone = reader.person.company.timeZone;
  const worked = (at: RawBuilder<unknown>) =>
    sql`(w.through)[greatest((${at} at time zone ${zone})::date - ${base}::date, 0) + 1]`;
  const since = sql`(${from}::date::timestamp at time zone ${zone})`;
  const passed = sql`select z.order_id, z.step_seq, z.stamp, s.opened_at
    from resolutions z join order_steps s on s.order_id = z.order_id and s.seq = z.step_seq
    where z.withdrawn_stamp is null and stamped_at(z.stamp) >= ${since} and stamped_at(z.stamp) < ((${to}::date + 1)::timestamp at time zone ${zone})`;
  // a signature changes its order: one that was last changed before has none to be looked for
  const { isFew, orders } = ordersSeen(reader, sql`o.id, o.definition_id`, sql`o.updated_at >= ${since}`);
  // few orders are asked each for its signatures; of all, the signatures of the period are few
  const source = isFew
    ? sql`(select o.id, o.definition_id, z.* from ${orders} o cross join lateral (${passed} and z.order_id = o.id offset 0) z offset 0) z`
    : sql`(select o.id, o.definition_id, z.* from ${orders} o join (${passed}) z on z.order_id = o.id) z`;
  // of steps nobody asks who signed, and there are many to ask of
  const signer =
    groupBy === 'step'
      ? sql`null::bigint`
      : sql`coalesce(z.stamp -> 'standingFor' ->> 'employeeId', z.stamp ->> 'employeeId')::bigint`;
  return sql`select z.id, m.place, ${signer} as person, coalesce(m.department_id, e.department_id) as department,
      ${worked(sql`stamped_at(z.stamp)`)} - ${worked(sql`z.opened_at`)} as days
    from ${source} join seats m on m.definition_id = z.definition_id and m.seq = z.step_seq and m.is_asked
      left join employees e on e.id = ${signer}
      cross join (select ${[...through]}::int[] as through) w`;
}
