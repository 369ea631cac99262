import type { Tx } from '#server/db/transact.ts';
import type { Stored } from '#server/documents/public.ts';

export async function insertFile(tx: Tx, newsId: number, file: Stored & { name: string }): Promise<number> {
  const { id } = await tx.trx
    .insertInto('news_files')
    .values({ ...file, news_id: newsId, added_by: tx.person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertPicture(
  tx: Tx,
  newsId: number,
  picture: Stored & { width: number; height: number },
): Promise<number> {
  const { id } = await tx.trx
    .insertInto('news_pictures')
    .values({ ...picture, news_id: newsId, added_by: tx.person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** false: it is not there. Its content goes with what nobody needs. */
export async function deleteFile(tx: Tx, newsId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.trx
    .deleteFrom('news_files')
    .where('id', '=', id)
    .where('news_id', '=', newsId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
