import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';

export type HandOver = { clients: number; orders: number; expertise: number; heads: string[] };

/** What a leaver would leave behind, as the reader sees it. */
export async function countHandOver(reader: Reader, employeeId: number): Promise<HandOver> {
  const count = sql<number>`count(*)::int`.as('n');
  const [clients, orders, expertise, heads] = await Promise.all([
    reader
      .clients()
      .select(count)
      .where('k.manager_id', '=', employeeId)
      .where('k.archived_at', 'is', null)
      .executeTakeFirstOrThrow(),
    reader
      .orders()
      .select(count)
      .where('o.manager_id', '=', employeeId)
      .where('o.archived_at', 'is', null)
      .executeTakeFirstOrThrow(),
    reader
      .orders()
      .select(count)
      .where('o.expert_id', '=', employeeId)
      .where('o.archived_at', 'is', null)
      .executeTakeFirstOrThrow(),
    reader.departments().select('d.name').where('d.head_id', '=', employeeId).orderBy('d.id').execute(),
  ]);
  return {
    clients: clients.n,
    orders: orders.n,
    expertise: expertise.n,
    heads: heads.map(({ name }) => name),
  };
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
