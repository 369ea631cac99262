import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { clientRoutes } from '#api/clients.ts';
import type { QueryOf } from '#api/route.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { closeness, fitsReading, type Reading, readingsOf } from './client-search.ts';
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

const asTyped: Reading = { form: '', correction: null };

/** A page of clients. What was typed is tried first; only where it found nothing, all other readings in one statement. */
export async function listClients(reader: Reader, query: ClientQuery): Promise<ClientPage> {
  const readings = query.search ? readingsOf(query.search) : [];
  const from = placeOf(query);
  if (!query.search) return pageOf(query, [asTyped], await find(reader, query, [asTyped], from));
  if (from) {
    const reading = readings[from.reading];
    if (!reading) return { items: [], next: null, corrected: null };
    const rows = await find(reader, query, [reading], from);
    return pageOf(
      query,
      readings,
      rows.map((row) => ({ ...row, reading: from.reading })),
    );
  }
  // Signs alone («№») fold to nothing; numbers may still be meant.
  const first = readings[0] ?? { form: query.search.toLowerCase(), correction: null };
  const typed = await find(reader, query, [first], null);
  if (typed.length > 0 || readings.length < 2) return pageOf(query, readings, typed);
  const others = await find(reader, query, readings.slice(1), null);
  return pageOf(
    query,
    readings,
    others.map((row) => ({ ...row, reading: row.reading + 1 })),
  );
}

type Place = { reading: number; closeness: number; name: string | null; id: number };

/** By name: reading, closeness, name, id. By age: reading and id. */
function placeOf({ cursor, sort }: ClientQuery): Place | null {
  if (sort === 'new') {
    const place = decodeCursor(cursor, z.tuple([cursorId, cursorId]));
    return place && { reading: place[0], closeness: 0, name: null, id: place[1] };
  }
  const place = decodeCursor(
    cursor,
    z.tuple([cursorId, cursorId.max(9999), z.string().max(400).refine(storable), cursorId]),
  );
  return place && { reading: place[0], closeness: place[1], name: place[2], id: place[3] };
}

const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

function pageOf(query: ClientQuery, readings: readonly Reading[], rows: readonly Found[]): ClientPage {
  const reading = rows[0]?.reading ?? 0;
  const sameReading = rows.filter((row) => row.reading === reading);
  const page = cutPage(sameReading, query.limit, (row) =>
    query.sort === 'new' ? [reading, row.id] : [reading, row.closeness, row.nameNormal, row.id],
  );
  const used = readings[reading];
  const corrected =
    used && (used.correction === 'layout' || used.correction === 'translit') ? used.form : null;
  // What merely looks alike is one page: beyond it nothing is worth looking at.
  return {
    ...page,
    next: used?.correction === 'similar' ? null : page.next,
    corrected: rows.length > 0 ? corrected : null,
  };
}

/** The page first, then what is counted per row, so that nothing is counted for rows that are not shown. */
function find(
  reader: Reader,
  query: ClientQuery,
  readings: readonly Reading[],
  from: Place | null,
): Promise<Found[]> {
  const page = pageIds(reader, query, readings, from);
  const order = sql.join(sortOf(query), sql`, `);
  return reader.run(sql<Found>`
    with page as materialized ${page}
    select k.id, k.name, k.inn, k.status, k.archived_at is not null as archived, k.created_at as "createdAt",
      k.name_normal as "nameNormal", page.closeness, page.reading, k.phones -> 0 as phone,
      ${personJson(sql`k.manager_id`)} as manager, ${dictionaryJson(sql`k.source_id`)} as source,
      ${dictionaryJson(sql`k.activity_id`)} as activity, ${ordersCount(reader)} as orders
    from page join clients k on k.id = page.id order by ${order}`);
}

function pageIds(reader: Reader, query: ClientQuery, readings: readonly Reading[], from: Place | null) {
  const search = query.search;
  const fits = readings.map((reading) =>
    fitsReading(reader, reading, reading.correction === null ? (search ?? null) : null),
  );
  const which = caseOf(
    fits,
    readings.map((_, index) => sql<number>`${index}::int`),
  );
  const close = search ? caseOf(fits, readings.map(closeness)) : sql<number>`0`;
  let rows = reader
    .clients()
    .$if(query.status !== undefined, (qb) => qb.where('k.status', '=', query.status ?? ''))
    .$if(query.managerId !== undefined, (qb) => qb.where('k.manager_id', '=', query.managerId ?? 0))
    .$if(query.sourceId !== undefined, (qb) => qb.where('k.source_id', '=', query.sourceId ?? 0))
    .$if(query.activityId !== undefined, (qb) => qb.where('k.activity_id', '=', query.activityId ?? 0))
    // The archive is out of the way unless asked for; a search finds it, and the row says so.
    .$if(query.archived !== undefined || !search, (qb) =>
      qb.where('k.archived_at', query.archived ? 'is not' : 'is', null),
    );
  if (search) rows = rows.where(sql<boolean>`(${sql.join(fits, sql` or `)})`);
  if (from) rows = rows.where(afterPlace(from, search ? close : null));
  return rows
    .select(['k.id', 'k.name_normal', which.as('reading'), close.as('closeness')])
    .orderBy(sql.join(search ? sortOf(query) : sortOf(query, false), sql`, `))
    .limit(query.limit + 1);
}

const sortOf = ({ sort }: ClientQuery, searched = true): RawBuilder<unknown>[] => {
  if (sort === 'new') return searched ? [sql`reading`, sql`k.id desc`] : [sql`k.id desc`];
  return searched
    ? [sql`reading`, sql`closeness`, sql`k.name_normal`, sql`k.id`]
    : [sql`k.name_normal`, sql`k.id`];
};

function afterPlace(
  { closeness: close, name, id }: Place,
  by: RawBuilder<number> | null,
): RawBuilder<boolean> {
  if (name === null) return sql<boolean>`k.id < ${id}`;
  return by === null
    ? sql<boolean>`(k.name_normal, k.id) > (${name}, ${id}::bigint)`
    : sql<boolean>`((${by}), k.name_normal, k.id) > (${close}::int, ${name}, ${id}::bigint)`;
}

function caseOf(
  conditions: readonly RawBuilder<boolean>[],
  values: readonly RawBuilder<number>[],
): RawBuilder<number> {
  const [only] = values;
  if (values.length === 1 && only) return only;
  const whens = conditions.map((condition, index) => sql`when ${condition} then ${values[index] ?? sql`0`}`);
  return sql<number>`case ${sql.join(whens, sql` `)} else 0 end`;
}

/** Orders of the client `k` that this reader sees; beyond a thousand nobody counts. */
export const ordersCount = (reader: Reader): RawBuilder<number> =>
  sql<number>`(select count(*)::int from (select 1 from orders o where o.client_id = k.id and ${reader.sql.order()} limit 1000) x)`;

export const dictionaryJson = (id: RawBuilder<unknown>): RawBuilder<Ref | null> =>
  sql<Ref | null>`(select json_build_object('id', x.id, 'name', x.name) from dictionary_entries x where x.id = ${id})`;
