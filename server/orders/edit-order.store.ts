import type { Tx } from '#server/db/transact.ts';

/** false where the order has gone with its import meanwhile. */
export async function setTitle(tx: Tx, id: number, title: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.trx
    .updateTable('orders')
    .set({ title })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A file dropped on an order hangs on its contract once there is one. */
export async function hangDocumentsOn(tx: Tx, orderId: number, contractId: number | null): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ contract_id: contractId })
    .where('order_id', '=', orderId)
    .execute();
}
