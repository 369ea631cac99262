import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** The first schema, one file per subject, in the order in which they lean on each other. */
const parts = [
  'people',
  'signing-in',
  'clients',
  'processes',
  'orders',
  'documents',
  'journal',
  'notifications',
  'transition',
  'grants',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of parts) {
    const text = await readFile(new URL(`./house/${part}.sql`, import.meta.url), 'utf8');
    await sql.raw(text).execute(db);
  }
}
