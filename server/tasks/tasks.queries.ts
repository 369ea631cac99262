import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { QueryOf } from '#api/route.ts';
import type { taskRoutes } from '#api/tasks.ts';
import type { LocalMoment } from '#domain/calls/times.ts';
import type { TaskState } from '#domain/tasks/task-state.ts';
import { isPlainDate } from '#domain/values/dates.ts';
import { isoJson } from '#server/db/json.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type SubjectRow, subjectJson } from './subject.sql.ts';

export type TaskQuery = QueryOf<typeof taskRoutes.list>;
type Shared = {
  id: number;
  title: string;
  state: TaskState;
  author: PersonRow;
  assignee: PersonRow;
  dueOn: string | null;
  dueAt: string | null;
  subject: SubjectRow | null;
  version: number;
};
export type TaskLineRow = Shared & { others: number; items: { done: number; total: number } };
export type FileRow = { id: number; name: string; size: number; addedBy: PersonRow; addedAt: string };
export type TaskRow = Shared & {
  body: string;
  people: PersonRow[];
  items: { id: number; title: string; doneBy: PersonRow | null; doneAt: string | null }[];
  remarks: {
    id: number;
    kind: 'remark' | 'done' | 'accepted' | 'sentBack' | 'cancelled' | 'takenAgain';
    body: string;
    author: PersonRow;
    standingFor: PersonRow | null;
    at: string;
  }[];
  files: FileRow[];
  createdAt: string;
};

/** A page in one statement: what is to be done by its deadline, what waits for acceptance after it; closed ones the latest first. */
export async function listTasks(
  reader: Reader,
  query: TaskQuery,
  now: LocalMoment,
): Promise<{ items: readonly TaskLineRow[]; next: string | null }> {
  const where = [reader.sql.task(), ...filtersOf(reader, query, now)];
  const closed = query.state === 'closed';
  const from = closed
    ? decodeCursor(query.cursor, z.tuple([cursorId]))
    : decodeCursor(query.cursor, z.tuple([z.number().int().min(0).max(1), dueDay, clockTime, cursorId]));
  if (from)
    where.push(
      closed
        ? sql`tk.id < ${from[0]}::bigint`
        : sql`(${rank}, ${day}, ${time}, tk.id) > (${from[0]}::int, ${from[1]}::date, ${from[2]}::time, ${from[3]}::bigint)`,
    );
  const order = closed ? sql`tk.id desc` : sql`${rank}, ${day}, ${time}, tk.id`;
  const rows = await reader.run(sql<TaskLineRow>`
    select ${lineColumns(reader)} from tasks tk where ${sql.join(where, sql` and `)} order by ${order} limit ${query.limit + 1}`);
  return cutPage(rows, query.limit, ({ state, dueOn, dueAt, id }) =>
    closed ? [id] : [state === 'open' ? 0 : 1, dueOn ?? 'infinity', dueAt ?? '24:00', id],
  );
}

const dueDay = z.string().refine((value) => value === 'infinity' || isPlainDate(value));
const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const rank = sql`(case when tk.state = 'open' then 0 else 1 end)`;
const day = sql`coalesce(tk.due_on, date 'infinity')`;
const time = sql`coalesce(tk.due_time, time '24:00')`;

function filtersOf(reader: Reader, query: TaskQuery, now: LocalMoment): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [sql`tk.state = any(${statesOf[query.state]}::text[])`];
  if (query.view === 'mine') where.push(ofReader(reader));
  if (query.view === 'given') where.push(sql`tk.author_id = any(${selvesOf(reader)}::bigint[])`);
  if (query.view === 'department') where.push(reader.sql.taskOfDepartment());
  if (query.overdue !== undefined) where.push(query.overdue ? late(now) : sql`not ${late(now)}`);
  if (query.assigneeId !== undefined) where.push(sql`tk.assignee_id = ${query.assigneeId}`);
  // asked of a record the reader does not see there is nothing: the link itself would tell
  if (query.orderId !== undefined)
    where.push(
      sql`tk.order_id = ${query.orderId} and exists (select 1 from orders o where o.id = tk.order_id and ${reader.sql.order()})`,
    );
  if (query.clientId !== undefined)
    where.push(sql`tk.client_id in (${mergedInto(query.clientId)}) and exists (select 1 from clients k
      where k.id = ${query.clientId} and ${reader.sql.clientOfTask()})`);
  return where;
}

