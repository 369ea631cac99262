import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Comments are edited for a while, answered, pinned, and point at documents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-29-feed.sql', import.meta.url), 'utf8')).execute(db);
}
