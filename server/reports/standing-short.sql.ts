import { type RawBuilder, sql } from 'kysely';
import { type SeatedStep, seatedSteps, termKey } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { personOfSeat, seatRows } from './standing.queries.ts';
import type { Place } from './standing-rows.ts';

/** Orders that stand at one place and wait for one department, counted to MOST_STANDING; late ones first, so their count is the better one. */
export type ShortStanding = {
  place: number;
  department: number | null;
  count: number;
  overdue: number;
  /** There are more at this place than were walked. */
  cut: boolean;
};

const MOST_STANDING = 1000;

/**
 * Where the orders the reader sees stand, in numbers: of each step and state no more than is said are walked along the index by
 * term, however many there are. For whoever sees them all; of few of one's own the report is as quick.
 */
export function shortStanding(reader: Reader, places: readonly Place[]): RawBuilder<unknown> {
  const { today } = reader.person;
  const steps: (SeatedStep & { place: number })[] = seatedSteps(reader).map((one) => ({
    ...one,
    place: places.findIndex((place) => place.is(one.definitionId, one.step.key)),
  }));
  return sql`(select coalesce(json_agg(y), '[]'::json) from (
    select m.place, coalesce(m.department_id, e.department_id) as department, count(*)::int as count, count(*) filter (where o.is_late)::int as overdue,
      bool_or(o.walked >= ${MOST_STANDING}) as cut
    from (${seatRows(steps)}) m
      cross join lateral (select unnest(case when m.is_asked then array['awaitingResolution'] else array['active', 'returned'] end) as state) s
      cross join lateral (select w.*, count(*) over () as walked from (
        select o.manager_id, o.expert_id, coalesce(o.step_due_on < ${today}::date, false) as is_late from orders o
        where o.definition_id = m.definition_id and o.step_seq = m.seq and o.step_state = s.state and o.archived_at is null and o.status <> 'refused'
          and ${reader.sql.order()}
        order by ${termKey}, o.id limit ${MOST_STANDING}) w) o
      left join employees e on e.id = ${personOfSeat}
    group by 1, 2) y)`;
}
