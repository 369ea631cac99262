import { type RawBuilder, sql } from 'kysely';
import {
  candidateRows,
  fitsName,
  fitsNumber,
  type Hits,
  idsOf,
  isComplete,
  orElse,
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

/** Candidates stand in the order of the page, so only as many are looked at as the page takes. */
function byNumber(reader: Reader, { contracts, number }: Sought, wanted: ContractsWanted) {
  const { where, after, rows } = wanted;
  if (number === null || contracts.total === 0) return [];
  const seen = sql.join([reader.sql.contract(), ...where], sql` and `);
  const quick = sql`select c.id, c.closeness as rank from (select * from ${candidateRows(contracts)} order by n) c
    cross join lateral (select 1 from contracts t where t.id = c.id and ${seen} offset 0) v order by c.n limit ${rows}`;
  if (isComplete(contracts)) return [quick];
  const rank = sql`case when t.number_search = ${number} then 0 else 1 end`;
  const beyond = after
    ? sql`and ((${rank}) > ${after.rank}::int or ((${rank}) = ${after.rank}::int and t.id < ${after.id}::bigint))`
    : sql``;
  const all = sql`select t.id, ${rank} as rank from contracts t where ${fitsNumber(number)} and ${ownContracts(reader)} and ${seen} ${beyond}
    order by rank, t.id desc limit ${rows}`;
  return [orElse(quick, all, rows)];
}

/** So many clients are gone through one by one; the contracts of more are met often enough on the way from the newest back. */
const mostClients = 1000;
/** So far back whoever sees contracts through orders is led, before their own are made a list of. */
const mostContracts = 600;

function byName(reader: Reader, { clients, name, similar, number }: Sought, wanted: ContractsWanted) {
  const { where, after, rows } = wanted;
  if (name === null || clients.total === 0) return [];
  // a page that ended among the exact numbers goes on before all others
  const older = after && after.rank > 0 ? sql`t.id < ${after.id}` : sql`true`;
  // the very number stands on the first page already
  const other = number === null ? sql`true` : sql`t.number_search <> ${number}`;
  const seen = sql.join([reader.sql.contract(), ...where, older, other], sql` and `);
  const newest = (fits: RawBuilder<unknown>) =>
    sql`select t.id, 1 as rank from contracts t where ${fits} and ${seen} order by t.id desc limit ${rows}`;
  if (similar || (isComplete(clients) && clients.total <= mostClients))
    return [newest(underClients(reader, clients))];
  // A subselect, not a join: the newest are walked over until the page is full.
  const fits = sql`(select ${fitsName(name)} from clients k where k.id = t.client_id)`;
  if (reader.seesAllClients) return [newest(fits)];
  const walked = sql`select t.id, 1 as rank from (select t.id, t.client_id, t.number_search from contracts t where ${fits} and ${older} and ${other} order by t.id desc limit ${mostContracts}) t
    where ${seen} order by t.id desc limit ${rows}`;
  return [orElse(walked, newest(sql`${ownContracts(reader)} and ${fits}`), rows)];
}

/** Who sees contracts through orders is led to them through orders. */
const underClients = (reader: Reader, clients: Hits): RawBuilder<unknown> =>
  reader.seesAllClients
    ? sql`t.client_id = any(${idsOf(clients)}::bigint[])`
    : sql`t.id = any(array(select o.contract_id from orders o where o.client_id = any(${idsOf(clients)}::bigint[]) and ${reader.sql.order()}))
        and t.client_id = any(${idsOf(clients)}::bigint[])`;

const ownContracts = (reader: Reader): RawBuilder<boolean> =>
  reader.seesAllClients
    ? sql<boolean>`true`
    : sql<boolean>`t.id = any(array(select distinct o.contract_id from orders o where ${reader.sql.order()}))`;
