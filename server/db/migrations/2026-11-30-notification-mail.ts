import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** Letters of what people are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(await readFile(new URL('./2026-11-30-notification-mail.sql', import.meta.url), 'utf8'))
    .execute(db);
}
