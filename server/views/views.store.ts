import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { List } from './views.queries.ts';

type View = { list: List; name: string; query: string };

/** null where there are as many as may be. */
export async function insertView(
  { trx, person }: Tx,
  { list, name, query }: View,
  most: number,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into saved_views (employee_id, list, name, query)
    select e.id, ${list}::text, ${name}::text, ${query}::text from employees e where e.id = ${person.employeeId}
      and (select count(*) from saved_views v where v.employee_id = e.id and v.list = ${list}) < ${most}::int
    returning id`.execute(trx);
  return rows[0]?.id ?? null;
}

export async function updateView(
  { trx, person }: Tx,
  id: number,
  { name, query }: Omit<View, 'list'>,
): Promise<void> {
  await trx
    .updateTable('saved_views')
    .set({ name, query })
    .where('id', '=', id)
    .where('employee_id', '=', person.employeeId)
    .execute();
}

export async function deleteView({ trx, person }: Tx, id: number): Promise<void> {
  await trx
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('employee_id', '=', person.employeeId)
    .execute();
}
