import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { clientRoutes } from '#api/clients.ts';
import type { QueryOf } from '#api/route.ts';
import { isPlainDate } from '#domain/values/dates.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { firstFound, nameOrder, type SearchIndex, seek, seekOn, shownFor } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type ClientsWanted, clientsFound } from './client-search.ts';
import { filtersOf } from './filters.sql.ts';
import { byNextCall, mustSeeCalls, type NextCallRow, nextCallJson } from './next-call.ts';
import type { StoredPhone } from './normalise.ts';

export type ClientQuery = QueryOf<typeof clientRoutes.list>;
export type ClientFilter = Omit<ClientQuery, 'sort' | 'cursor' | 'limit'>;
export type Ref = { id: number; name: string };
export type ClientRow = {
  id: number;
  name: string;
  inn: string | null;
  status: 'active' | 'refused';
  archived: boolean;
  manager: PersonRow | null;
  source: Ref | null;
  activity: Ref | null;
  phone: StoredPhone | null;
  email: string | null;
  address: string | null;
  segments: Ref[];
  orders: number;
  nextCall: NextCallRow;
  createdAt: string;
};
/** Where a row stands in the list. */
type Key = { id: number; nameNormal: string; nextCallOn: string | null; closeness: number; reading: number };
export type ClientPage<Row = ClientRow> = {
  items: readonly Row[];
  next: string | null;
  corrected: string | null;
};
/** What is read of the rows of a page. */
type Read<Row> = (reader: Reader, page: RawBuilder<unknown>, order: RawBuilder<unknown>) => Promise<Row[]>;

/** A page of clients, in one statement: without a search by name or age, with one by how near they are to what was typed. */
export const listClients = (reader: Reader, index: SearchIndex, query: ClientQuery): Promise<ClientPage> =>
  pageOf(reader, index, query, readRows);

/** Ids of the first that the list shows, in its order, and whether there are more. */
export async function listedIds(
  reader: Reader,
  index: SearchIndex,
  wanted: ClientFilter & Pick<ClientQuery, 'sort'>,
  most: number,
): Promise<{ ids: number[]; more: boolean }> {
  const ids: number[] = [];
  // what is searched for is walked in pages like anybody's: of more the index keeps no candidates
  const limit = wanted.search ? 200 : most;
  let cursor: string | null = null;
  do {
    const page: ClientPage<Key> = await pageOf(
      reader,
      index,
      { ...wanted, limit, ...(cursor === null ? {} : { cursor }) },
      readKeys,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null && ids.length < most);
  return { ids: ids.slice(0, most), more: cursor !== null || ids.length > most };
}

/** These of the clients the reader sees, in the order asked for. */
export async function clientsWithIds(reader: Reader, ids: readonly number[]): Promise<ClientRow[]> {
  const wanted = sql`select w.id, w.n, 0 as closeness, 0 as reading from unnest(${ids}::bigint[]) with ordinality w (id, n)
    join clients k on k.id = w.id where ${reader.sql.client()}`;
  return readRows(reader, wanted, sql`page.n`);
}

function pageOf<Row extends Key>(
  reader: Reader,
  index: SearchIndex,
  query: ClientQuery,
  read: Read<Row>,
): Promise<ClientPage<Row>> {
  if (query.search) return searchClients(reader, index, query, query.search, read);
  return query.sort === 'nextCall' ? clientsToCall(reader, query, read) : allClients(reader, query, read);
}

async function clientsToCall<Row extends Key>(
  reader: Reader,
  query: ClientQuery,
  read: Read<Row>,
): Promise<ClientPage<Row>> {
  const from = decodeCursor(query.cursor, z.tuple([z.string().refine(isPlainDate).nullable(), cursorId]));
  const where = sql<boolean>`${sql.join([sql`true`, ...filtersOf(reader, query)], sql` and `)}`;
  const found = await read(
    reader,
    byNextCall(reader, where, from, query.limit + 1),
    sql`k.next_call_on nulls last, k.id`,
  );
  return { ...cutPage(found, query.limit, ({ id, nextCallOn }) => [nextCallOn, id]), corrected: null };
}

async function allClients<Row extends Key>(
  reader: Reader,
  query: ClientQuery,
  read: Read<Row>,
): Promise<ClientPage<Row>> {
  const newest = query.sort === 'new';
  const from = newest
    ? decodeCursor(query.cursor, z.tuple([cursorId]))
    : decodeCursor(query.cursor, z.tuple([storedText, cursorId]));
  let rows = reader
    .clients()
    .where(sql<boolean>`${sql.join([sql`true`, ...filtersOf(reader, query)], sql` and `)}`)
    .select(['k.id', sql<number>`0`.as('reading'), sql<number>`0`.as('closeness')])
    .limit(query.limit + 1);
  if (from)
    rows = rows.where(
      from.length === 1
        ? sql<boolean>`k.id < ${from[0]}`
        : sql<boolean>`(k.name_normal, k.id) > (${from[0]}, ${from[1]}::bigint)`,
    );
  const order = newest ? sql`k.id desc` : sql`k.name_normal, k.id`;
  const found = await read(reader, sql`${rows.orderBy(order)}`, order);
  return {
    ...cutPage(found, query.limit, ({ id, nameNormal }) => (newest ? [id] : [nameNormal, id])),
    corrected: null,
  };
}

/** What was typed is read as it is first; where that finds nothing for this reader, in the other readings, one after the other. */
async function searchClients<Row extends Key>(
  reader: Reader,
  index: SearchIndex,
  query: ClientQuery,
  typed: string,
  read: Read<Row>,
): Promise<ClientPage<Row>> {
  // what is searched for comes by how near it is, also where calls were asked for first
  if (query.sort === 'nextCall') mustSeeCalls(reader);
  const newestFirst = query.sort === 'new';
  const where = filtersOf(reader, query);
  const from = placeOf(query);
  const soughts = from
    ? [await seekOn(index, typed, from.reading, { clientsAfter: newestFirst ? null : indexPlace(from) })]
    : await seek(index, typed, (one) => reader.seesAllClients && where.length === 0 && one.clients.total > 0);
  const wanted: ClientsWanted = { where, after: from, newestFirst, rows: query.limit + 1 };
  const selects = soughts.flatMap((sought) => (sought ? [clientsFound(reader, sought, typed, wanted)] : []));
  if (selects.length === 0) return { items: [], next: null, corrected: null };
  const rows = await read(
    reader,
    firstFound(selects),
    newestFirst ? sql`k.id desc` : sql`page.closeness, ${nameOrder}, k.id`,
  );
  const which = rows[0]?.reading ?? 0;
  const used = soughts[which];
  const reading = from?.reading ?? which;
  const page = cutPage(rows, query.limit, (row) =>
    newestFirst ? [reading, row.id] : [reading, row.closeness, row.nameNormal, row.id],
  );
  return { ...page, corrected: rows.length > 0 && used ? shownFor(used) : null };
}

type Place = { reading: number; closeness: number; name: string | null; id: number };

const storedText = z
  .string()
  .max(400)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed());

