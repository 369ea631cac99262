import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Requests for absences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-12-01-absences.sql', import.meta.url), 'utf8')).execute(db);
}
