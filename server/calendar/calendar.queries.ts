import { type RawBuilder, sql } from 'kysely';
import { CALENDAR_ITEMS, type CalendarKind } from '#domain/calendar/kinds.ts';
import { type LocalMoment, lateSince } from '#domain/calls/times.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { termKey } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type CallItem = {
  id: number;
  clientId: number;
  clientName: string;
  clientManager: PersonRow | null;
  phone: { number: string; extension: string | null } | null;
  responsible: PersonRow;
  contactId: number | null;
  topic: string;
  on: string;
  at: string | null;
  minutes: number;
  repeats: string | null;
  version: number;
};
export type OrderItem = {
  id: number;
  number: string;
  clientName: string;
  definitionId: number;
  stepSeq: number;
  on: string;
  manager: PersonRow;
  version: number;
};
export type AbsenceItem = {
  id: number;
  kind: 'vacation' | 'illness' | 'trip' | 'other' | 'away';
  fromOn: string;
  toOn: string;
  employee: PersonRow;
};
export type EventItem = {
  id: number;
  title: string;
  note: string;
  startsOn: string;
  endsOn: string;
  at: string | null;
  until: string | null;
  version: number;
};
export type TaskItem = {
  id: number;
  title: string;
  on: string;
  at: string | null;
  assignee: PersonRow;
  version: number;
};
export type CalendarFound = {
  calls: CallItem[];
  tasks: TaskItem[];
  deadlines: OrderItem[];
  terms: OrderItem[];
  absences: AbsenceItem[];
  events: EventItem[];
  overdue: CallItem[];
};

/** Whose: the reader and those they stand in for, their departments, or these people. */
export type Whose = 'mine' | 'department' | readonly number[];
export type Span = { from: string; to: string };
type Asked = Span & {
  who: Whose;
  kinds: readonly CalendarKind[];
  /** Late calls of the reader's own, up to so many. */
  overdue: { now: LocalMoment; rows: number } | null;
};

/** All items of a span in one statement; of each kind one more than is shown, to know whether there are more. */
export async function readCalendar(reader: Reader, asked: Asked): Promise<CalendarFound> {
  const part = (kind: CalendarKind, select: RawBuilder<unknown>) =>
    asked.kinds.includes(kind) ? listed(select) : sql`'[]'::json`;
  const [found] = await reader.run(sql<CalendarFound>`
    with chosen as materialized (${chosen(reader, asked.who)})
    select ${part('calls', calls(reader, asked))} as calls, ${part('tasks', tasks(reader, asked))} as tasks, ${part('deadlines', deadlines(reader, asked))} as deadlines,
      ${part('terms', terms(reader, asked))} as terms, ${part('absences', absences(reader, asked))} as absences,
      ${part('events', events(reader, asked))} as events,
      ${asked.overdue ? listed(overdueCalls(reader, asked.overdue)) : sql`'[]'::json`} as overdue`);
  return found ?? { calls: [], tasks: [], deadlines: [], terms: [], absences: [], events: [], overdue: [] };
}

