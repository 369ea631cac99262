import type { Tx } from '#server/db/transact.ts';

/** false: it stood there already, and stays as it was. */
export async function insertSuppression(tx: Tx, address: string, note: string | null): Promise<boolean> {
  const made = await tx.trx
    .insertInto('suppressions')
    .values({ address, why: 'byHand', note, by_employee_id: tx.person.employeeId })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .returning('address')
    .executeTakeFirst();
  return made !== undefined;
}