/** By name: reading, closeness, name, id. By age: reading and id. */
function placeOf({ cursor, sort }: ClientQuery): Place | null {
  if (sort === 'new') {
    const place = decodeCursor(cursor, z.tuple([cursorId.max(99), cursorId]));
    return place && { reading: place[0], closeness: 0, name: null, id: place[1] };
  }
  const place = decodeCursor(cursor, z.tuple([cursorId.max(99), cursorId.max(999), storedText, cursorId]));
  return place && { reading: place[0], closeness: place[1], name: place[2], id: place[3] };
}

const indexPlace = ({ closeness, name, id }: Place) => ({ closeness, text: name ?? '', id });

/** The page first, then what is counted per row, so that nothing is counted for rows that are not shown. */
const readRows: Read<ClientRow & Key> = (reader, page, order) =>
  reader.run(sql<ClientRow & Key>`
    with page as materialized (${page})
    select k.id, k.name, k.inn, k.status, k.archived_at is not null as archived, k.created_at as "createdAt",
      k.name_normal as "nameNormal", page.closeness, page.reading, k.phones -> 0 as phone, k.emails[1] as email, k.address,
      ${personJson(sql`k.manager_id`)} as manager, ${dictionaryJson(sql`k.source_id`)} as source,
      ${dictionaryJson(sql`k.activity_id`)} as activity, ${segmentsJson(reader)} as segments, ${ordersCount(reader)} as orders,
      ${nextCallJson(reader)} as "nextCall", k.next_call_on as "nextCallOn"
    from page join clients k on k.id = page.id order by ${order}`);

const readKeys: Read<Key> = (reader, page, order) =>
  reader.run(sql<Key>`
    with page as materialized (${page})
    select k.id, k.name_normal as "nameNormal", k.next_call_on as "nextCallOn", page.closeness, page.reading from page join clients k on k.id = page.id order by ${order}`);

/** Groups of the client `k`, for whoever sees all clients. */
export const segmentsJson = (reader: Reader): RawBuilder<Ref[]> =>
  reader.seesAllClients
    ? sql<
        Ref[]
      >`(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]'::json)
        from segment_members g join segments s on s.id = g.segment_id where g.client_id = k.id and s.archived_at is null)`
    : sql<Ref[]>`'[]'::json`;

/** Orders of the client `k` that this reader sees; beyond a thousand nobody counts. */
export const ordersCount = (reader: Reader): RawBuilder<number> =>
  sql<number>`(select count(*)::int from (select 1 from orders o where o.client_id = k.id and ${reader.sql.order()} limit 1000) x)`;

export const dictionaryJson = (id: RawBuilder<unknown>): RawBuilder<Ref | null> =>
  sql<Ref | null>`(select json_build_object('id', x.id, 'name', x.name) from dictionary_entries x where x.id = ${id})`;
