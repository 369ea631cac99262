import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Reminders of planned contacts: what each person wants to hear, and what was told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(await readFile(new URL('./2026-11-25-calls_reminders.sql', import.meta.url), 'utf8'))
    .execute(db);
}
