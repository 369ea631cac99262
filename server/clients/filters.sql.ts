import { type RawBuilder, sql } from 'kysely';
import type { SegmentFilter } from '#api/clients.ts';
import { isRenewed } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { ClientFilter } from './clients.queries.ts';
import { nextCallFilter } from './next-call.ts';

/**
 * What a list of clients is narrowed by, said once: of a value that was asked with, and of one that lies in the filter of a
 * live group. Each speaks of the client `k`, and of nothing that the reader does not see.
 */
type Condition = (reader: Reader, value: RawBuilder<unknown>) => RawBuilder<boolean>;
type Key = keyof Omit<SegmentFilter, 'nextCall'>;

const conditions: Record<Key, Condition> = {
  status: (_, value) => sql`k.status = ${value}`,
  managerId: (_, value) => sql`k.manager_id = ${value}::bigint`,
  sourceId: (_, value) => sql`k.source_id = ${value}::bigint`,
  activityId: (_, value) => sql`k.activity_id = ${value}::bigint`,
  segmentId: (_, value) => onList(sql`${value}::bigint`),
  region: (_, value) => sql`position(${folded(value)} in ${folded(sql`coalesce(k.address, '')`)}) > 0`,
  orderFrom: (reader, value) => ordered(reader, sql`o.created_at >= ${dayBegins(reader, value)}`),
  orderTo: (reader, value) =>
    sql`(${ordered(reader, sql`true`)} and not ${ordered(reader, sql`o.created_at >= ${dayBegins(reader, sql`(${value}::date + 1)`)}`)})`,
  noOrderMonths: (reader, value) =>
    sql`not ${ordered(
      reader,
      sql`o.created_at >= ${dayBegins(reader, sql`(${reader.person.today}::date - make_interval(months => ${value}::int))`)}`,
    )}`,
  expiresInDays: (reader, value) =>
    ordered(
      reader,
      sql`o.valid_until between ${reader.person.today}::date and ${reader.person.today}::date + ${value}::int and not ${isRenewed(reader)}`,
    ),
};
const keys = Object.keys(conditions) as Key[];

export function filtersOf(reader: Reader, query: ClientFilter): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [];
  for (const key of keys) {
    const value = query[key];
    if (value === undefined) continue;
    where.push(
      key === 'segmentId' ? inSegment(reader, sql`${value}`) : conditions[key](reader, sql`${value}`),
    );
  }
  if (query.nextCall !== undefined) where.push(nextCallFilter(reader, query.nextCall));
  // The archive is out of the way unless asked for; a search finds it, and the row says so.
  if (query.archived) where.push(sql`k.archived_at is not null`);
  else if (query.archived !== undefined || !query.search) where.push(sql`k.archived_at is null`);
  return where;
}

/**
 * Whether the client `k` is in the group with this id: on its list, or by its filter as the reader sees the client. Groups are
 * for those who see all clients: of who is in them others learn nothing.
 */
export const inSegment = (reader: Reader, id: RawBuilder<unknown>): RawBuilder<boolean> =>
  reader.seesAllClients
    ? // whether it is live is asked once, not for each client
      sql`case when (select s.filter is not null from segments s where s.id = ${id}::bigint)
        then exists (select 1 from segments s where s.id = ${id}::bigint and ${fits(reader, sql`s.filter`)})
        else k.id in (select g.client_id from segment_members g where g.segment_id = ${id}::bigint) end`
    : sql`false`;

/** The same of the group `s` of the statement. */
export const inSegmentRow = (reader: Reader): RawBuilder<boolean> =>
  reader.seesAllClients
    ? sql`case when s.filter is null then ${onList(sql`s.id`)} else ${fits(reader, sql`s.filter`)} end`
    : sql`false`;

/** A filter names lists only, never live groups: nothing goes round in circles. */
function fits(reader: Reader, filter: RawBuilder<unknown>): RawBuilder<boolean> {
  const each = keys.map(
    (key) =>
      sql`case when ${filter} ? ${key}::text then ${conditions[key](reader, sql`(${filter} ->> ${key}::text)`)} else true end`,
  );
  const calls = (['none', 'overdue', 'today', 'week'] as const).map(
    (wanted) => sql`when ${wanted}::text then ${nextCallFilter(reader, wanted)}`,
  );
  const byCall = sql`case ${filter} ->> 'nextCall' ${sql.join(calls, sql` `)} else true end`;
  return sql`(${sql.join([...each, byCall], sql` and `)})`;
}

const onList = (segmentId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select 1 from segment_members g where g.segment_id = ${segmentId} and g.client_id = k.id)`;

/** An order of the client `k` that the reader sees. */
const ordered = (reader: Reader, which: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select 1 from orders o where o.client_id = k.id and ${which} and ${reader.sql.order()})`;

const folded = (text: RawBuilder<unknown>) => sql`translate(lower(${text}::text), 'ё', 'е')`;

/** The moment a day begins where the company is. */
const dayBegins = ({ person }: Reader, day: RawBuilder<unknown>) =>
  sql`(${day}::date::timestamp at time zone ${person.company.timeZone}::text)`;
