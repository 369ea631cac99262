import { type RawBuilder, sql } from 'kysely';
import { firstFound, ownWays, type Sought } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { firstByTerm, inStates, termKey } from './by-term.ts';
import { conditionsOf, type Filters, placesOf } from './order-filters.sql.ts';
import { lineJson, type OrderLine } from './order-line.ts';
import { seenIn, selectsFitting } from './order-search.ts';

export type Place = { after: number | null; due: string | null };
type Person = { id: number; name: string; position: string };

export type Sort = 'new' | 'due';
export type Page = { sort: Sort; place: Place; limit: number };

/** One page of orders that the person sees, newest first or by term; one statement, no count. */
export async function listOrders(reader: Reader, filters: Filters, page: Page): Promise<OrderLine[]> {
  const where = [reader.sql.order(), ...conditionsOf(reader, filters)];
  const rows = await reader.run(
    sql<{ line: OrderLine }>`select ${lineJson(reader)} as line from orders o ${pageOf(where, page)}`,
  );
  return rows.map(({ line }) => line);
}

/**
 * The same of those that fit what was typed, in the first of its readings that finds any; `reading` says which. Still one
 * statement.
 */
export async function searchOrders(
  reader: Reader,
  filters: Filters,
  page: Page,
  sought: Typed,
): Promise<{ reading: number; lines: OrderLine[] }> {
  const rows = await reader.run(sql<{ reading: number; line: OrderLine }>`
    with page as materialized (${firstFitting(reader, filters, page, sought)})
    select x.reading, ${lineJson(reader)} as line from page x join orders o on o.id = x.id order by ${orderOf(page.sort)}`);
  return { reading: rows[0]?.reading ?? 0, lines: rows.map(({ line }) => line) };
}

/** What was typed, and what of the company's words it may mean. */
export type Typed = { typed: string; soughts: readonly Sought[] };

/** A page of `(reading, id, due)`, not ordered yet. */
export function firstFitting(
  reader: Reader,
  filters: Filters,
  page: Page,
  { typed, soughts }: Typed,
): RawBuilder<unknown> {
  const conditions = conditionsOf(reader, filters);
  const selects = soughts.map((sought) => {
    const parts = selectsFitting(
      reader,
      sought,
      typed,
      (fits) => sql`select o.id, ${termKey} as due from orders o ${pageOf([fits, ...conditions], page)}`,
    );
    return parts.length === 0
      ? sql`select 0::bigint as id, null::date as due where false`
      : sql`select x.id, x.due from (${sql.join(parts, sql` union `)}) x order by ${orderOf(page.sort)} limit ${page.limit}`;
  });
  return firstFound(selects);
}

export const orderOf = (sort: Sort) => (sort === 'new' ? sql`x.id desc` : sql`x.due, x.id`);

/** The orders at each of these steps of a process, by term, each column bounded: one statement. */
export async function listColumns(
  reader: Reader,
  filters: Filters,
  steps: readonly { definitionKey: string; key: string }[],
  limit: number,
  fits: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<OrderLine[][]> {
  const ways = ownWays(reader);
  const isAtWork = !filters.any && !filters.archived;
  const conditions = [seenIn(reader, ways), fits, ...conditionsOf(reader, filters)];
  const columns = steps.map(({ definitionKey, key }) => {
    const first = firstByTerm({
      places: placesOf(reader, key, definitionKey).flatMap((place) => (isAtWork ? inStates(place) : [place])),
      ways: ways ?? [sql`true`],
      conditions,
      limit,
    });
    return sql`(select coalesce(json_agg(${lineJson(reader)} order by x.due, x.id), '[]'::json)
      from (${first}) x join orders o on o.id = x.id)`;
  });
  const [row] = await reader.run(
    sql<{ columns: OrderLine[][] }>`select json_build_array(${sql.join(columns)}) as columns`,
  );
  return row?.columns ?? [];
}

/** `where`, order and length of a page of `orders o`. */
export function pageOf(conditions: readonly RawBuilder<boolean>[], { sort, place, limit }: Page) {
  const where = [...conditions];
  if (place.after !== null)
    where.push(
      sort === 'new'
        ? sql`o.id < ${place.after}`
        : sql`(${termKey}, o.id) > (${place.due ?? 'infinity'}::date, ${place.after}::bigint)`,
    );
  const order = sort === 'new' ? sql`o.id desc` : sql`${termKey}, o.id`;
  return sql`where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}`;
}

export const like = (form: string): string => `%${form.replace(/[\\%_]/g, '\\$&')}%`;

/** People to choose an expert from: those of the department first, with the orders they examine now and whether they are away. */
export async function listExperts(
  reader: Reader,
  department: string | undefined,
  search: string | undefined,
): Promise<
  (Person & {
    first: boolean;
    load: number;
    away: string | null;
    expired: { title: string; validUntil: string } | null;
  })[]
> {
  const first = sql<boolean>`coalesce((select exists (select 1 from departments u where u.id = any(d.path) and u.key = ${department ?? ''})), false)`;
  let query = reader
    .employees()
    .leftJoin('departments as d', 'd.id', 'e.department_id')
    .where('e.status', '=', 'active');
  if (search)
    query = query.where(
      sql<boolean>`replace(lower(concat_ws(' ', e.last_name, e.first_name, e.middle_name)), 'ё', 'е') like ${like(search.toLowerCase().replaceAll('ё', 'е'))}`,
    );
  return query
    .select([
      'e.id',
      sql<string>`concat_ws(' ', e.last_name, e.first_name, e.middle_name)`.as('name'),
      'e.position',
      first.as('first'),
      // only orders the reader sees are counted
      sql<number>`(select count(*)::int from orders o where o.expert_id = e.id and o.archived_at is null and o.status = 'confirmed' and ${reader.sql.order()})`.as(
        'load',
      ),
      sql<
        string | null
      >`(select max(a.to_on)::text from absences a where a.employee_id = e.id and a.cancelled_at is null and ${reader.person.today}::date between a.from_on and a.to_on)`.as(
        'away',
      ),
      reader.sql.expiredCertificate(reader.person.today).as('expired'),
    ])
    .orderBy('first', 'desc')
    .orderBy('e.last_name')
    .orderBy('e.first_name')
    .orderBy('e.id')
    .limit(100)
    .execute();
}
