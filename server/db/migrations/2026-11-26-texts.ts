import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** The text inside files, and words to search by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-26-texts.sql', import.meta.url), 'utf8')).execute(db);
}
