import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { callRoutes } from '#api/calls.ts';
import type { QueryOf } from '#api/route.ts';
import { type LocalMoment, lateSince } from '#domain/calls/times.ts';
import { isPlainDate } from '#domain/values/dates.ts';
import { isoJson } from '#server/db/json.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type CallQuery = QueryOf<typeof callRoutes.list>;
type StoredPhone = { number: string; extension: string | null };
type ContactRow = {
  id: number;
  lastName: string | null;
  firstName: string | null;
  middleName: string | null;
  label: string | null;
  phones: StoredPhone[];
};
export type CallRow = {
  id: number;
  client: { id: number; name: string };
  clientManager: PersonRow | null;
  contact: ContactRow | null;
  phone: StoredPhone | null;
  responsible: PersonRow;
  topic: string;
  on: string;
  at: string | null;
  minutes: number;
  repeats: string | null;
  state: 'open' | 'done' | 'cancelled';
  outcome: 'reached' | 'noAnswer' | null;
  note: string | null;
  closedAt: string | null;
  closedBy: PersonRow | null;
  lastComment: string | null;
  version: number;
};

/** A page of calls in one statement; within a day those without a time come last. */
export async function listCalls(
  reader: Reader,
  query: CallQuery,
  now: LocalMoment,
): Promise<{ items: readonly CallRow[]; next: string | null }> {
  const latest = query.order === 'latest';
  const from = decodeCursor(query.cursor, z.tuple([z.string().refine(isPlainDate), clockTime, cursorId]));
  const where = [reader.sql.call(), ...filtersOf(reader, query, now)];
  if (from) {
    const place = sql`(${from[0]}::date, ${from[1]}::time, ${from[2]}::bigint)`;
    const here = sql`(l.on_date, ${withinDay}, l.id)`;
    // the day by itself, so that the index starts at it
    where.push(
      latest
        ? sql`l.on_date <= ${from[0]}::date and ${here} < ${place}`
        : sql`l.on_date >= ${from[0]}::date and ${here} > ${place}`,
    );
  }
  const order = latest
    ? sql`l.on_date desc, ${withinDay} desc, l.id desc`
    : sql`l.on_date, ${withinDay}, l.id`;
  const rows = await reader.run(sql<CallRow>`
    select ${callColumns(reader)} from calls l where ${sql.join(where, sql` and `)} order by ${order} limit ${query.limit + 1}`);
  return cutPage(rows, query.limit, ({ on, at, id }) => [on, at ?? '24:00', id]);
}

const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const withinDay = sql`coalesce(l.at_time, time '24:00')`;

function filtersOf(reader: Reader, query: CallQuery, now: LocalMoment): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [];
  if (query.clientId !== undefined) where.push(sql`l.client_id = ${query.clientId}`);
  if (query.responsibleId !== undefined) where.push(sql`l.responsible_id = ${query.responsibleId}`);
  if (query.mine) where.push(ofReader(reader));
  else if (query.mine === false) where.push(sql`not ${ofReader(reader)}`);
  if (query.state !== undefined) where.push(sql`l.state = ${query.state}`);
  if (query.overdue) where.push(sql`l.state = 'open' and l.on_date <= ${now.day}::date and ${overdue(now)}`);
  else if (query.overdue === false) where.push(sql`not (l.state = 'open' and ${overdue(now)})`);
  if (query.from !== undefined) where.push(sql`l.on_date >= ${query.from}::date`);
  if (query.to !== undefined) where.push(sql`l.on_date <= ${query.to}::date`);
  return where;
}

const ofReader = (reader: Reader): RawBuilder<boolean> =>
  sql`l.responsible_id = any(${reader.actor.selves.map((self) => self.employeeId)}::bigint[])`;

const overdue = (now: LocalMoment): RawBuilder<boolean> =>
  sql`(l.on_date < ${now.day}::date or (l.on_date = ${now.day}::date and coalesce(l.at_time <= ${lateSince(now)}::time, false)))`;

/** What is shown of the call `l`, which was judged before. */
const callColumns = (reader: Reader): RawBuilder<unknown> => sql`
  l.id, (select json_build_object('id', k.id, 'name', k.name) from clients k where k.id = l.client_id) as client,
  (select ${personJson(sql`k.manager_id`)} from clients k where k.id = l.client_id) as "clientManager",
  (select json_build_object('id', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name,
    'label', p.label, 'phones', p.phones) from contacts p where p.id = l.contact_id) as contact,
  coalesce((select p.phones -> 0 from contacts p where p.id = l.contact_id),
    (select p.phones -> 0 from contacts p where p.client_id = l.client_id and p.is_main and p.archived_at is null limit 1),
    (select k.phones -> 0 from clients k where k.id = l.client_id)) as phone,
  ${personJson(sql`l.responsible_id`)} as responsible, l.topic, l.on_date as on, to_char(l.at_time, 'HH24:MI') as at, l.minutes, l.repeats,
  l.state, l.outcome, l.note, ${isoJson(sql`l.closed_at`)} as "closedAt", ${personJson(sql`l.closed_by`)} as "closedBy", l.version,
  (select left(c.body, 300) from comments c where c.client_id = l.client_id and ${reader.sql.comment()} order by c.id desc limit 1) as "lastComment"`;

/** These calls in the order of the ids; an invisible one is not found. */
export async function loadCalls(reader: Reader, ids: readonly number[]): Promise<CallRow[]> {
  const rows = await reader.run(
    sql<CallRow>`select ${callColumns(reader)} from calls l where l.id = any(${[...ids]}::bigint[]) and ${reader.sql.call()}`,
  );
  return ids.map((id) => {
    const found = rows.find((row) => row.id === id);
    if (!found) throw notFound();
    return found;
  });
}

export async function loadCall(reader: Reader, id: number): Promise<CallRow> {
  const [call] = await loadCalls(reader, [id]);
  if (!call) throw notFound();
  return call;
}

/** For the home page, as pieces of its one statement: the reader's own calls up to today, and how many clients nobody is to call. */
export const ownCallsJson = (reader: Reader, today: string, rows: number): RawBuilder<CallRow[]> => sql<
  CallRow[]
>`(select coalesce(json_agg(c), '[]'::json) from (
    select ${callColumns(reader)} from calls l where l.state = 'open' and ${ofReader(reader)} and l.on_date <= ${today}::date and ${reader.sql.call()}
    order by l.on_date, ${withinDay}, l.id limit ${rows}) c)`;

/** Counted to so many: of one manager, or of everybody. */
export const forgottenCount = (
  reader: Reader,
  managerId: number | null,
  most: number,
): RawBuilder<number> => sql<number>`(select count(*)::int from (
    select 1 from clients k where k.next_call_on is null and k.archived_at is null and k.status = 'active' and ${reader.sql.client()}
      and ${managerId === null ? sql`true` : sql`k.manager_id = ${managerId}`} limit ${most}) x)`;
