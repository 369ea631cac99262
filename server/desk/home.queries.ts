import { type RawBuilder, sql } from 'kysely';
import type { OrderLine } from '#server/orders/public.ts';
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

/** All blocks of the home page in one statement, each bounded and already filtered to what the person sees. */
export function homeOrders(
  reader: Reader,
  { stalledBefore, expiring, rows }: { stalledBefore: string; expiring: string; rows: number },
): Promise<HomeLine[]> {
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
      sql`(select ${sql.lit(key)} as block, ${line(reader)} as "order" from orders o where ${reader.sql.order()} and ${condition} order by ${order} limit ${rows})`,
  );
  return reader.run(sql<HomeLine>`${sql.join(parts, sql` union all `)}`);
}

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const person = sql.raw(
  `json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)`,
);

function line(reader: Reader) {
  return sql`json_build_object('id', o.id, 'number', o.number, 'title', o.title, 'status', o.status, 'archivedAt', ${iso('o.archived_at')}, 'definitionId', o.definition_id, 'stepSeq', o.step_seq, 'stepState', o.step_state,
    'stepOpenedAt', ${iso('o.step_opened_at')}, 'dueOn', o.step_due_on, 'validUntil', o.valid_until, 'createdAt', ${iso('o.created_at')}, 'clientId', o.client_id, 'clientName', (select k.name from clients k where k.id = o.client_id),
    'contractId', o.contract_id, 'contractNumber', (select t.number from contracts t where t.id = o.contract_id), 'money', ${reader.sql.commercial()},
    'amount', case when ${reader.sql.commercial()} then (select t.amount::text from contracts t where t.id = o.contract_id) end,
    'manager', (select ${person} from employees e where e.id = o.manager_id), 'expert', (select ${person} from employees e where e.id = o.expert_id))`;
}

export function awayToday(reader: Reader): Promise<Away[]> {
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
    .limit(50)
    .execute();
}
