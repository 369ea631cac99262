import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import { sha256 } from './actor.ts';

export async function saveSettings(
  { trx, person }: Tx,
  settings: { language: 'ru' | 'en'; theme: 'system' | 'light' | 'dark' },
): Promise<void> {
  await trx.updateTable('employees').set(settings).where('id', '=', person.employeeId).execute();
}

export function insertToken(
  { trx, person }: Tx,
  token: { text: string; name: string; scope: 'read' | 'write'; days: number },
) {
  return trx
    .insertInto('api_tokens')
    .values({
      hash: sha256(token.text),
      employee_id: person.employeeId,
      name: token.name,
      scope: token.scope,
      expires_at: sql<string>`now() + make_interval(days => ${token.days}::int)`,
    })
    .returning(['id', 'name', 'scope', 'created_at', 'expires_at'])
    .executeTakeFirstOrThrow();
}

/** Answers the token's name, or nothing if it is not one's own or has ended. */
export function revokeToken({ trx, person }: Tx, tokenId: number) {
  return trx
    .updateTable('api_tokens')
    .set({ revoked_at: sql<string>`now()` })
    .where('id', '=', tokenId)
    .where('employee_id', '=', person.employeeId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
}
