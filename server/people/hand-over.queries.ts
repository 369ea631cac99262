import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

export type HandOver = {
  clients: number;
  orders: number;
  calls: number;
  tasks: number;
  expertise: number;
  heads: string[];
};

/** What a leaver would leave behind, as the reader sees it: one statement. null where there is no such employee. */
export async function countHandOver(reader: Reader, employeeId: number): Promise<HandOver | null> {
  const count = sql<number>`count(*)::int`.as('n');
  const clients = reader.clients().where('k.manager_id', '=', employeeId).where('k.archived_at', 'is', null);
  const alive = reader.orders().where('o.archived_at', 'is', null);
  const calls = reader.calls().where('l.responsible_id', '=', employeeId).where('l.state', '=', 'open');
  const tasks = reader
    .tasks()
    .where((eb) => eb.or([eb('tk.assignee_id', '=', employeeId), eb('tk.author_id', '=', employeeId)]))
    .where('tk.state', 'in', ['open', 'done']);
  const heads = reader.departments().select(['d.id', 'd.name']).where('d.head_id', '=', employeeId);
  const [found] = await reader.run(sql<HandOver>`
    select (${clients.select(count)}) as clients, (${alive.where('o.manager_id', '=', employeeId).select(count)}) as orders,
      (${calls.select(count)}) as calls, (${tasks.select(count)}) as tasks,
      (${alive.where('o.expert_id', '=', employeeId).select(count)}) as expertise,
      (select coalesce(json_agg(h.name order by h.id), '[]'::json) from (${heads}) h) as heads
    from employees e where e.id = ${employeeId}`);
  return found ?? null;
}

/** Orders to be led on by somebody else, locked: their own acts lock the order before they hold rights, so do we. */
export async function holdOrdersOf(reader: Reader, managerId: number): Promise<number[]> {
  const rows = await reader
    .orders()
    .select('o.id')
    .where('o.manager_id', '=', managerId)
    .where('o.archived_at', 'is', null)
    .orderBy('o.id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}
