import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

/** Ends the person's link, if there is one; answers whether there was. */
export async function revokeFeed({ trx, person }: Tx): Promise<boolean> {
  const ended = await trx
    .updateTable('calendar_feeds')
    .set({ revoked_at: sql<string>`now()` })
    .where('employee_id', '=', person.employeeId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

export async function insertFeed({ trx, person }: Tx, tokenHash: Buffer): Promise<{ createdAt: string }> {
  const row = await trx
    .insertInto('calendar_feeds')
    .values({ employee_id: person.employeeId, token_hash: tokenHash })
    .returning('created_at as createdAt')
    .executeTakeFirstOrThrow();
  return row;
}
