import type { Tx } from '#server/db/transact.ts';
import type { Stored } from '#server/documents/public.ts';

type NewFile = { kind: 'image' | 'attachment'; name: string; mime: string; stored: Stored };

export async function insertFile(tx: Tx, campaignId: number, { stored, ...file }: NewFile): Promise<number> {
  const { id } = await tx.trx
    .insertInto('campaign_files')
    .values({ ...file, ...stored, campaign_id: campaignId, added_by: tx.person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** false: it is not there. Its content goes with what nobody needs. */
export async function deleteFile(tx: Tx, campaignId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.trx
    .deleteFrom('campaign_files')
    .where('id', '=', id)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
