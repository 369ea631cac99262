import { type Kysely, sql } from 'kysely';

/** What a person typed and has not sent: one draft per form, nobody else's to read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table drafts (
    employee_id bigint not null references employees,
    key text not null check (length(key) between 1 and 120),
    values json not null,
    at timestamptz not null,
    primary key (employee_id, key)
  )`.execute(db);
  await sql`do $$
    begin
      execute format('grant select on drafts to %I, %I', current_setting('vizir.app_role'), current_setting('vizir.job_role'));
      execute format('grant insert, update, delete on drafts to %I', current_setting('vizir.app_role'));
    end $$`.execute(db);
}
