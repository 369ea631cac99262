import type { Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';

export async function addMute({ trx, person }: Tx, orderId: number, at: string): Promise<void> {
  await trx
    .insertInto('order_mutes')
    .values({ employee_id: person.employeeId, order_id: orderId, muted_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function dropMute({ trx, person }: Tx, orderId: number): Promise<void> {
  await trx
    .deleteFrom('order_mutes')
    .where('employee_id', '=', person.employeeId)
    .where('order_id', '=', orderId)
    .execute();
}

/** Who of these people does not follow the order. */
export async function mutedBy(
  trx: Transaction<DB>,
  orderId: number,
  people: readonly number[],
): Promise<number[]> {
  if (people.length === 0) return [];
  const rows = await trx
    .selectFrom('order_mutes')
    .select('employee_id')
    .where('order_id', '=', orderId)
    .where('employee_id', 'in', [...people])
    .execute();
  return rows.map((row) => row.employee_id);
}
