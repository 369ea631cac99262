import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Row } from './hits.ts';

/**
 * What the search holds in the process: of clients and contracts the id and the form they are found by. Read as the process,
 * not as a person: nothing of it leaves the process but candidates that a reader's statement judges.
 */

/** Ids and texts of one page, each list as one text. Forms hold letters and digits only, so a line end parts them. */
type Page = { ids: string; texts: string };

/** All names in the order of name and id. */
export function readNames(db: Kysely<DB>): Promise<Iterable<Row[]>> {
  return readPages(
    db,
    sql`select k.id, k.name_normal as text, row_number() over (order by k.name_normal collate "C", k.id) as n from clients k where k.removed_at is null`,
  );
}

/** All numbers, newest contract first. */
export function readNumbers(db: Kysely<DB>): Promise<Iterable<Row[]>> {
  return readPages(
    db,
    sql`select t.id, t.number_search as text, row_number() over (order by t.id desc) as n from contracts t where t.removed_at is null`,
  );
}

/** Some names as they are now; who is not there any more is absent. */
export const rereadNames = (db: Kysely<DB>, ids: readonly number[]): Promise<Row[]> =>
  rows(
    db,
    sql`select k.id, k.name_normal as text from clients k where k.id = any(${ids}::bigint[]) and k.removed_at is null`,
  );

export const rereadNumbers = (db: Kysely<DB>, ids: readonly number[]): Promise<Row[]> =>
  rows(
    db,
    sql`select t.id, t.number_search as text from contracts t where t.id = any(${ids}::bigint[]) and t.removed_at is null`,
  );

const rows = async (db: Kysely<DB>, query: RawBuilder<unknown>): Promise<Row[]> =>
  (await sql<Row>`${query}`.execute(db)).rows;

const pageRows = 5000;

/** One statement, so that all pages are of one moment; hundreds of thousands of small rows would cost the driver far more. */
async function readPages(db: Kysely<DB>, all: RawBuilder<unknown>): Promise<Iterable<Row[]>> {
  const pages = await sql<Page>`
    select string_agg(a.id::text, ' ' order by a.n) as ids, string_agg(a.text, E'\n' order by a.n) as texts
    from (select x.*, (x.n - 1) / ${pageRows}::int as page from (${all}) x) a group by a.page order by a.page`.execute(
    db,
  );
  return rowsByPage(pages.rows);
}

function* rowsByPage(pages: readonly Page[]): Generator<Row[]> {
  for (const page of pages) yield rowsOf(page);
}

function rowsOf({ ids, texts }: Page): Row[] {
  const split = texts.split('\n');
  return ids.split(' ').map((id, at) => ({ id: Number(id), text: split[at] ?? '' }));
}
