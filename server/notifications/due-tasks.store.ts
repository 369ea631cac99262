import { sql, type Transaction } from 'kysely';
import type { DueMark } from '#domain/tasks/deadline.ts';
import type { DB } from '#server/db/tables.ts';

/** Facts of the deadlines these marks speak of, each once for a task and its day; a deadline that is moved is told anew. Answers their ids. */
export async function writeDueTasks(trx: Transaction<DB>, marks: readonly DueMark[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into journal (kind, data)
    select m.kind, jsonb_build_object('taskId', tk.id, 'dueOn', tk.due_on)
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m (kind text, "from" date, "to" date)
      join tasks tk on tk.due_on between m."from" and m."to"
    where tk.state = 'open' and not exists (
      select 1 from journal j where j.data ? 'taskId' and (j.data ->> 'taskId')::bigint = tk.id and j.kind = m.kind and j.data ->> 'dueOn' = tk.due_on::text)
    order by tk.id, m.kind
    returning id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Two rounds at once would tell everything twice. */
export async function oneRoundOfTasks(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7011)`.execute(trx);
}
