import { type RawBuilder, sql } from 'kysely';
import { isStanding } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { choosesExpert } from './home-blocks.sql.ts';

/** How many orders somebody leads as their expert now, counted to MOST, and of those how many are late. */
export type Load = {
  employee: { id: number; name: string; position: string };
  count: number;
  overdue: number;
};

export const MOST_LED = 100;

/** Departments whose people are offered first to whoever chooses experts; null: the reader chooses none. */
function offeredFrom({ actor, definitions }: Reader): string[] | null {
  const steps = definitions
    .current()
    .flatMap(({ body }) => body.steps)
    .filter(
      (step) =>
        choosesExpert(step) &&
        actor.selves.some((self) =>
          step.resolution.by.some(
            (who) => typeof who === 'object' && 'headOf' in who && self.heads.includes(who.headOf),
          ),
        ),
    );
  if (steps.length === 0) return null;
  return steps.flatMap((step) =>
    step.requirements.flatMap((one) =>
      one.kind === 'employee' && one.firstFrom !== undefined ? [one.firstFrom] : [],
    ),
  );
}

/**
 * Of whoever chooses experts: the people of the departments offered first, and all others who lead an order the reader sees; the
 * busiest first. Everybody is counted along an index of their own and no further than is said.
 */
export function loadOfExperts(reader: Reader, rows: number): RawBuilder<unknown> {
  const keys = offeredFrom(reader);
  if (keys === null) return sql`null::json`;
  const late = sql`o.step_due_on < ${reader.person.today}::date`;
  return sql`(select coalesce(json_agg(w), '[]'::json) from (
    select json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position) as employee,
      led.count, led.overdue
    from employees e cross join lateral (
      select count(*)::int as count, count(*) filter (where x.is_late)::int as overdue from (
        select ${late} as is_late from orders o where o.expert_id = e.id and ${isStanding} and o.status = 'confirmed' and ${reader.sql.order()}
          limit ${MOST_LED}) x) led
    where e.status = 'active' and (led.count > 0 or exists (
      select 1 from departments own join departments d on d.id = any(own.path)
        where own.id = e.department_id and d.key = any(${[...new Set(keys)]}::text[])))
    order by led.count desc, e.last_name, e.id limit ${rows}) w)`;
}
