import { sql } from 'kysely';
import { type SearchIndex, seek } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { conditionsOf, type Filters } from './order-filters.sql.ts';
import { lineJson, type OrderLine } from './order-line.ts';
import { firstFitting, orderOf, type Page, pageOf, type Sort } from './orders.queries.ts';

type Wanted = { filters: Filters; search: string | undefined; sort: Sort };

/** All that the list shows, as ids in its order, up to so many. */
export async function listedOrderIds(
  reader: Reader,
  index: SearchIndex,
  { filters, search, sort }: Wanted,
  most: number,
): Promise<number[]> {
  const page: Page = { sort, place: { after: null, due: null }, limit: most };
  if (!search) {
    const where = [reader.sql.order(), ...conditionsOf(reader, filters)];
    return ids(await reader.run(sql<{ id: number }>`select o.id from orders o ${pageOf(where, page)}`));
  }
  const { seesAllClients } = reader;
  // as the list: whoever sees all clients is not told of others than those meant
  const soughts = await seek(
    index,
    search,
    ({ clients, contracts }) => seesAllClients && clients.total + contracts.total > 0,
  );
  if (soughts.length === 0) return [];
  return ids(
    await reader.run(sql<{ id: number }>`
      select x.id from (${firstFitting(reader, filters, page, { typed: search, soughts })}) x order by ${orderOf(sort)}`),
  );
}

const ids = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => Number(id));

/** These orders as lines, in the order of the ids; one that has gone out of sight meanwhile is left out. */
export async function linesWithIds(reader: Reader, wanted: readonly number[]): Promise<OrderLine[]> {
  const rows = await reader.run(sql<{ line: OrderLine }>`
    select ${lineJson(reader)} as line from unnest(${[...wanted]}::bigint[]) with ordinality as x (id, place)
    join orders o on o.id = x.id where ${reader.sql.order()} order by x.place`);
  return rows.map(({ line }) => line);
}
