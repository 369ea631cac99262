import type { Tx } from '#server/db/transact.ts';
import type { Stored } from '#server/documents/public.ts';

type NewFile = { name: string; at: string; stored: Stored };

export async function insertFile(tx: Tx, taskId: number, { name, at, stored }: NewFile): Promise<number> {
  const { id } = await tx.trx
    .insertInto('task_files')
    .values({ name, ...stored, task_id: taskId, added_by: tx.person.employeeId, added_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Its content goes with what nobody needs. */
export async function deleteFile(tx: Tx, id: number): Promise<void> {
  await tx.trx.deleteFrom('task_files').where('id', '=', id).execute();
}
