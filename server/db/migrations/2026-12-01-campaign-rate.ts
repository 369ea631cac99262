import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Campaigns as fast as a server of one's own takes them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(await readFile(new URL('./2026-12-01-campaign-rate.sql', import.meta.url), 'utf8'))
    .execute(db);
}
