import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Events of the company, corrected years of the production calendar, links of personal feeds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-25-calendar.sql', import.meta.url), 'utf8')).execute(db);
}
