import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { clientRoutes } from '#api/clients.ts';
import type { QueryOf } from '#api/route.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { firstFound, nameOrder, type SearchIndex, seek, seekOn, shownFor } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type ClientsWanted, clientsFound } from './client-search.ts';
import type { StoredPhone } from './normalise.ts';

export type ClientQuery = QueryOf<typeof clientRoutes.list>;
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
  orders: number;
  createdAt: string;
};
type Found = ClientRow & { nameNormal: string; closeness: number; reading: number };
export type ClientPage = { items: readonly ClientRow[]; next: string | null; corrected: string | null };

/** A page of clients, in one statement: without a search by name or age, with one by how near they are to what was typed. */
export function listClients(reader: Reader, index: SearchIndex, query: ClientQuery): Promise<ClientPage> {
  return query.search ? searchClients(reader, index, query, query.search) : allClients(reader, query);
}

async function allClients(reader: Reader, query: ClientQuery): Promise<ClientPage> {
  const newest = query.sort === 'new';
  const from = newest
    ? decodeCursor(query.cursor, z.tuple([cursorId]))
    : decodeCursor(query.cursor, z.tuple([storedText, cursorId]));
  let rows = reader
    .clients()
    .where(sql<boolean>`${sql.join([sql`true`, ...filtersOf(query)], sql` and `)}`)
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
async function searchClients(
  reader: Reader,
  index: SearchIndex,
  query: ClientQuery,
  typed: string,
): Promise<ClientPage> {
  const newestFirst = query.sort === 'new';
  const where = filtersOf(query);
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
function read(reader: Reader, page: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<Found[]> {
  return reader.run(sql<Found>`
    with page as materialized (${page})
    select k.id, k.name, k.inn, k.status, k.archived_at is not null as archived, k.created_at as "createdAt",
      k.name_normal as "nameNormal", page.closeness, page.reading, k.phones -> 0 as phone,
      ${personJson(sql`k.manager_id`)} as manager, ${dictionaryJson(sql`k.source_id`)} as source,
      ${dictionaryJson(sql`k.activity_id`)} as activity, ${ordersCount(reader)} as orders
    from page join clients k on k.id = page.id order by ${order}`);
}

function filtersOf(query: ClientQuery): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [];
  if (query.status !== undefined) where.push(sql`k.status = ${query.status}`);
  if (query.managerId !== undefined) where.push(sql`k.manager_id = ${query.managerId}`);
  if (query.sourceId !== undefined) where.push(sql`k.source_id = ${query.sourceId}`);
  if (query.activityId !== undefined) where.push(sql`k.activity_id = ${query.activityId}`);
  // The archive is out of the way unless asked for; a search finds it, and the row says so.
  if (query.archived) where.push(sql`k.archived_at is not null`);
  else if (query.archived !== undefined || !query.search) where.push(sql`k.archived_at is null`);
  return where;
}

/** Orders of the client `k` that this reader sees; beyond a thousand nobody counts. */
export const ordersCount = (reader: Reader): RawBuilder<number> =>
  sql<number>`(select count(*)::int from (select 1 from orders o where o.client_id = k.id and ${reader.sql.order()} limit 1000) x)`;

export const dictionaryJson = (id: RawBuilder<unknown>): RawBuilder<Ref | null> =>
  sql<Ref | null>`(select json_build_object('id', x.id, 'name', x.name) from dictionary_entries x where x.id = ${id})`;
