import { type RawBuilder, sql } from 'kysely';
import {
  amongOwn,
  candidateRows,
  type Hits,
  idsOf,
  isAmong,
  isComplete,
  isFew,
  orElse,
  ownWays,
  type Sought,
} from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type ContractsWanted = {
  /** Further conditions on the contract `t`. */
  where: RawBuilder<boolean>[];
  after: { rank: number; id: number } | null;
  rows: number;
};

/**
 * The contracts the reader sees that fit one reading of what was typed, by number or by their client's name: `(id, rank)`,
 * the very number first (rank 0), then the newest.
 */
export function contractsFound(reader: Reader, sought: Sought, wanted: ContractsWanted): RawBuilder<unknown> {
  const parts = [...byNumber(reader, sought, wanted), ...byName(reader, sought, wanted)];
  if (parts.length === 0) return sql`select 0::bigint as id, 0::int as rank where false`;
  return sql`select x.id, min(x.rank) as rank from (${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )}) x group by x.id order by min(x.rank), x.id desc limit ${wanted.rows}`;
}

/** So many candidates are tried one after the other before contracts are walked over instead. */
const mostTried = 1000;

/** Candidates stand in the order of the page, so only as many are looked at as the page takes. */
function byNumber(reader: Reader, { contracts, number }: Sought, wanted: ContractsWanted) {
  const { where, rows } = wanted;
  if (number === null || contracts.total === 0) return [];
  const seen = sql.join([reader.sql.contract(), ...where], sql` and `);
  const first = { ...contracts, hits: contracts.hits.slice(0, mostTried) };
  const quick = sql`select c.id, c.closeness as rank from (select * from ${candidateRows(first)} order by n) c
    cross join lateral (select 1 from contracts t where t.id = c.id and ${seen} offset 0) v order by c.n limit ${rows}`;
  if (isComplete(first)) return [quick];
  // the very number is always among those tried first
  const other = sql<boolean>`t.number_search <> ${number}`;
  return [
    orElse(
      quick,
      sql`(${quick}) union all (${newest(reader, [isAmong(contracts, sql`t.id`), other], wanted)})`,
      rows,
    ),
  ];
}

function byName(reader: Reader, sought: Sought, wanted: ContractsWanted) {
  const { clients, number } = sought;
  if (clients.total === 0) return [];
  // the very number stands on the first page already
  const other = number === null ? sql<boolean>`true` : sql<boolean>`t.number_search <> ${number}`;
  if (isFew(reader, clients)) return [underClients(reader, clients, other, wanted)];
  return [newest(reader, [isAmong(clients, sql`t.client_id`), other], wanted)];
}

/** Of few clients; who sees contracts through orders is led to them through orders. */
function underClients(reader: Reader, clients: Hits, other: RawBuilder<boolean>, wanted: ContractsWanted) {
  const ids = idsOf(clients);
  const mine = reader.seesAllClients
    ? sql`true`
    : amongOwn(reader, sql`t.id`, sql`o.contract_id`, sql`o.client_id = any(${ids})`);
  const all = [mine, sql`t.client_id = any(${ids})`, reader.sql.contract(), other, ...olderOf(wanted)];
  return sql`select t.id, 1 as rank from contracts t where ${sql.join(all, sql` and `)} order by t.id desc limit ${wanted.rows}`;
}

/** So many fitting contracts for each that is wanted are tried, before the reader's own are made a list of. */
const triedForEach = 20;

/** The newest that fit, where they are too many to be named; `(id, rank)` with rank 1. */
function newest(reader: Reader, fits: readonly RawBuilder<boolean>[], wanted: ContractsWanted) {
  const { rows } = wanted;
  const all = sql.join([...fits, ...olderOf(wanted)], sql` and `);
  const walked = (more: RawBuilder<unknown>) =>
    sql`select t.id, 1 as rank from contracts t where ${all} and ${more} order by t.id desc limit ${rows}`;
  const seen = reader.sql.contract();
  if (reader.seesAllClients) return walked(seen);
  const ways = ownWays(reader);
  if (ways) return walkedByOrders(reader, ways, all, rows);
  return orElse(
    sql`select t.id, 1 as rank from (select t.id from contracts t where ${all} order by t.id desc limit ${rows * triedForEach}) t
      where ${seen} order by t.id desc limit ${rows}`,
    walked(sql`${amongOwn(reader, sql`t.id`, sql`o.contract_id`)} and ${seen}`),
    rows,
  );
}

/** A person's own orders stand in an index by contract as well. */
function walkedByOrders(
  reader: Reader,
  ways: readonly RawBuilder<boolean>[],
  all: RawBuilder<unknown>,
  rows: number,
) {
  const walks = ways.map(
    (way) => sql`(select distinct o.contract_id as id from orders o where ${way} and o.contract_id is not null
      and case when ${reader.sql.order()} then true else false end and (select ${all} from contracts t where t.id = o.contract_id)
      order by o.contract_id desc limit ${rows})`,
  );
  return sql`select x.id, 1 as rank from (${sql.join(walks, sql` union `)}) x order by x.id desc limit ${rows}`;
}

/** A page that ended among the exact numbers goes on before all others. */
const olderOf = ({ where, after }: ContractsWanted): RawBuilder<boolean>[] =>
  after && after.rank > 0 ? [...where, sql<boolean>`t.id < ${after.id}`] : where;
