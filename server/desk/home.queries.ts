import { type RawBuilder, sql } from 'kysely';
import { type RequestRow, waitingRequestsJson } from '#server/absences/public.ts';
import { type HomeNewsRow, newsOfHomeJson } from '#server/news/public.ts';
import {
  everyStep,
  firstByTerm,
  inStates,
  isRenewed,
  lineJson,
  mineWays,
  type OrderLine,
  seenIn,
  termKey,
} from '#server/orders/public.ts';
import { ownWays } from '#server/search/public.ts';
import { ownTasksJson, type TaskLineRow } from '#server/tasks/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type CallsFound, callsOfHome } from './home-calls.ts';

type Named = { id: number; name: string; position: string };
export type HomeLine = { block: string; order: OrderLine };
export type Away = {
  id: number;
  employee: Named;
  kind: 'vacation' | 'illness' | 'trip' | 'other' | null;
  fromOn: string;
  toOn: string;
  substitute: Named | null;
};

/** `on` is this year's or the next's; of the year of birth nothing is read. */
export type Birthday = { employee: Named; on: string };

export type HomeFound = {
  lines: HomeLine[];
  away: Away[];
  birthdays: Birthday[];
  tasks: TaskLineRow[];
  news: HomeNewsRow[];
  requests: RequestRow[];
} & CallsFound;

const NEWS = 5;

/** The blocks of the home page and who is away, in one statement: each bounded and already filtered to what the person sees. */
export async function readHome(
  reader: Reader,
  { stalledBefore, expiring, rows }: { stalledBefore: string; expiring: string; rows: number },
): Promise<HomeFound> {
  const own = ownWays(reader);
  const ways = own ?? [sql<boolean>`true`];
  const steps = everyStep(reader);
  const mine = mineWays(reader);
  const led = reader.actor.selves.map(({ employeeId }) => sql<boolean>`o.manager_id = ${employeeId}`);
  const { today } = reader.person;
  const seen = seenIn(reader, own);
  const alive = sql<boolean>`o.archived_at is null and o.status <> 'refused'`;
  const byTerm = (
    places: readonly RawBuilder<boolean>[],
    from: readonly RawBuilder<boolean>[],
    ...also: RawBuilder<boolean>[]
  ) => firstByTerm({ places, ways: from, conditions: [seen, ...also], limit: rows });
  const waiting = (kind: 'sign' | 'fill', state: string) =>
    byTerm(reader.sql.waitsForParts(kind), ways, sql<boolean>`o.step_state = ${sql.lit(state)}`);
  const blocks: [string, RawBuilder<unknown>][] = [
    ['resolutions', waiting('sign', 'awaitingResolution')],
    ['returned', waiting('fill', 'returned')],
    ['toFill', waiting('fill', 'active')],
    [
      'sent',
      byTerm(
        steps.flatMap((step) => inStates(step, ['awaitingResolution'])),
        mine,
        alive,
      ),
    ],
    [
      'overdue',
      byTerm(own ? steps.flatMap((step) => inStates(step)) : [alive], ways, sql`${termKey} < ${today}::date`),
    ],
    [
      'stalled',
      firstOwn(mine, {
        condition: sql`${alive} and o.updated_at < ${stalledBefore}::date and ${seen}`,
        key: sql`o.updated_at`,
        rows,
      }),
    ],
    [
      'expiring',
      firstOwn(led, {
        condition: sql`o.archived_at is not null and o.valid_until between ${today}::date and ${expiring}::date and ${seen} and not ${isRenewed(reader)}`,
        key: sql`o.valid_until`,
        rows,
      }),
    ],
  ];
  const parts = blocks.map(
    ([key, first]) =>
      sql`(select ${sql.lit(key)} as block, ${lineJson(reader)} as "order" from (${first}) x join orders o on o.id = x.id order by x.due, x.id)`,
  );
  const [found] = await reader.run(sql<HomeFound>`
    select (select coalesce(json_agg(l), '[]'::json) from (${sql.join(parts, sql` union all `)}) l) as lines,
      ${callsOfHome(reader, rows)}, ${ownTasksJson(reader, rows)} as tasks, ${newsOfHomeJson(reader, NEWS)} as news,
      ${waitingRequestsJson(reader, rows)} as requests,
      (select coalesce(json_agg(w), '[]'::json) from (${awayToday(reader)}) w) as away,
      (select coalesce(json_agg(b), '[]'::json) from (${birthdaysSoon(reader)}) b) as birthdays`);
  return (
    found ?? {
      lines: [],
      away: [],
      birthdays: [],
      tasks: [],
      news: [],
      requests: [],
      calls: [],
      forgotten: 0,
    }
  );
}

type Own = { condition: RawBuilder<boolean>; key: RawBuilder<unknown>; rows: number };

/** The first of the person's own by something else than the term of the step. */
function firstOwn(ways: readonly RawBuilder<boolean>[], { condition, key, rows }: Own): RawBuilder<unknown> {
  const selects = ways.map(
    (way) =>
      sql`(select o.id, ${key} as due from orders o where ${way} and ${condition} order by ${key}, o.id limit ${rows})`,
  );
  return sql`select x.id, x.due from (${sql.join(selects, sql` union `)}) x order by x.due, x.id limit ${rows}`;
}

const person = sql.raw(
  `json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position)`,
);

function awayToday(reader: Reader) {
  return reader
    .absences()
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .leftJoin('employees as s', 's.id', 'a.substitute_id')
    .where('e.status', '=', 'active')
    .where('a.from_on', '<=', reader.person.today)
    .where('a.to_on', '>=', reader.person.today)
    .select([
      'a.id',
      sql<Away['kind']>`case when ${reader.sql.absenceKind()} then a.kind end`.as('kind'),
      'a.from_on as fromOn',
      'a.to_on as toOn',
      sql<Named>`${person}`.as('employee'),
      sql<Named | null>`case when s.id is not null then json_build_object('id', s.id, 'name', concat_ws(' ', s.last_name, s.first_name, s.middle_name), 'position', s.position) end`.as(
        'substitute',
      ),
    ])
    .orderBy('e.last_name')
    .orderBy('a.id')
    .limit(50);
}

/** Today and the next seven days; who was born on 29 February has it on the last of February in a common year. */
function birthdaysSoon(reader: Reader) {
  const { today } = reader.person;
  const isThatDay = sql<boolean>`(to_char(e.birthday, 'MM-DD') = to_char(s.day, 'MM-DD')
    or (to_char(e.birthday, 'MM-DD') = '02-29' and to_char(s.day, 'MM-DD') = '02-28' and to_char(s.day + 1, 'MM-DD') = '03-01'))`;
  return reader
    .employees()
    .innerJoin(
      sql<{ day: string }>`(select (${today}::date + n) as day from generate_series(0, 7) n)`.as('s'),
      (join) => join.on(isThatDay),
    )
    .where('e.status', '=', 'active')
    .select([sql<Named>`${person}`.as('employee'), 's.day as on'])
    .orderBy('s.day')
    .orderBy('e.last_name')
    .orderBy('e.id')
    .limit(30);
}
