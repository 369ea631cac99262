import { type RawBuilder, sql } from 'kysely';
import { MOST_COUNTED } from '#api/order-list-limits.ts';
import { ownWays } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { mineWays, termKey } from './by-term.ts';
import { conditionsOf, type Filters, placesOf } from './order-filters.sql.ts';
import { seenIn } from './order-search.ts';

/** How many orders each of the filters shows the reader, counted no further than «99+»: one statement. */
export async function countOrders(reader: Reader, filters: readonly Filters[]): Promise<number[]> {
  const own = ownWays(reader);
  const counts = filters.map((one) => countOf(reader, own, one));
  const [row] = await reader.run(
    sql<{ counts: number[] }>`select json_build_array(${sql.join(counts)}) as counts`,
  );
  return row?.counts ?? [];
}

/**
 * Each way in which an order can be the reader's, and each place where what is counted stands, is walked along an index and left
 * once it has given enough; an order that is there twice counts once.
 */
function countOf(reader: Reader, own: RawBuilder<boolean>[] | null, filters: Filters): RawBuilder<unknown> {
  const conditions = [seenIn(reader, own), ...conditionsOf(reader, filters)];
  // the same said by the term, so that an index can answer it
  if (filters.overdue) conditions.push(sql`${termKey} < ${reader.person.today}::date`);
  const ways = own ?? waysOf(reader, filters);
  const parts = ways.map(
    (way) =>
      sql`(select o.id from orders o where ${sql.join([way, ...conditions], sql` and `)} limit ${MOST_COUNTED})`,
  );
  if (parts.length === 0) return sql`0`;
  return sql`(select count(*)::int from (select x.id from (${sql.join(parts, sql` union `)}) x limit ${MOST_COUNTED}) n)`;
}

/** Whoever sees many looks where the filter says that they are. */
function waysOf(reader: Reader, filters: Filters): RawBuilder<boolean>[] {
  if (filters.mine) return mineWays(reader);
  if (filters.waitingForMe) return [...reader.sql.waitsForParts('sign'), ...reader.sql.waitsForParts('fill')];
  if (filters.awaitsDepartment) return reader.sql.awaitsDepartment(filters.awaitsDepartment);
  if (filters.step) return placesOf(reader, filters.step, filters.process);
  return [sql<boolean>`true`];
}
