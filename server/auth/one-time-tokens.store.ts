import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { sha256 } from './actor.ts';

export type Purpose = 'setup' | 'invitation';
type New = { purpose: Purpose; employeeId: number | null; createdBy: number | null; minutes: number };

/** A text of 256 bits for one purpose and one use; only its SHA-256 is kept. Former ones for the same end. */
export async function makeOneTimeToken(
  trx: Transaction<DB>,
  { purpose, employeeId, createdBy, minutes }: New,
): Promise<{ id: number; text: string; expiresAt: string }> {
  await trx
    .updateTable('one_time_tokens')
    .set({ used_at: sql<string>`now()` })
    .where('purpose', '=', purpose)
    .where('employee_id', 'is not distinct from', employeeId)
    .where('used_at', 'is', null)
    .execute();
  const text = randomBytes(32).toString('base64url');
  const row = await trx
    .insertInto('one_time_tokens')
    .values({
      hash: sha256(text),
      purpose,
      employee_id: employeeId,
      created_by: createdBy,
      expires_at: sql<string>`now() + make_interval(mins => ${minutes}::int)`,
    })
    .returning(['id', 'expires_at'])
    .executeTakeFirstOrThrow();
  return { id: row.id, text, expiresAt: row.expires_at };
}

/** Looked up by its hash, so there is nothing to compare; null if it is unknown, used or expired. */
export async function findOneTimeToken(
  db: Kysely<DB>,
  purpose: Purpose,
  text: string,
): Promise<{ employeeId: number | null } | null> {
  const row = await db
    .selectFrom('one_time_tokens')
    .select('employee_id')
    .where('hash', '=', sha256(text))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst();
  return row ? { employeeId: row.employee_id } : null;
}

/** Uses it up; of two at once one gets it. */
export async function useOneTimeToken(
  trx: Transaction<DB>,
  purpose: Purpose,
  text: string,
): Promise<{ employeeId: number | null } | null> {
  const row = await trx
    .updateTable('one_time_tokens')
    .set({ used_at: sql<string>`now()` })
    .where('hash', '=', sha256(text))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .returning('employee_id')
    .executeTakeFirst();
  return row ? { employeeId: row.employee_id } : null;
}
