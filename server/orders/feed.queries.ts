import { type RawBuilder, sql } from 'kysely';
import { fileEvents } from '#domain/policy/sees.ts';
import { instant, isoJson, micros } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { asLoaded, type LoadedOrder, wholeOrder } from './load-order.ts';

/** One item of a feed as the database gives it: a journal row or a comment. */
export type FeedRow = {
  type: 'event' | 'comment';
  id: number;
  at: string;
  /** The same moment exactly. */
  micros: number;
  kind: string;
  stepKey: string | null;
  data: Record<string, unknown>;
  body: string | null;
  actor: { id: number; name: string; position: string } | null;
  standingFor: string | null;
  /** Names of what a value points at, before and after. */
  names: { before: Pointed | null; after: Pointed | null };
};
type Pointed = { entry: string | null; employee: string | null };

export type FeedFilter = 'all' | 'comments' | 'changes' | 'resolutions' | 'files';

const kinds: Record<Exclude<FeedFilter, 'all' | 'comments' | 'changes'>, string[]> = {
  resolutions: [
    'resolutionRequested',
    'requestTakenBack',
    'resolutionGiven',
    'resolutionWithdrawn',
    'orderReturned',
    'orderArchived',
    'orderReopened',
  ],
  files: [...fileEvents],
};
/** Facts that only repeat what stands beside them. */
const silent = ['stepOpened', 'expertAssigned', 'commentWritten'];

const pointed = (which: string) =>
  sql`case when jsonb_typeof(j.data -> ${sql.lit(which)}) = 'number' and j.kind in ('fieldSet', 'fieldCleared') then (j.data ->> ${sql.lit(which)})::bigint end`;

const actor = sql<
  FeedRow['actor']
>`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`;

function eventRows(reader: Reader, orderId: number) {
  return reader
    .journal()
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .leftJoin('employees as b', 'b.id', 'j.standing_for_id')
    .where('j.order_id', '=', orderId)
    .where('j.kind', 'not in', silent);
}

const eventJson = sql<FeedRow>`json_build_object('type', 'event', 'id', j.id, 'at', ${isoJson(sql`j.at`)}, 'micros', ${micros(sql`j.at`)}, 'kind', j.kind, 'stepKey', j.step_key,
  'data', j.data, 'body', null, 'actor', ${actor}, 'standingFor', nullif(concat_ws(' ', b.last_name, b.first_name, b.middle_name), ''), 'names', json_build_object(
    'before', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('before')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('before')}))),
    'after', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('after')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('after')})))))`;
const commentJson = sql<FeedRow>`json_build_object('type', 'comment', 'id', c.id, 'at', ${isoJson(sql`c.created_at`)}, 'micros', ${micros(sql`c.created_at`)}, 'kind', 'comment',
  'stepKey', c.step_key, 'data', json_build_object(), 'body', c.body, 'actor', ${actor}, 'standingFor', null, 'names', json_build_object('before', null, 'after', null))`;

/** Facts of an order after a version, oldest first. */
export async function eventsSince(reader: Reader, orderId: number, version: number): Promise<FeedRow[]> {
  const rows = await eventRows(reader, orderId)
    .where('j.order_version', '>', version)
    .select(eventJson.as('item'))
    .orderBy('j.id')
    .limit(50)
    .execute();
  return rows.map(({ item }) => item);
}

export type FeedPlace = { micros: number; type: FeedRow['type']; id: number };

/** The order and a stretch of its feed, newest first, from before a place on: facts and comments, one statement. */
export async function orderWithFeed(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: FeedPlace | null,
  limit: number,
): Promise<{ loaded: LoadedOrder; rows: FeedRow[] } | null> {
  const parts = [
    ...(filter === 'comments' ? [] : [feedEvents(reader, orderId, filter, before, limit)]),
    ...(filter === 'all' || filter === 'comments' ? [feedComments(reader, orderId, before, limit)] : []),
  ];
  // within one moment events stand before comments
  const rows = sql<
    FeedRow[]
  >`(select coalesce(json_agg(x.item order by x.at desc, x.rank desc, x.id desc), '[]'::json) from (
    select * from (${sql.join(parts, sql` union all `)}) as u (at, rank, id, item) order by at desc, rank desc, id desc limit ${limit}) x)`;
  const row = await reader
    .orders()
    .where('o.id', '=', orderId)
    .select([wholeOrder(reader).as('whole'), rows.as('rows')])
    .executeTakeFirst();
  return row ? { loaded: asLoaded(reader, row.whole), rows: row.rows } : null;
}

function feedEvents(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: FeedPlace | null,
  limit: number,
) {
  let query = eventRows(reader, orderId);
  if (filter === 'resolutions' || filter === 'files') query = query.where('j.kind', 'in', kinds[filter]);
  if (before) query = query.where(earlier(sql`j.at`, 1, sql`j.id`, before));
  return query
    .select(['j.at', sql<number>`1`.as('rank'), 'j.id', eventJson.as('item')])
    .orderBy('j.at', 'desc')
    .orderBy('j.id', 'desc')
    .limit(limit);
}

function feedComments(reader: Reader, orderId: number, before: FeedPlace | null, limit: number) {
  let query = reader
    .comments()
    .where('c.order_id', '=', orderId)
    .innerJoin('employees as a', 'a.id', 'c.author_id');
  if (before) query = query.where(earlier(sql`c.created_at`, 0, sql`c.id`, before));
  return query
    .select(['c.created_at as at', sql<number>`0`.as('rank'), 'c.id', commentJson.as('item')])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

const earlier = (at: RawBuilder<unknown>, rank: number, id: RawBuilder<unknown>, before: FeedPlace) =>
  sql<boolean>`(${at}, ${rank}::int, ${id}) < (${instant(before.micros)}, ${before.type === 'event' ? 1 : 0}::int, ${before.id}::bigint)`;