const statesOf: Record<TaskQuery['state'], TaskState[]> = {
  current: ['open', 'done'],
  open: ['open'],
  done: ['done'],
  closed: ['accepted', 'cancelled'],
};
const selvesOf = ({ actor }: Reader): number[] => actor.selves.map((self) => self.employeeId);

const ofReader = (reader: Reader): RawBuilder<boolean> =>
  sql`(tk.assignee_id = any(${selvesOf(reader)}::bigint[]) or tk.id in (select tp.task_id from task_people tp where tp.employee_id = any(${selvesOf(reader)}::bigint[])))`;

const late = (now: LocalMoment): RawBuilder<boolean> =>
  sql`(tk.state = 'open' and coalesce(tk.due_on < ${now.day}::date or (tk.due_on = ${now.day}::date and tk.due_time <= ${now.time}::time), false))`;

/** The client and those merged into it. */
const mergedInto = (id: number) => sql`with recursive down as (select ${id}::bigint as id
  union select k.id from clients k join down on k.merged_into_id = down.id) select id from down`;

const shared = (reader: Reader) => sql`tk.id, tk.title, tk.state, ${personJson(sql`tk.author_id`)} as author,
  ${personJson(sql`tk.assignee_id`)} as assignee, tk.due_on as "dueOn", to_char(tk.due_time, 'HH24:MI') as "dueAt",
  ${subjectJson(reader)} as subject, tk.version`;

const lineColumns = (reader: Reader) => sql`${shared(reader)},
  (select count(*)::int from task_people tp where tp.task_id = tk.id) as others,
  (select json_build_object('done', count(ti.done_at)::int, 'total', count(*)::int) from task_items ti where ti.task_id = tk.id) as items`;

/** Of the remarks the last so many. */
const REMARKS = 200;

/** All of the task `tk` that its card shows; judged before. */
export const cardColumns = (reader: Reader) => sql`
  ${shared(reader)}, tk.body, ${isoJson(sql`tk.created_at`)} as "createdAt",
  (select coalesce(json_agg(${personJson(sql`tp.employee_id`)} order by tp.employee_id), '[]'::json) from task_people tp where tp.task_id = tk.id) as people,
  (select coalesce(json_agg(json_build_object('id', ti.id, 'title', ti.title, 'doneBy', ${personJson(sql`ti.done_by`)},
    'doneAt', ${isoJson(sql`ti.done_at`)}) order by ti.n, ti.id), '[]'::json) from task_items ti where ti.task_id = tk.id) as items,
  (select coalesce(json_agg(json_build_object('id', tr.id, 'kind', tr.kind, 'body', tr.body, 'author', ${personJson(sql`tr.author_id`)},
    'standingFor', ${personJson(sql`tr.standing_for_id`)}, 'at', ${isoJson(sql`tr.at`)}) order by tr.id), '[]'::json)
    from (select * from task_remarks x where x.task_id = tk.id order by x.id desc limit ${REMARKS}) tr) as remarks,
  (select coalesce(json_agg(json_build_object('id', tf.id, 'name', tf.name, 'size', tf.size, 'addedBy', ${personJson(sql`tf.added_by`)},
    'addedAt', ${isoJson(sql`tf.added_at`)}) order by tf.id), '[]'::json) from task_files tf where tf.task_id = tk.id) as files`;

export async function loadTask(reader: Reader, id: number): Promise<TaskRow> {
  const [row] = await reader.run(
    sql<TaskRow>`select ${cardColumns(reader)} from tasks tk where tk.id = ${id} and ${reader.sql.task()}`,
  );
  if (!row) throw notFound();
  return row;
}

/** For the home page, as a piece of its one statement: what the reader is to do, and what they are to accept. */
export const ownTasksJson = (reader: Reader, rows: number): RawBuilder<TaskLineRow[]> => sql<TaskLineRow[]>`
  (select coalesce(json_agg(t), '[]'::json) from (
    select ${lineColumns(reader)} from tasks tk where ${reader.sql.task()} and ((tk.state = 'open' and ${ofReader(reader)})
      or (tk.state = 'done' and tk.author_id = any(${selvesOf(reader)}::bigint[])))
    order by ${rank}, ${day}, ${time}, tk.id limit ${rows}) t)`;
