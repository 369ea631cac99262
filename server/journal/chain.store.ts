import type { Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';

export async function insertChain(
  trx: Transaction<DB>,
  links: { seq: number; journal_id: number; hash: Buffer }[],
): Promise<void> {
  await trx.insertInto('journal_chain').values(links).execute();
}

export async function lastOfChain(trx: Transaction<DB>): Promise<{ seq: number; hash: Buffer } | null> {
  const row = await trx
    .selectFrom('journal_chain')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
