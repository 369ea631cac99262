import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

/** Somebody looked at the address, and letters may go there again; false: nothing was known against it. */
export async function clearAddressTrouble({ trx, person }: Tx, email: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('address_troubles')
    .set({ cleared_at: sql<string>`now()`, cleared_by: person.employeeId })
    .where('address', '=', sql<string>`lower(${email}::text)`)
    .where('cleared_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
