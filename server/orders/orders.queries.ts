import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { orderFilters } from '#api/orders.ts';
import { firstFound, ownWays, type Sought } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { firstByTerm, inStates, termKey } from './by-term.ts';
import { lineJson, type OrderLine } from './order-line.ts';
import { seenIn, selectsFitting } from './order-search.ts';

/** Without what was typed: that is sought for apart. */
export type Filters = Omit<z.output<typeof orderFilters>, 'search'>;
export type Place = { after: number | null; due: string | null };
type Person = { id: number; name: string; position: string };

type Sort = 'new' | 'due';
type Page = { sort: Sort; place: Place; limit: number };

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
  { typed, soughts }: { typed: string; soughts: readonly Sought[] },
): Promise<{ reading: number; lines: OrderLine[] }> {
  const order = page.sort === 'new' ? sql`x.id desc` : sql`x.due, x.id`;
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
      : sql`select x.id, x.due from (${sql.join(parts, sql` union `)}) x order by ${order} limit ${page.limit}`;
  });
  const rows = await reader.run(sql<{ reading: number; line: OrderLine }>`
    with page as materialized (${firstFound(selects)})
    select x.reading, ${lineJson(reader)} as line from page x join orders o on o.id = x.id order by ${order}`);
  return { reading: rows[0]?.reading ?? 0, lines: rows.map(({ line }) => line) };
}

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
function pageOf(conditions: readonly RawBuilder<boolean>[], { sort, place, limit }: Page) {
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

function conditionsOf(reader: Reader, filters: Filters): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [];
  if (!filters.any)
    where.push(filters.archived ? sql`o.archived_at is not null` : sql`o.archived_at is null`);
  if (filters.status) where.push(sql`o.status = ${filters.status}`);
  if (filters.managerId) where.push(sql`o.manager_id = ${filters.managerId}`);
  if (filters.expertId) where.push(sql`o.expert_id = ${filters.expertId}`);
  if (filters.clientId) where.push(sql`o.client_id = ${filters.clientId}`);
  if (filters.contractId) where.push(sql`o.contract_id = ${filters.contractId}`);
  if (filters.legalEntityId) where.push(legalEntity(reader, filters.legalEntityId));
  if (filters.step) where.push(atStep(reader, filters.step));
  if (filters.mine)
    where.push(
      sql`(o.manager_id = any(${ids(reader)}::bigint[]) or o.expert_id = any(${ids(reader)}::bigint[]))`,
    );
  if (filters.waitingForMe)
    where.push(sql`(${reader.sql.waitsFor('sign')} or ${reader.sql.waitsFor('fill')})`);
  if (filters.overdue)
    where.push(
      sql`(o.step_due_on < ${reader.person.today}::date and o.status <> 'refused' and o.archived_at is null)`,
    );
  if (filters.createdFrom) where.push(sql`o.created_at >= ${filters.createdFrom}::date`);
  if (filters.createdTo) where.push(sql`o.created_at < ${filters.createdTo}::date + 1`);
  return where;
}

const ids = (reader: Reader): number[] => reader.actor.selves.map((self) => self.employeeId);

/** Orders at this step of whichever definition has it. */
function atStep(reader: Reader, key: string) {
  const places = placesOf(reader, key);
  return places.length > 0 ? sql<boolean>`(${sql.join(places, sql` or `)})` : sql<boolean>`false`;
}

function placesOf(reader: Reader, key: string, definitionKey?: string): RawBuilder<boolean>[] {
  return reader.definitions.all().flatMap(({ id, key: defKey, body }) => {
    const index = body.steps.findIndex((step) => step.key === key);
    return index >= 0 && (definitionKey === undefined || definitionKey === defKey)
      ? [sql<boolean>`(o.definition_id = ${id} and o.step_seq = ${index + 1})`]
      : [];
  });
}

/** The dictionary field of the order, whatever its key: a value the reader may see. */
function legalEntity(reader: Reader, entry: number) {
  const keys = reader.definitions
    .all()
    .flatMap(({ body }) => body.steps.flatMap((step) => step.requirements))
    .filter((one) => one.kind === 'dictionary' && one.seenBy === undefined)
    .map((one) => one.key);
  return sql<boolean>`exists (select 1 from order_fields v where v.order_id = o.id and v.key = any(${[...new Set(keys)]}::text[]) and v.value = to_jsonb(${entry}::bigint))`;
}

export const like = (form: string): string => `%${form.replace(/[\\%_]/g, '\\$&')}%`;

/** People to choose an expert from: those of the department first, with the orders they examine now and whether they are away. */
export async function listExperts(
  reader: Reader,
  department: string | undefined,
  search: string | undefined,
): Promise<(Person & { first: boolean; load: number; away: string | null })[]> {
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
    ])
    .orderBy('first', 'desc')
    .orderBy('e.last_name')
    .orderBy('e.first_name')
    .orderBy('e.id')
    .limit(100)
    .execute();
}
