import { type RawBuilder, sql } from 'kysely';
import type { TaskState } from '#domain/tasks/task-state.ts';
import { isoJson } from '#server/db/json.ts';
import type { Tx } from '#server/db/transact.ts';

export type TaskValues = {
  title: string;
  body: string;
  assigneeId: number;
  peopleIds: readonly number[];
  dueOn: string | null;
  dueAt: string | null;
  items: readonly { id?: number | null; title: string }[];
};
/** What it is about, at most one of them. */
export type About = Record<'orderId' | 'clientId' | 'newsId' | 'commentId', number | null>;

/** A line of the checklist that was added: its place and its id. */
export type AddedItem = { n: number; id: number };

/** The task with its co-workers and its checklist, in one statement. */
export async function insertTask(
  { trx, person }: Tx,
  authorId: number,
  values: TaskValues & { at: string },
  about: About,
): Promise<{ id: number; createdAt: string; items: AddedItem[] }> {
  const { rows } = await sql<{ id: number; createdAt: string; items: AddedItem[] }>`
    with made as (
      insert into tasks (title, body, author_id, assignee_id, due_on, due_time, order_id, client_id, news_id, comment_id, created_by, created_at)
      values (${values.title}, ${values.body}, ${authorId}, ${values.assigneeId}, ${values.dueOn}::date, ${values.dueAt}::time,
        ${about.orderId}::bigint, ${about.clientId}::bigint, ${about.newsId}::bigint, ${about.commentId}::bigint, ${person.employeeId}, ${values.at}::timestamptz) returning id, created_at),
    people as (insert into task_people (task_id, employee_id) select made.id, p from made, unnest(${[...values.peopleIds]}::bigint[]) p),
    listed as (insert into task_items (task_id, n, title) select made.id, x.n, x.title from made, ${itemsOf(values)} order by x.n returning n, id)
    select id, ${isoJson(sql`created_at`)} as "createdAt", (select coalesce(json_agg(json_build_object('n', l.n, 'id', l.id)), '[]'::json) from listed l) as items
    from made`.execute(trx);
  const [made] = rows;
  if (!made) throw new Error('a task that was not written');
  return made;
}

const itemsOf = ({ items }: TaskValues): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(items.map(({ id, title }, n) => ({ id: id ?? null, title, n })))}::jsonb) as x (id bigint, title text, n smallint)`;

/** What of the checklist stays keeps its tick; answers what was added to it. */
export async function updateTask({ trx }: Tx, id: number, values: TaskValues): Promise<AddedItem[]> {
  const people = sql`${[...values.peopleIds]}::bigint[]`;
  const { rows } = await sql<AddedItem>`
    with listed as materialized (select * from ${itemsOf(values)}),
    kept as (update task_items t set title = x.title, n = x.n from listed x where t.id = x.id and t.task_id = ${id}),
    gone as (delete from task_items t where t.task_id = ${id} and not exists (select 1 from listed x where x.id = t.id)),
    added as (insert into task_items (task_id, n, title) select ${id}, x.n, x.title from listed x where x.id is null order by x.n returning n, id),
    left_ as (delete from task_people where task_id = ${id} and employee_id <> all(${people})),
    joined as (insert into task_people (task_id, employee_id) select ${id}, p from unnest(${people}) p on conflict do nothing),
    saved as (update tasks set title = ${values.title}, body = ${values.body}, assignee_id = ${values.assigneeId},
      due_on = ${values.dueOn}::date, due_time = ${values.dueAt}::time, version = version + 1 where id = ${id})
    select n, id from added`.execute(trx);
  return rows;
}

/** Answers whether there is such a line. Ticking what is ticked leaves who did it first. */
export async function tickItem(
  { trx, person }: Tx,
  { id, itemId, done, at }: { id: number; itemId: number; done: boolean; at: string },
): Promise<boolean> {
  const row = await trx
    .updateTable('task_items')
    .set(
      done
        ? {
            done_at: sql<string>`coalesce(done_at, ${at}::timestamptz)`,
            done_by: sql<number>`coalesce(done_by, ${person.employeeId}::bigint)`,
          }
        : { done_at: null, done_by: null },
    )
    .where('id', '=', itemId)
    .where('task_id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Said = {
  kind: 'remark' | 'done' | 'accepted' | 'sentBack' | 'cancelled' | 'takenAgain';
  body: string;
  as: number;
  at: string;
};

const remarkOf = ({ person }: Tx, taskId: number, { kind, body, as, at }: Said) => ({
  task_id: taskId,
  kind,
  body,
  author_id: person.employeeId,
  standing_for_id: as === person.employeeId ? null : as,
  at,
});

/** Another state, and the words it came with: one statement. Answers the id of the words. */
export async function moveTask(tx: Tx, id: number, state: TaskState, said: Said): Promise<number> {
  const made = await tx.trx
    .with('moved', (db) =>
      db.updateTable('tasks').set({ state, version: sql<number>`version + 1` }).where('id', '=', id),
    )
    .insertInto('task_remarks')
    .values(remarkOf(tx, id, said))
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function insertRemark(tx: Tx, id: number, said: Said): Promise<number> {
  const made = await tx.trx
    .insertInto('task_remarks')
    .values(remarkOf(tx, id, said))
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}
