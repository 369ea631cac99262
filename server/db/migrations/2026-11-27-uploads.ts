import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Uploads that go on after a cut, and contents that are gone for good. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-27-uploads.sql', import.meta.url), 'utf8')).execute(db);
}
