import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** What colleagues tell of themselves: what they do, phones, a photo; and their certificates with terms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-12-01-people.sql', import.meta.url), 'utf8')).execute(db);
}