const ROWS = CALENDAR_ITEMS + 1;
const listed = (select: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(x), '[]'::json) from (${select}) x)`;
const selvesOf = ({ actor }: Reader) => actor.selves.map((self) => self.employeeId);
const people = sql`array(select c.id from chosen c)`;

function chosen(reader: Reader, who: Whose): RawBuilder<unknown> {
  const selves = selvesOf(reader);
  if (who === 'mine') return sql`select unnest(${selves}::bigint[]) as id`;
  if (who !== 'department') return sql`select unnest(${[...who]}::bigint[]) as id`;
  return sql`select unnest(${selves}::bigint[]) as id
    union select e.id from employees e join departments p on p.id = e.department_id join departments d on d.id = any(p.path)
      where e.status <> 'dismissed' and (d.id = ${reader.person.departmentId}::bigint or d.head_id = any(${selves}::bigint[]))
    union select d.head_id from departments d where d.id = ${reader.person.departmentId}::bigint and d.head_id is not null`;
}

/** What is shown of the call `l`, which was judged before. */
const callColumns = sql`l.id, l.client_id as "clientId", (select k.name from clients k where k.id = l.client_id) as "clientName",
  (select ${personJson(sql`k.manager_id`)} from clients k where k.id = l.client_id) as "clientManager",
  coalesce((select p.phones -> 0 from contacts p where p.id = l.contact_id),
    (select p.phones -> 0 from contacts p where p.client_id = l.client_id and p.is_main and p.archived_at is null limit 1),
    (select k.phones -> 0 from clients k where k.id = l.client_id)) as phone,
  ${personJson(sql`l.responsible_id`)} as responsible, l.contact_id as "contactId", l.topic, l.on_date as on,
  to_char(l.at_time, 'HH24:MI') as at, l.minutes, l.repeats, l.version`;

const calls = (reader: Reader, { from, to }: Span) => sql`
  select ${callColumns} from calls l
  where l.responsible_id = any(${people}) and l.on_date between ${from}::date and ${to}::date and l.state = 'open' and ${reader.sql.call()}
  order by l.on_date, l.at_time nulls last, l.id limit ${ROWS}`;

/** Deadlines of what these people are to do. */
const tasks = (reader: Reader, { from, to }: Span) => sql`
  select tk.id, tk.title, tk.due_on as on, to_char(tk.due_time, 'HH24:MI') as at, ${personJson(sql`tk.assignee_id`)} as assignee, tk.version
  from tasks tk
  where tk.state = 'open' and tk.due_on between ${from}::date and ${to}::date and ${reader.sql.task()}
    and (tk.assignee_id = any(${people}) or exists (select 1 from task_people tp where tp.task_id = tk.id and tp.employee_id = any(${people})))
  order by tk.due_on, tk.due_time nulls last, tk.id limit ${ROWS}`;

const overdueCalls = (reader: Reader, { now, rows }: { now: LocalMoment; rows: number }) => sql`
  select ${callColumns} from calls l
  where l.responsible_id = any(${selvesOf(reader)}::bigint[]) and l.state = 'open' and l.on_date <= ${now.day}::date
    and (l.on_date < ${now.day}::date or coalesce(l.at_time <= ${lateSince(now)}::time, false)) and ${reader.sql.call()}
  order by l.on_date, l.at_time nulls last, l.id limit ${rows}`;

const orderColumns = (
  on: RawBuilder<unknown>,
) => sql`o.id, o.number, (select k.name from clients k where k.id = o.client_id) as "clientName",
  o.definition_id as "definitionId", o.step_seq as "stepSeq", ${on} as on, ${personJson(sql`o.manager_id`)} as manager, o.version`;
const theirs = sql`(o.manager_id = any(${people}) or o.expert_id = any(${people}))`;

const deadlines = (reader: Reader, { from, to }: Span) => sql`
  select ${orderColumns(sql`o.step_due_on`)} from orders o
  where o.archived_at is null and ${termKey} between ${from}::date and ${to}::date
    and (${theirs} or ${reader.sql.awaits(people)}) and ${reader.sql.order()}
  order by ${termKey}, o.id limit ${ROWS}`;

const terms = (reader: Reader, { from, to }: Span) => sql`
  select ${orderColumns(sql`o.valid_until`)} from orders o
  where o.archived_at is not null and o.valid_until between ${from}::date and ${to}::date and ${theirs} and ${reader.sql.order()}
  order by o.valid_until, o.id limit ${ROWS}`;

const absences = (reader: Reader, { from, to }: Span) =>
  sql`${reader
    .absences()
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .where('e.status', '<>', 'dismissed')
    .where('a.from_on', '<=', to)
    .where('a.to_on', '>=', from)
    .where(sql<boolean>`a.employee_id = any(${people})`)
    .select([
      'a.id',
      sql`case when ${reader.sql.absenceKind()} then a.kind else 'away' end`.as('kind'),
      'a.from_on as fromOn',
      'a.to_on as toOn',
      personJson(sql`a.employee_id`).as('employee'),
    ])
    .orderBy('a.from_on')
    .orderBy('a.id')
    .limit(ROWS)}`;

const events = (reader: Reader, { from, to }: Span) =>
  sql`${reader
    .companyEvents()
    .where('w.starts_on', '<=', to)
    .where('w.ends_on', '>=', from)
    .select([
      'w.id',
      'w.title',
      'w.note',
      'w.starts_on as startsOn',
      'w.ends_on as endsOn',
      sql`to_char(w.at_time, 'HH24:MI')`.as('at'),
      sql`to_char(w.until_time, 'HH24:MI')`.as('until'),
      'w.version',
    ])
    .orderBy('w.starts_on')
    .orderBy('w.id')
    .limit(ROWS)}`;
