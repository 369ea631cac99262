import { type Kysely, sql } from 'kysely';

/** Withdrawn signatures are read with the standing ones, and the index of those that stand does not serve both. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index resolutions_order on resolutions (order_id)`.execute(db);
}
