import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export async function insertEntry({ trx }: Tx, dictionary: string, name: string): Promise<number> {
  const { id } = await trx
    .insertInto('dictionary_entries')
    .values({ dictionary, name })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An entry already in the archive keeps the time it went there. */
export async function updateEntry(
  { trx }: Tx,
  id: number,
  { name, archived }: { name: string; archived: boolean },
): Promise<void> {
  await trx
    .updateTable('dictionary_entries')
    .set({
      name,
      archived_at: archived ? sql<string>`coalesce(archived_at, now())` : null,
    })
    .where('id', '=', id)
    .execute();
}
