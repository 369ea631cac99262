import { type Kysely, sql } from 'kysely';

/** The money of a month on the home page: what was paid, and contracts of its days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index payments_paid_on on payments (paid_on) where reversed_stamp is null`.execute(db);
  await sql`create index contracts_signed_on on contracts (signed_on) where signed_on is not null`.execute(
    db,
  );
}
