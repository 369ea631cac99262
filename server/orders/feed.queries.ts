import { type RawBuilder, sql } from 'kysely';
import { fileEvents } from '#domain/policy/sees.ts';
import { instant, isoJson, micros } from '#server/db/json.ts';
import { type CommentRow, ofComments, pageJson, pinsOf } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { asLoaded, type LoadedOrder, wholeOrder } from './load-order.ts';

/** One fact of a feed as the database gives it. */
export type EventRow = {
  type: 'event';
  id: number;
  at: string;
  /** The same moment exactly. */
  micros: number;
  kind: string;
  stepKey: string | null;
  /** Of the order, made by it. */
  version: number | null;
  data: Record<string, unknown>;
  actor: { id: number; name: string; position: string } | null;
  standingFor: string | null;
  /** Names of what a value points at, before and after. */
  names: { before: Pointed | null; after: Pointed | null };
};
type Pointed = { entry: string | null; employee: string | null };
/** With its exact moment, by which the feed is paged. */
export type FeedRow = EventRow | (CommentRow & { micros: number });

export type FeedFilter = 'all' | 'comments' | 'changes' | 'resolutions' | 'files';

export const kindsOf: Record<Exclude<FeedFilter, 'all' | 'comments' | 'changes'>, string[]> = {
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
export const silent = ['stepOpened', 'expertAssigned', ...ofComments];

const pointed = (which: string) =>
  sql`case when jsonb_typeof(j.data -> ${sql.lit(which)}) = 'number' and j.kind in ('fieldSet', 'fieldCleared') then (j.data ->> ${sql.lit(which)})::bigint end`;

const actor = sql<
  EventRow['actor']
>`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`;

function eventRows(reader: Reader, orderId: number) {
  return reader
    .journal()
    .leftJoin('employees as a', 'a.id', 'j.actor_id')
    .leftJoin('employees as b', 'b.id', 'j.standing_for_id')
    .where('j.order_id', '=', orderId)
    .where('j.kind', 'not in', silent);
}

/** Of a journal row `j` with its people `a` and `b`. */
export const eventJson = sql<EventRow>`json_build_object('type', 'event', 'id', j.id, 'at', ${isoJson(sql`j.at`)}, 'micros', ${micros(sql`j.at`)}, 'kind', j.kind, 'stepKey', j.step_key, 'version', j.order_version,
  'data', j.data, 'actor', ${actor}, 'standingFor', nullif(concat_ws(' ', b.last_name, b.first_name, b.middle_name), ''), 'names', json_build_object(
    'before', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('before')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('before')}))),
    'after', (select json_build_object('entry', (select x.name from dictionary_entries x where x.id = ${pointed('after')}), 'employee', (select concat_ws(' ', x.last_name, x.first_name, x.middle_name) from employees x where x.id = ${pointed('after')})))))`;
/** Facts of an order after a version, oldest first. */
export async function eventsSince(reader: Reader, orderId: number, version: number): Promise<EventRow[]> {
  const rows = await eventRows(reader, orderId)
    .where('j.order_version', '>', version)
    .select(eventJson.as('item'))
    .orderBy('j.id')
    .limit(50)
    .execute();
  return rows.map(({ item }) => item);
}

export type FeedPlace = { micros: number; type: FeedRow['type']; id: number };

/**
 * The order and a stretch of its feed, newest first, from before a place on: facts, comments on it and on its contract, one statement.
 * What is pinned stands beside its beginning.
 */
export async function orderWithFeed(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: FeedPlace | null,
  limit: number,
): Promise<{ loaded: LoadedOrder; rows: FeedRow[]; pinned: CommentRow[] } | null> {
  const said = filter === 'all' || filter === 'comments';
  const parts = [
    ...(filter === 'comments' ? [] : [feedEvents(reader, orderId, filter, before, limit)]),
    ...(said ? [feedComments(reader, orderId, before, limit)] : []),
  ].map((part) => sql`${part}`);
  const pins = said && before === null ? pinsOf(reader, sql<boolean>`c.order_id = ${orderId}`) : null;
  // within one moment events stand before comments
  const page = pageJson<{ micros: number; item: EventRow | CommentRow }>(reader, parts, {
    limit,
    commentRank: 0,
    pins,
  });
  const row = await reader
    .orders()
    .where('o.id', '=', orderId)
    .select([wholeOrder(reader).as('whole'), page.as('page')])
    .executeTakeFirst();
  if (!row) return null;
  return {
    loaded: asLoaded(reader, row.whole),
    rows: row.page.rows.map(({ micros: at, item }) => ({ ...item, micros: at })),
    pinned: row.page.pinned,
  };
}

function feedEvents(
  reader: Reader,
  orderId: number,
  filter: FeedFilter,
  before: FeedPlace | null,
  limit: number,
) {
  let query = eventRows(reader, orderId);
  if (filter === 'resolutions' || filter === 'files') query = query.where('j.kind', 'in', kindsOf[filter]);
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
    .where(
      sql<boolean>`(c.order_id = ${orderId} or c.contract_id = (select w.contract_id from orders w where w.id = ${orderId}))`,
    );
  if (before) query = query.where(earlier(sql`c.created_at`, 0, sql`c.id`, before));
  return query
    .select(['c.created_at as at', sql<number>`0`.as('rank'), 'c.id', sql<null>`null::json`.as('item')])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

const earlier = (at: RawBuilder<unknown>, rank: number, id: RawBuilder<unknown>, before: FeedPlace) =>
  sql<boolean>`(${at}, ${rank}::int, ${id}) < (${instant(before.micros)}, ${before.type === 'event' ? 1 : 0}::int, ${before.id}::bigint)`;
