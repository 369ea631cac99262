import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Office files shown as PDF. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-26-previews.sql', import.meta.url), 'utf8')).execute(db);
}
