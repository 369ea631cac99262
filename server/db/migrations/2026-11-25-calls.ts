import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Planned contacts with clients, and the nearest of them with the client. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-25-calls.sql', import.meta.url), 'utf8')).execute(db);
}
