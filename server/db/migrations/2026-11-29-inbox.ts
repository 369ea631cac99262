import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Rows of the inbox are put off; an order is not followed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-29-inbox.sql', import.meta.url), 'utf8')).execute(db);
}
