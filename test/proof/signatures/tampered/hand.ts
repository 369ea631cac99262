import { sql, type Transaction } from 'kysely';
import type { Seeded } from '#domain/values/seeded.ts';
import type { DB } from '#server/db/tables.ts';
import { insert, type Placed, type Row, remove, rowsOf, write } from './rows.ts';
import { isFree, type Place, type Table } from './tables.ts';
import { otherValue } from './values.ts';

/** What a hand did: in words, and where it has to be found. Of several places of one row any will do. */
export type Deed = { words: string; places: Place[][] };
export type Hand = (trx: Transaction<DB>, random: Seeded) => Promise<Deed | null>;
type Types = ReadonlyMap<string, string>;

/** One value changed; null where that changed nothing. `only`: this column, be it free or not. */
export const edit =
  (table: Table, types: Types, only?: string): Hand =>
  async (trx, random) => {
    const all = await rowsOf(trx, table);
    const rows = only ? all.filter(({ row }) => !isFree(table, only, row)) : all;
    const { at, row } = random.pick(rows.length > 0 ? rows : all);
    const column = only ?? random.pick([...types.keys()].filter((name) => !isFree(table, name, row)));
    const value = valueFor(random, table, types, { row, column, all });
    if (alikeIn(column, row, { [column]: value })) return null;
    const after = { ...row, [column]: value };
    await write(trx, table, at, after, [column]);
    return {
      words: `${said(table, row)}.${column}: ${JSON.stringify(row[column])} → ${JSON.stringify(value)}`,
      places: [[table.place(row), table.place(after)]],
    };
  };

/** What a row belongs to becomes another order that is there: of one that is not, nobody is ever shown anything. */
function valueFor(
  random: Seeded,
  table: Table,
  types: Types,
  { row, column, all }: { row: Row; column: string; all: readonly Placed[] },
): unknown {
  const others = all.map((one) => one.row[column]);
  const belongs = column === 'order_id' && table.place(row).orderId !== undefined;
  return belongs ? random.pick(others) : otherValue(random, types.get(column) ?? '', row[column], others);
}

export const deletion =
  (table: Table): Hand =>
  async (trx, random) => {
    const { at, row } = random.pick(await rowsOf(trx, table));
    await remove(trx, table, at);
    return { words: `${said(table, row)} deleted`, places: [[table.place(row)]] };
  };

/** Two rows change some or all of their contents for each other's; null where they were the same. */
export const swap =
  (table: Table, types: Types): Hand =>
  async (trx, random) => {
    const all = await rowsOf(trx, table);
    const [one, other] = [random.pick(all), random.pick(all)];
    const whole = random.int(1, 3) === 1;
    const columns = [...types.keys()]
      .filter((column) => !table.key.includes(column))
      .filter(() => whole || random.int(1, 2) === 1);
    const changed = columns.filter((column) => !alikeIn(column, one.row, other.row));
    const places = [one, other].filter(({ row }) => changed.some((column) => !isFree(table, column, row)));
    if (places.length === 0) return null;
    await write(trx, table, one.at, other.row, columns);
    await write(trx, table, other.at, one.row, columns);
    if (alike(table, all, await rowsOf(trx, table))) return null;
    return {
      words: `${said(table, one.row)} ↔ ${said(table, other.row)}: ${changed.join(', ')}`,
      places: places.map(({ row }) => [table.place(row)]),
    };
  };

/** A row like one that is there, under a key of its own; every other time it says something else as well. */
export const insertion =
  (table: Table, types: Types): Hand =>
  async (trx, random) => {
    const all = await rowsOf(trx, table);
    const rows = all.map((one) => one.row);
    const like = table.another(random.pick(rows), rows, random);
    const column = random.pick(
      [...types.keys()].filter((name) => !table.key.includes(name) && name !== 'at'),
    );
    const value = valueFor(random, table, types, { row: like, column, all });
    const row = random.int(1, 2) === 1 ? like : { ...like, [column]: value };
    await insert(trx, table, row);
    return { words: `${said(table, row)} inserted`, places: [[table.place(row)]] };
  };

/** Some of the last rows are gone: from the journal, from the chain, or from both. */
export const cutTail: Hand = async (trx, random) => {
  const n = random.int(1, 40);
  const from = random.pick([['journal', 'journal_chain'], ['journal'], ['journal_chain']]);
  const { rows } = await sql<{ id: number; seq: number }>`
    select journal_id as id, seq from journal_chain order by seq desc limit ${n}`.execute(trx);
  const last = rows[0]?.seq ?? 0;
  if (from.includes('journal'))
    await sql`delete from journal where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(trx);
  if (from.includes('journal_chain'))
    await sql`delete from journal_chain where seq > ${last - n}`.execute(trx);
  return { words: `the last ${n} cut from ${from.join(' and ')}`, places: [[{ seq: last }]] };
};

/** A signature says something else, and its digest fits. */
export const forgery: Hand = async (trx, random) => {
  const { rows } = await sql<{ id: number; order: number; content: string }>`
    select id, order_id as order, content from resolutions order by id`.execute(trx);
  const { id, order, content } = random.pick(rows);
  const forged = content.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  if (forged === content) return null;
  await sql`update resolutions set content = ${forged}, digest = sha256(convert_to(${forged}, 'UTF8')) where id = ${id}`.execute(
    trx,
  );
  return { words: `signature ${id} forged: ${forged}`, places: [[{ orderId: order }]] };
};

/** Does anything differ but what may say anything? Rows are compared as a heap: which lies where tells nothing. */
function alike(table: Table, before: readonly Placed[], after: readonly Placed[]): boolean {
  const heap = (all: readonly Placed[]) =>
    all
      .map(({ row }) => JSON.stringify(Object.entries(row).filter(([name]) => !isFree(table, name, row))))
      .sort()
      .join('\n');
  return heap(before) === heap(after);
}

const alikeIn = (column: string, one: Row, other: Row): boolean =>
  JSON.stringify(one[column]) === JSON.stringify(other[column]);

const said = ({ name, key }: Table, row: Row): string =>
  `${name} ${key.map((column) => String(row[column])).join('/')}`;
