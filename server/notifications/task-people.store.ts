import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { JournalFact } from '#server/visibility/system.ts';

/** Who is told of which fact of a task: those who do it, who gave it, or all of them. */
type Side = 'doers' | 'author' | 'all';
const sides: Record<string, Side> = {
  taskGiven: 'doers',
  taskDeadlineChanged: 'doers',
  taskDone: 'author',
  taskAccepted: 'doers',
  taskSentBack: 'doers',
  taskCancelled: 'doers',
  taskTakenAgain: 'all',
  taskRemarked: 'all',
  taskDueSoon: 'doers',
  taskDueToday: 'doers',
  taskOverdue: 'all',
};

/** Active employees to tell, with those who stand in for them today; never who did it. All of them see the task by what they are to it. */
export async function toldOfTask(trx: Transaction<DB>, event: JournalFact): Promise<number[]> {
  const side = sides[event.kind];
  if (!side) return [];
  const named = Array.isArray(event.data.people) ? event.data.people.map(Number) : null;
  const { rows } = await sql<{ id: number }>`
    with concerned as (
      select x.id from tasks tk cross join lateral (${peopleOf(side)}) x
      where tk.id = ${Number(event.data.taskId)}::bigint ${named === null ? sql`` : sql`and x.id = any(${named}::bigint[])`}),
    today as (select (now() at time zone c.time_zone)::date as day from company c),
    told as (select id from concerned union select a.substitute_id from absences a join concerned on concerned.id = a.employee_id, today
      where a.cancelled_at is null and a.substitute_id is not null and today.day between a.from_on and a.to_on)
    select e.id from employees e join told on told.id = e.id where e.status = 'active' and e.id is distinct from ${event.actorId}::bigint order by e.id`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

const doers = sql`select tk.assignee_id as id union select tp.employee_id from task_people tp where tp.task_id = tk.id`;
const author = sql`select tk.author_id as id`;

function peopleOf(side: Side): RawBuilder<unknown> {
  if (side === 'all') return sql`${doers} union ${author}`;
  return side === 'author' ? author : doers;
}
