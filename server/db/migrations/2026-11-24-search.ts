import { type Kysely, sql } from 'kysely';

/**
 * The search: numbers of orders are found by their beginning, orders of some clients among those of a manager or an expert
 * without looking at any others, and the contracts of an expert's orders from the newest back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index orders_number on orders (number_normal collate "C")`.execute(db);
  await sql`drop index orders_number_trgm`.execute(db);
  await sql`create index orders_manager_client on orders (manager_id, client_id)`.execute(db);
  await sql`create index orders_expert_client on orders (expert_id, client_id) where expert_id is not null`.execute(
    db,
  );
  await sql`create index orders_expert_contract on orders (expert_id, contract_id) where expert_id is not null`.execute(
    db,
  );
}
