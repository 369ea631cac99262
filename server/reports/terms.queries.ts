import { type RawBuilder, sql } from 'kysely';
import { QUARTER_COUNT, type termStates } from '#api/reports.ts';
import { isRenewed, lineJson, type OrderLine, renewalOf, seenIn } from '#server/orders/public.ts';
import { ownWays } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type TermFilter = {
  from?: string | undefined;
  to?: string | undefined;
  managerId?: number | undefined;
  clientId?: number | undefined;
  mine?: boolean | undefined;
  state: (typeof termStates)[number];
};
export type Place = { until: string; after: number };
export type TermLine = { order: OrderLine; renewedBy: { id: number; number: string } | null };
export type TermPage = {
  lines: TermLine[];
  /** First days of the quarters on this page, and how many fit the filter in each, counted to one more than is said. */
  quarters: { from: string; count: number }[];
};

/** One page of the register, each quarter on it counted: one statement. */
export async function readTerms(
  reader: Reader,
  filter: TermFilter,
  { place, limit }: { place: Place | null; limit: number },
): Promise<TermPage> {
  const walk = walkOf(reader, filter);
  const ofQuarter = sql.join(
    walk.ways.map(
      (way) => sql`(select o.id from orders o where ${sql.join([way, ...walk.conditions], sql` and `)}
        and o.valid_until >= q.from and o.valid_until < q.from + interval '3 months' limit ${QUARTER_COUNT + 1})`,
    ),
    sql` union `,
  );
  const [page] = await reader.run(sql<TermPage>`
    with page as materialized (${first(walk, place, limit)})
    select (select coalesce(json_agg(${termJson(reader)} order by ${walk.order}), '[]'::json)
        from page x join orders o on o.id = x.id) as lines,
      (select coalesce(json_agg(json_build_object('from', q.from, 'count', (select count(*)::int from (${ofQuarter}) c))), '[]'::json)
        from (select distinct date_trunc('quarter', x.until)::date as from from page x) q) as quarters`);
  return page ?? { lines: [], quarters: [] };
}

/** Ids of the whole register, as far as a file goes. */
export async function termIds(reader: Reader, filter: TermFilter, most: number): Promise<number[]> {
  const rows = await reader.run(sql<{ id: number }>`${first(walkOf(reader, filter), null, most)}`);
  return rows.map(({ id }) => id);
}

/** These of the orders that the reader still sees, in this order. */
export async function termsWithIds(reader: Reader, ids: readonly number[]): Promise<TermLine[]> {
  const rows = await reader.run(sql<{ line: TermLine }>`select ${termJson(reader)} as line
    from unnest(${[...ids]}::bigint[]) with ordinality w (id, n) join orders o on o.id = w.id where ${reader.sql.order()} order by w.n`);
  return rows.map(({ line }) => line);
}

type Walk = {
  ways: readonly RawBuilder<boolean>[];
  conditions: readonly RawBuilder<boolean>[];
  order: RawBuilder<unknown>;
  isBackwards: boolean;
};

function walkOf(reader: Reader, filter: TermFilter): Walk {
  const own = ownWays(reader);
  const led = reader.actor.selves.map(({ employeeId }) => sql<boolean>`o.manager_id = ${employeeId}`);
  const ways = filter.mine ? led : (own ?? [sql<boolean>`true`]);
  // what is over, the latest first: the oldest are of no use any more
  const isBackwards = filter.state === 'expired';
  return {
    ways,
    conditions: [...conditionsOf(reader, filter), seenIn(reader, filter.mine ? led : own)],
    order: isBackwards ? sql`x.until desc, x.id desc` : sql`x.until, x.id`,
    isBackwards,
  };
}

function first({ ways, conditions, order, isBackwards }: Walk, place: Place | null, limit: number) {
  const isAfter = isBackwards ? sql`<` : sql`>`;
  const beyond = place
    ? sql` and (o.valid_until, o.id) ${isAfter} (${place.until}::date, ${place.after}::bigint)`
    : sql``;
  const sorted = isBackwards ? sql`o.valid_until desc, o.id desc` : sql`o.valid_until, o.id`;
  const selects = ways.map(
    (way) => sql`(select o.id, o.valid_until as until from orders o
      where ${sql.join([way, ...conditions], sql` and `)}${beyond} order by ${sorted} limit ${limit})`,
  );
  return sql`select x.id, x.until from (${sql.join(selects, sql` union `)}) x order by ${order} limit ${limit}`;
}

function conditionsOf(reader: Reader, filter: TermFilter): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [sql`o.archived_at is not null`, sql`o.valid_until is not null`];
  const { today } = reader.person;
  const renewed = isRenewed(reader);
  if (filter.from) where.push(sql`o.valid_until >= ${filter.from}::date`);
  if (filter.to) where.push(sql`o.valid_until <= ${filter.to}::date`);
  if (filter.managerId) where.push(sql`o.manager_id = ${filter.managerId}`);
  if (filter.clientId) where.push(sql`o.client_id = ${filter.clientId}`);
  if (filter.state === 'renewed')
    // the few that anything renews, before it is asked whether the reader sees what
    where.push(
      sql`o.id in (select r.renewed_from_id from orders r where r.renewed_from_id is not null and r.status <> 'refused')`,
      renewed,
    );
  if (filter.state === 'expiring') where.push(sql`o.valid_until >= ${today}::date`, sql`not ${renewed}`);
  if (filter.state === 'expired') where.push(sql`o.valid_until < ${today}::date`, sql`not ${renewed}`);
  return where;
}

const termJson = (reader: Reader) =>
  sql<TermLine>`json_build_object('order', ${lineJson(reader)}, 'renewedBy', ${renewalOf(reader)})`;
