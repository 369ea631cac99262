import type { Tx } from '#server/db/transact.ts';

export async function setTitle(tx: Tx, id: number, title: string): Promise<void> {
  await tx.trx.updateTable('orders').set({ title }).where('id', '=', id).execute();
}

/** A file dropped on an order hangs on its contract once there is one. */
export async function hangDocumentsOn(tx: Tx, orderId: number, contractId: number | null): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ contract_id: contractId })
    .where('order_id', '=', orderId)
    .execute();
}
