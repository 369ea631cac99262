import { type RawBuilder, sql } from 'kysely';
import {
  amongOwn,
  candidateRows,
  idsOf,
  isAmong,
  isComplete,
  nameCloseness,
  nameOrder,
  orElse,
  type Sought,
} from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type ClientsWanted = {
  /** Further conditions on the client `k`. */
  where: RawBuilder<boolean>[];
  /** The place after which to go on, said of `k` and its closeness. */
  after: { closeness: number; name: string | null; id: number } | null;
  newestFirst: boolean;
  rows: number;
};

/** Behind all that are near by name stand those found by a number: INN, or a number of their contracts. */
const byNumber = 200;

/**
 * The clients the reader sees that fit one reading of what was typed: `(id, closeness)`, best first or newest first. Of the
 * candidates only as many are looked at as the page takes; where they are too many to be carried and the page did not fill,
 * the reader's own clients are looked through instead.
 */
export function clientsFound(reader: Reader, sought: Sought, typed: string, wanted: ClientsWanted) {
  const { after, rows, newestFirst } = wanted;
  const parts: RawBuilder<unknown>[] = [];
  if (sought.clients.total > 0 && after?.closeness !== byNumber) parts.push(byName(reader, sought, wanted));
  if (!sought.similar) parts.push(...numbered(reader, sought, typed, wanted));
  if (parts.length === 0) return sql`select 0::bigint as id, 0::int as closeness where false`;
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const order = newestFirst ? sql`x.id desc` : sql`min(x.closeness), ${nameOrder}, x.id`;
  return sql`select x.id, min(x.closeness) as closeness from (${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )}) x join clients k on k.id = x.id group by x.id, k.name_normal order by ${order} limit ${rows}`;
}

function byName(reader: Reader, sought: Sought, wanted: ClientsWanted): RawBuilder<unknown> {
  const { where, newestFirst, rows, after } = wanted;
  const { clients } = sought;
  const seen = sql.join([reader.sql.client(), ...where], sql` and `);
  const older = newestFirst && after ? sql`k.id < ${after.id}` : sql`true`;
  if (newestFirst && isComplete(clients))
    return sql`select k.id, c.closeness from ${candidateRows(clients)} join clients k on k.id = c.id
      where ${seen} and ${older} order by k.id desc limit ${rows}`;
  // Who sees all clients sees all candidates, so a page of them is enough.
  const seesAll = reader.seesAllClients && where.length === 0;
  const first = { ...clients, hits: clients.hits.slice(0, seesAll ? rows : mostWalked) };
  const quick = sql`select c.id, c.closeness from (select * from ${candidateRows(first)} order by n) c
    cross join lateral (select 1 from clients k where k.id = c.id and ${seen} offset 0) v order by c.n limit ${rows}`;
  if (!newestFirst && (seesAll || isComplete(first))) return quick;
  const all = lookedThrough(reader, sought, wanted, sql`${seen} and ${older}`);
  return newestFirst ? all : orElse(quick, all, rows);
}

/** So many candidates are tried one after the other before the reader's own clients are made a list of. */
const mostWalked = 1000;

function lookedThrough(
  reader: Reader,
  sought: Sought,
  { after, newestFirst, rows }: ClientsWanted,
  seen: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { clients } = sought;
  const mine = reader.seesAllClients ? sql`true` : amongOwn(reader, sql`k.id`, sql`o.client_id`);
  if (isComplete(clients))
    return sql`select k.id, c.closeness from ${candidateRows(clients)} join clients k on k.id = c.id
      where ${mine} and ${seen} order by ${newestFirst ? sql`k.id desc` : sql`c.n`} limit ${rows}`;
  const close = nameCloseness(sought);
  const beyond =
    after && !newestFirst
      ? sql`((${close}), ${nameOrder}, k.id) > (${after.closeness}::int, ${after.name}, ${after.id}::bigint)`
      : sql`true`;
  return sql`select k.id, ${close} as closeness from clients k where ${isAmong(clients, sql`k.id`)} and ${mine} and ${seen} and ${beyond}
    order by ${newestFirst ? sql`k.id desc` : sql`closeness, ${nameOrder}, k.id`} limit ${rows}`;
}

/** By INN from its beginning, and by contracts whose number fits; not those that fit by name already. */
function numbered(
  reader: Reader,
  sought: Sought,
  typed: string,
  wanted: ClientsWanted,
): RawBuilder<unknown>[] {
  const { correction, number, contracts } = sought;
  const parts: RawBuilder<unknown>[] = [];
  const digits = typed.replace(/[\s-]/g, '');
  // A range, not a pattern: a plain index answers it in any collation.
  if (correction === null && /^\d{4,12}$/.test(digits))
    parts.push(page(reader, sought, wanted, sql`k.inn between ${digits} and ${digits.padEnd(12, '9')}`));
  if (number === null || !/\d/.test(number) || contracts.total === 0) return parts;
  const under = (condition: RawBuilder<boolean>) =>
    page(
      reader,
      sought,
      wanted,
      sql`k.id = any(array(select t.client_id from contracts t where ${condition} and ${reader.sql.contract()}))`,
    );
  const newest = { ...contracts, hits: contracts.hits.slice(0, mostContracts) };
  const quick = under(sql`t.id = any(${idsOf(newest)})`);
  // Who sees all contracts would see too many: the clients of the newest are enough.
  if (isComplete(newest) || reader.seesAllClients) return [...parts, quick];
  const all = under(
    sql`${amongOwn(reader, sql`t.id`, sql`o.contract_id`)} and ${isAmong(contracts, sql`t.id`)}`,
  );
  return [...parts, orElse(quick, all, wanted.rows)];
}

const mostContracts = 500;

function page(
  reader: Reader,
  sought: Sought,
  { where, after, newestFirst, rows }: ClientsWanted,
  fits: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const all = [fits, reader.sql.client(), ...where];
  if (sought.name !== null) all.push(sql`not ${isAmong(sought.clients, sql`k.id`)}`);
  if (after && newestFirst) all.push(sql`k.id < ${after.id}`);
  if (after && !newestFirst && after.closeness === byNumber)
    all.push(sql`(${nameOrder}, k.id) > (${after.name}, ${after.id}::bigint)`);
  return sql`select k.id, ${byNumber}::int as closeness from clients k where ${sql.join(all, sql` and `)}
    order by ${newestFirst ? sql`k.id desc` : sql`${nameOrder}, k.id`} limit ${rows}`;
}
