import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Files of tasks, and tasks about news and comments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-12-02-tasks-more.sql', import.meta.url), 'utf8')).execute(db);
}
