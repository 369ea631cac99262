import { type Kysely, sql } from 'kysely';

/** Orders by the day they were made: a list narrowed to a few days, and its count, do not go through all there ever were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index orders_created on orders (created_at)`.execute(db);
}
