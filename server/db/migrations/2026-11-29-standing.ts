import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** What the reports on where orders stand and on expiring terms are read by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-29-standing.sql', import.meta.url), 'utf8')).execute(db);
}
