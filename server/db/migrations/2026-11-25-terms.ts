import { type Kysely, sql } from 'kysely';

/**
 * Orders at work in the order of their terms: those of a step, of a manager or an expert at a step, and all. The home page and the board
 * take the first few of each, however many there are. Expiring terms are looked for among the manager's own.
 */
const term = `(case when status = 'refused' then 'infinity'::date else coalesce(step_due_on, 'infinity'::date) end)`;
const places: Record<string, string> = {
  step: 'definition_id, step_seq, step_state, ',
  manager: 'manager_id, definition_id, step_seq, step_state, ',
  expert: 'expert_id, definition_id, step_seq, step_state, ',
  all: '',
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(places))
    await sql
      .raw(`create index orders_term_${name} on orders (${columns}${term}, id) where archived_at is null`)
      .execute(db);
  await sql`create index orders_manager_valid on orders (manager_id, valid_until, id) where archived_at is not null`.execute(
    db,
  );
}
