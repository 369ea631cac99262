import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#server/visibility/reader.ts';
import { cursorId, cutPage, decodeCursor } from './cursor.ts';
import { type EventRow, eventJson, files, ofComments, reminders, toldOfRecord } from './event.sql.ts';
import { type CommentRow, pageJson, pinsOf } from './said.sql.ts';

/** Whose feed: a client's takes in that of its contracts, and of its orders the milestones and what is said. */
export type FeedPlace = { client: number } | { contract: number };
export type FeedQuery = {
  filter: 'all' | 'comments' | 'changes' | 'files' | 'calls';
  cursor?: string | undefined;
  limit: number;
};

export type FeedRow = CommentRow | EventRow;
type Found = {
  at: string;
  micros: number;
  rank: number;
  id: number;
  item: CommentRow | Omit<EventRow, 'at' | 'id'>;
};

/** Of an order's history only this much stands in the feeds of its client and contract, and without values. */
const milestones = ['orderCreated', 'orderConfirmed', 'orderRefused', 'orderTakenUp', 'orderArchived'];
const kinds: Record<'files' | 'calls', readonly string[]> = {
  files,
  calls: ['callPlanned', 'callEdited', 'callClosed', 'callReopened', 'callCancelled'],
};

export type FeedFound = { items: FeedRow[]; next: string | null; pinned: CommentRow[] };

/** Events and comments of one record, newest first, in one statement. */
export async function feedOf(
  reader: Reader,
  place: FeedPlace,
  { filter, cursor, limit }: FeedQuery,
): Promise<FeedFound> {
  const from = decodeCursor(cursor, z.tuple([cursorId, z.number().int().min(0).max(1), cursorId]));
  const said = filter === 'all' || filter === 'comments';
  const parts = [
    ...(said ? [commentsOf(reader, place, from, limit + 1)] : []),
    ...(filter === 'comments' ? [] : [eventsOf(reader, place, filter, from, limit + 1)]),
  ].map((part) => sql`${part}`);
  const pins = said && from === null ? pinsOf(reader, onlyOn(place)) : null;
  const [found] = await reader.run(
    sql<{ page: { rows: Found[]; pinned: CommentRow[] } }>`
      select ${pageJson(reader, parts, { limit: limit + 1, commentRank: 1, pins })} as page`,
  );
  const page = cutPage(found?.page.rows ?? [], limit, (row) => [row.micros, row.rank, row.id]);
  return {
    next: page.next,
    items: page.items.map(({ at, id, item }) => ({ at, id, ...item }) as FeedRow),
    pinned: found?.page.pinned ?? [],
  };
}

const onlyOn = (place: FeedPlace): RawBuilder<boolean> =>
  'client' in place
    ? sql<boolean>`c.client_id = ${place.client}`
    : sql<boolean>`c.contract_id = ${place.contract}`;

type Place = readonly [micros: number, rank: number, id: number] | null;

/** Continues after a place of the merged list; `rank` tells the two sources apart where moments are equal. */
const after = (from: Place, at: RawBuilder<unknown>, rank: number, id: RawBuilder<unknown>) =>
  from === null
    ? sql<boolean>`true`
    : sql<boolean>`(${at}, ${rank}::int, ${id}) < (timestamptz 'epoch' + ${from[0]} * interval '1 microsecond', ${from[1]}::int, ${from[2]}::bigint)`;

function commentsOf(reader: Reader, place: FeedPlace, from: Place, limit: number) {
  const under =
    'client' in place
      ? sql<boolean>`(${onlyOn(place)} or c.contract_id = any(array(select t.id from contracts t where t.client_id = ${place.client} and ${reader.sql.contract()}))
          or c.order_id = any(array(select o.id from orders o where o.client_id = ${place.client} and ${reader.sql.order()})))`
      : onlyOn(place);
  return reader
    .comments()
    .where(under)
    .where(after(from, sql`c.created_at`, 1, sql`c.id`))
    .select(['c.created_at as at', sql<number>`1`.as('rank'), 'c.id', sql<null>`null::json`.as('item')])
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit);
}

function eventsOf(reader: Reader, place: FeedPlace, filter: FeedQuery['filter'], from: Place, limit: number) {
  const here =
    'client' in place
      ? sql<boolean>`j.client_id = any(with_merged(${place.client}))`
      : sql<boolean>`j.contract_id = ${place.contract}`;
  return reader
    .journal()
    .where(here)
    .where(
      filter === 'files' || filter === 'calls'
        ? sql<boolean>`j.kind = any(${[...kinds[filter]]}::text[])`
        : sql<boolean>`j.kind <> all(${[...ofComments, ...reminders]}::text[])`,
    )
    .where(sql<boolean>`(j.order_id is null or j.kind = any(${[...milestones, ...files]}::text[]))`)
    .where(toldOfRecord(reader))
    .where(after(from, sql`j.at`, 0, sql`j.id`))
    .select(['j.at', sql<number>`0`.as('rank'), 'j.id', eventJson(reader).as('item')])
    .orderBy('j.at', 'desc')
    .orderBy('j.id', 'desc')
    .limit(limit);
}
