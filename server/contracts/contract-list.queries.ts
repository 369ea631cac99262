import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { contractRoutes } from '#api/contracts.ts';
import type { QueryOf } from '#api/route.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import { firstFound, type SearchIndex, seek, seekOn, shownFor } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { contractsFound } from './contract-search.ts';
import { type ContractRow, rowColumns } from './contracts.queries.ts';

export type ContractQuery = QueryOf<typeof contractRoutes.list>;
export type ContractPage = { items: readonly ContractRow[]; next: string | null; corrected: string | null };
type Found = ContractRow & { reading: number; rank: number };

/** A page of contracts in one statement, newest first; a number that fits exactly stands on top. */
export function listContracts(
  reader: Reader,
  index: SearchIndex,
  query: ContractQuery,
): Promise<ContractPage> {
  return query.search ? searchContracts(reader, index, query, query.search) : allContracts(reader, query);
}

async function allContracts(reader: Reader, query: ContractQuery): Promise<ContractPage> {
  const from = decodeCursor(query.cursor, z.tuple([cursorId]));
  const older = from ? sql`t.id < ${from[0]}` : sql`true`;
  const found = await read(
    reader,
    sql`select 0 as reading, t.id, 0 as rank from contracts t where ${reader.sql.contract()} and ${ofClient(query)} and ${older}
      order by t.id desc limit ${query.limit + 1}`,
  );
  return { ...cutPage(found, query.limit, ({ id }) => [id]), corrected: null };
}

async function searchContracts(
  reader: Reader,
  index: SearchIndex,
  query: ContractQuery,
  typed: string,
): Promise<ContractPage> {
  const place = decodeCursor(query.cursor, z.tuple([cursorId.max(99), cursorId.max(9), cursorId]));
  const from = place && { reading: place[0], rank: place[1], id: place[2] };
  const soughts = from
    ? [
        await seekOn(index, typed, from.reading, {
          contractsAfter: { closeness: from.rank, text: '', id: from.id },
        }),
      ]
    : await seek(
        index,
        typed,
        (one) => reader.seesAllClients && query.clientId === undefined && one.contracts.total > 0,
      );
  const wanted = { where: [ofClient(query)], after: from, rows: query.limit + 1 };
  const selects = soughts.flatMap((sought) => (sought ? [contractsFound(reader, sought, wanted)] : []));
  if (selects.length === 0) return { items: [], next: null, corrected: null };
  const rows = await read(reader, firstFound(selects));
  const which = rows[0]?.reading ?? 0;
  const used = soughts[which];
  const page = cutPage(rows, query.limit, (row) => [from?.reading ?? which, row.rank, row.id]);
  return { ...page, corrected: rows.length > 0 && used ? shownFor(used) : null };
}

const ofClient = ({ clientId }: ContractQuery): RawBuilder<boolean> =>
  clientId === undefined ? sql<boolean>`true` : sql<boolean>`t.client_id = ${clientId}`;

const read = (reader: Reader, page: RawBuilder<unknown>): Promise<Found[]> =>
  reader.run(sql<Found>`
    with page as materialized (${page})
    select page.reading, page.rank, ${rowColumns(reader)} from page join contracts t on t.id = page.id
    order by page.rank, t.id desc`);
