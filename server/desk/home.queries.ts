import { type RawBuilder, sql } from 'kysely';
import { lineJson, type OrderLine } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

type Named = { id: number; name: string; position: string };
export type HomeLine = { block: string; order: OrderLine };
export type Away = {
  id: number;
  employee: Named;
  kind: 'vacation' | 'illness' | 'trip' | 'other';
  fromOn: string;
  toOn: string;
  substitute: Named | null;
};

/** The blocks of the home page and who is away, in one statement: each bounded and already filtered to what the person sees. */
export async function readHome(
  reader: Reader,
  { stalledBefore, expiring, rows }: { stalledBefore: string; expiring: string; rows: number },
): Promise<{ lines: HomeLine[]; away: Away[] }> {
  const me = reader.actor.selves.map((self) => self.employeeId);
  const today = reader.person.today;
  const mine = sql<boolean>`(o.manager_id = any(${me}::bigint[]) or o.expert_id = any(${me}::bigint[]))`;
  const alive = sql<boolean>`o.archived_at is null and o.status <> 'refused'`;
  const byTerm = sql`o.step_due_on nulls last, o.id`;
  const sign = reader.sql.waitsFor('sign');
  const fill = reader.sql.waitsFor('fill');
  const blocks: [string, RawBuilder<boolean>, RawBuilder<unknown>][] = [
    ['resolutions', sign, byTerm],
    ['returned', sql<boolean>`o.step_state = 'returned' and ${fill}`, byTerm],
    ['toFill', sql<boolean>`o.step_state = 'active' and ${fill}`, byTerm],
    ['sent', sql<boolean>`o.step_state = 'awaitingResolution' and ${alive} and ${mine}`, byTerm],
    ['overdue', sql<boolean>`${alive} and o.step_due_on < ${today}::date`, byTerm],
    [
      'stalled',
      sql<boolean>`${alive} and ${mine} and o.updated_at < ${stalledBefore}::date`,
      sql`o.updated_at, o.id`,
    ],
    [
      'expiring',
      sql<boolean>`o.valid_until between ${today}::date and ${expiring}::date and o.archived_at is not null and o.manager_id = any(${me}::bigint[])`,
      sql`o.valid_until, o.id`,
    ],
  ];
  const parts = blocks.map(
    ([key, condition, order]) =>
      sql`(select ${sql.lit(key)} as block, ${lineJson(reader)} as "order" from orders o where ${reader.sql.order()} and ${condition} order by ${order} limit ${rows})`,
  );
  const [found] = await reader.run(sql<{ lines: HomeLine[]; away: Away[] }>`
    select (select coalesce(json_agg(l), '[]'::json) from (${sql.join(parts, sql` union all `)}) l) as lines,
      (select coalesce(json_agg(w), '[]'::json) from (${awayToday(reader)}) w) as away`);
  return found ?? { lines: [], away: [] };
}

const person = sql.raw(
  `json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)`,
);

function awayToday(reader: Reader) {
  return reader
    .absences()
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .leftJoin('employees as s', 's.id', 'a.substitute_id')
    .where('e.status', '=', 'active')
    .where('a.from_on', '<=', reader.person.today)
    .where('a.to_on', '>=', reader.person.today)
    .select([
      'a.id',
      sql<Away['kind']>`a.kind`.as('kind'),
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
