import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** The mailbox letters come back to, and the addresses they do not reach. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-30-mail-in.sql', import.meta.url), 'utf8')).execute(db);
}
