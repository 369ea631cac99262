import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Clients, whole: duplicates by phone and address, consents, groups, merging, changes to many, saved views. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const file of ['2026-11-25-clients.sql', '2026-11-25-merge.sql'])
    await sql.raw(await readFile(new URL(`./${file}`, import.meta.url), 'utf8')).execute(db);
}
