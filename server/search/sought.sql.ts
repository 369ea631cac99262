import { type RawBuilder, sql } from 'kysely';
import { bitsOf, type Hits } from './hits.ts';
import type { Sought } from './seek.ts';

/** Is the id in the column one of the candidates, however many? For walking over rows: it costs a look at one bit. */
export function isAmong(found: Hits, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const { buffer, byteOffset, byteLength } = found.all ?? bitsOf(found.hits.map(({ id }) => id));
  const bits = Buffer.from(buffer, byteOffset, byteLength);
  return sql<boolean>`(case when ${column} < ${byteLength * 8}::bigint then get_bit(${bits}::bytea, ${column}) = 1 else false end)`;
}

/** Its closeness: 0 the very name, 1 it begins so, 2 a word begins so, 3 anywhere, 4 the words stand apart or look alike. */
export function nameCloseness({ name, similar }: Sought): RawBuilder<number> {
  if (name === null || similar) return sql<number>`4`;
  const text = escaped(name);
  return sql<number>`case when k.name_normal = ${name} then 0 when k.name_normal like ${`${text}%`} then 1
    when k.name_normal like ${`% ${text}%`} then 2 when k.name_normal like ${`%${text}%`} then 3 else 4 end`;
}

/** The order of names in the index, whatever the database's own. */
export const nameOrder = sql`k.name_normal collate "C"`;

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The candidates as rows `(id, closeness, n)`, best first. */
export const candidateRows = ({ hits }: Hits): RawBuilder<unknown> =>
  sql`unnest(${numbers(hits.map(({ id }) => id))}::bigint[], ${numbers(hits.map(({ closeness }) => closeness))}::int[])
    with ordinality as c (id, closeness, n)`;

/** The ids of the candidates as an array. */
export const idsOf = ({ hits }: Hits): RawBuilder<number[]> =>
  sql<number[]>`${numbers(hits.map(({ id }) => id))}::bigint[]`;

/** Written out here: of thousands of numbers the driver would look at each for something to escape. */
const numbers = (list: readonly number[]): string => `{${list.join()}}`;

/**
 * Of several selects, each with the same columns, the first that has rows; the later ones are not run then. Answers a select
 * with a column `reading` before them: which one it was.
 */
export function firstFound(selects: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const name = (index: number) => sql.id(`reading_${index}`);
  const parts = selects.map((select, index) => {
    const before = selects.slice(0, index).map((_, at) => sql`not exists (select 1 from ${name(at)})`);
    const gated =
      index === 0 ? select : sql`select x.* from (${select}) x where ${sql.join(before, sql` and `)}`;
    return sql`${name(index)} as materialized (${gated})`;
  });
  const all = selects.map((_, index) => sql`select ${index}::int as reading, x.* from ${name(index)} x`);
  return sql`with ${sql.join(parts)} ${sql.join(all, sql` union all `)}`;
}

/** The first select if it fills the page, else the second, which is complete but dear; both with the same columns. */
export const orElse = (
  quick: RawBuilder<unknown>,
  complete: RawBuilder<unknown>,
  rows: number,
): RawBuilder<unknown> => sql`
  with quick as materialized (${quick}), filled as materialized (select count(*) >= ${rows}::int as yes from quick)
  select * from quick where (select yes from filled)
  union all select x.* from (${complete}) x where not (select yes from filled)`;
