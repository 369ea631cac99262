import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Documents of the company: folders, versions, and who has read them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(await readFile(new URL('./2026-11-28-company-documents.sql', import.meta.url), 'utf8'))
    .execute(db);
}
