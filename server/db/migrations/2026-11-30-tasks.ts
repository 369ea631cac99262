import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Tasks one employee gives another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-30-tasks.sql', import.meta.url), 'utf8')).execute(db);
}
