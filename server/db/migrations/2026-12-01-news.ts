import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** News of the company and of its departments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-12-01-news.sql', import.meta.url), 'utf8')).execute(db);
}
