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

/** Acts that read what stands of the order before they write wait for each other; false where the order is not there. */
export async function holdOrder(tx: Tx, id: number): Promise<boolean> {
  const held = await tx.trx
    .selectFrom('orders')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

/** A file dropped on an order hangs on its contract once there is one. */
export async function hangDocumentsOn(tx: Tx, orderId: number, contractId: number | null): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ contract_id: contractId })
    .where('order_id', '=', orderId)
    .execute();
}
