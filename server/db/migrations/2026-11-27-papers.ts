import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Versions of a document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-27-papers.sql', import.meta.url), 'utf8')).execute(db);
}
