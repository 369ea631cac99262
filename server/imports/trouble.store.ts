import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** Who asked for the work under way; null when none is. */
export async function workerOf(db: Kysely<DB>, importId: number): Promise<number | null> {
  const row = await db
    .selectFrom('imports')
    .select('asked_by')
    .where('id', '=', importId)
    .where('state', 'in', ['checking', 'running', 'undoing'])
    .executeTakeFirst();
  return row?.asked_by ?? null;
}

export async function stopByItself(trx: Transaction<DB>, importId: number, trouble: string): Promise<void> {
  await sql`update imports set state = case state when 'checking' then 'draft' else 'stopped' end, trouble = ${trouble}, finished_at = now(), version = version + 1
    where id = ${importId}::bigint and state in ('checking', 'running', 'undoing')`.execute(trx);
}

/** The row that the next piece would begin with, set aside with the word that it could not be done. */
export async function markWrong(trx: Transaction<DB>, importId: number, code: string): Promise<void> {
  const problems = JSON.stringify([{ field: null, reason: 'import_failed', params: { code } }]);
  await sql`
    with next as (
      select r.n, i.state from imports i join import_rows r on r.import_id = i.id
      where i.id = ${importId}::bigint and r.n > i.header_row + 1 and r.state = any(case i.state when 'checking' then array['waiting'] when 'running' then array['create', 'update'] else array['created', 'updated'] end)
      order by case when i.state = 'undoing' then -r.n else r.n end limit 1
    )
    update import_rows r set state = case next.state when 'undoing' then 'kept' else 'error' end, problems = ${problems}::jsonb
    from next where r.import_id = ${importId}::bigint and r.n = next.n`.execute(trx);
}
