import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** The settings of outgoing mail, and its outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-29-mail.sql', import.meta.url), 'utf8')).execute(db);
}
