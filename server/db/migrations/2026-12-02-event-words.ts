import { type Kysely, sql } from 'kysely';

/** Events of the company are found by the words of their titles and notes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table company_events add column words tsvector not null
    generated always as (to_tsvector('russian', search_form(title || ' ' || note))) stored`.execute(db);
  await sql`create index company_events_words on company_events using gin (words) with (fastupdate = off)`.execute(
    db,
  );
}
