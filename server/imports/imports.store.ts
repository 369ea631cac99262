import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { Done, ImportKind, Judged, RowProblem, RowState, Written } from './parts.ts';

export type NewImport = {
  kind: ImportKind;
  fileName: string;
  format: string;
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: readonly string[];
  formulas: number;
  headerRow: number;
  mapping: Record<string, number>;
  matchBy: readonly string[];
};

/** A table as it was read; rows that hold nothing are passed over, the others keep their numbers. */
export async function insertImport(tx: Tx, one: NewImport, rows: readonly string[][]): Promise<number> {
  const kept = rows.flatMap((cells, at) => (cells.some((cell) => cell !== '') ? [{ n: at + 1, cells }] : []));
  const { rows: made } = await sql<{ id: number }>`
    with made as (
      insert into imports (kind, file_name, format, encoding, delimiter, sheet, sheets, formulas, header_row, mapping, match_by, on_match, unknown_choice, created_by)
      values (${one.kind}, ${one.fileName}, ${one.format}, ${one.encoding}, ${one.delimiter}, ${one.sheet}, ${[...one.sheets]}::text[], ${one.formulas},
        ${one.headerRow}, ${JSON.stringify(one.mapping)}::jsonb, ${[...one.matchBy]}::text[], 'skip', 'error', ${tx.person.employeeId}::bigint) returning id
    ),
    put as (
      insert into import_rows (import_id, n, cells)
      select made.id, r.n, array(select x.v from jsonb_array_elements_text(r.cells) with ordinality as x (v, at) order by x.at)
      from made, jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r (n integer, cells jsonb)
    )
    select id from made`.execute(tx.trx);
  const [row] = made;
  if (!row) throw new Error('an insert without a row');
  return row.id;
}

export type Settings = {
  headerRow: number;
  mapping: Record<string, number>;
  matchBy: readonly string[];
  onMatch: string;
  unknownChoice: string;
};

/** What was judged by other settings is to be judged again. */
export async function saveSettings(tx: Tx, id: number, one: Settings): Promise<void> {
  await sql`
    with again as (update import_rows set state = 'waiting', problems = '[]' where import_id = ${id}::bigint and state <> 'leftOut' and state <> 'waiting')
    update imports set header_row = ${one.headerRow}, mapping = ${JSON.stringify(one.mapping)}::jsonb, match_by = ${[...one.matchBy]}::text[],
      on_match = ${one.onMatch}, unknown_choice = ${one.unknownChoice}, state = 'draft', version = version + 1 where id = ${id}::bigint`.execute(
    tx.trx,
  );
}

export type Work = 'checking' | 'running' | 'undoing';
/** States of the rows that a work is about. */
const workedOn: Record<Work, readonly RowState[]> = {
  checking: ['waiting', 'create', 'update', 'skip', 'error'],
  running: ['create', 'update'],
  undoing: ['created', 'updated'],
};

/** Begins it under the rights of who asks. */
export async function beginWork(tx: Tx, id: number, work: Work): Promise<void> {
  await sql`
    with unknown as (delete from import_keys where ${work === 'checking'} and import_id = ${id}::bigint),
    again as (update import_rows set state = 'waiting', problems = '[]' where ${work === 'checking'} and import_id = ${id}::bigint and state = any(${[...workedOn.checking]}::text[]))
    update imports i set state = ${work}, asked_by = ${tx.person.employeeId}::bigint, trouble = null, finished_at = null, work_done = 0, work_began_at = now(),
      work_total = (select count(*) from import_rows r where r.import_id = i.id and r.n > i.header_row + 1 and r.state = any(${[...workedOn[work]]}::text[])),
      version = version + 1 where i.id = ${id}::bigint`.execute(tx.trx);
}

/** Ends or stops it. */
export async function endWork(
  tx: Tx,
  id: number,
  state: string,
  trouble: string | null = null,
): Promise<void> {
  await sql`
    with passed as (update import_rows set state = 'skipped' where ${state === 'done'} and import_id = ${id}::bigint and state = 'skip')
    update imports set state = ${state}, trouble = ${trouble}, finished_at = now(), version = version + 1 where id = ${id}::bigint`.execute(
    tx.trx,
  );
}

export async function removeImport(tx: Tx, id: number): Promise<void> {
  await tx.trx.deleteFrom('imports').where('id', '=', id).execute();
}

/** What the row was known by is forgotten with its old cells. */
export async function saveCells(tx: Tx, id: number, n: number, cells: readonly string[]): Promise<void> {
  await sql`
    with unknown as (delete from import_keys where import_id = ${id}::bigint and n = ${n}::int)
    update import_rows set cells = ${[...cells]}::text[] where import_id = ${id}::bigint and n = ${n}::int`.execute(
    tx.trx,
  );
}

export type Outcome = {
  n: number;
  state: RowState;
  problems: RowProblem[];
  keys?: string[];
  clientId?: number;
  contactId?: number;
  contractId?: number;
  orderId?: number;
  written?: Written[];
};

export const judgedAs = ({ n, state, problems, keys }: Judged): Outcome => ({ n, state, problems, keys });
export const doneAs = (n: number, { problems = [], ...done }: Done): Outcome => ({ n, problems, ...done });

/** What rows came to, and how far the work is: one statement. */
export async function saveOutcomes(
  tx: Tx,
  id: number,
  outcomes: readonly Outcome[],
  also = 0,
): Promise<void> {
  await sql`
    with came_in as materialized (
      select o.* from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o
        (n integer, state text, problems jsonb, keys jsonb, "clientId" bigint, "contactId" bigint, "contractId" bigint, "orderId" bigint, written jsonb)
    ),
    known as (
      insert into import_keys (import_id, key, n) select ${id}::bigint, k.key, o.n from came_in o, jsonb_array_elements_text(o.keys) as k (key)
      where o.state in ('create', 'update') on conflict do nothing
    ),
    came as (
      update import_rows r set state = o.state, problems = o.problems,
        client_id = coalesce(o."clientId", r.client_id), contact_id = coalesce(o."contactId", r.contact_id),
        contract_id = coalesce(o."contractId", r.contract_id), order_id = coalesce(o."orderId", r.order_id),
        written = coalesce(o.written, r.written)
      from came_in o where r.import_id = ${id}::bigint and r.n = o.n
    )
    update imports set work_done = least(work_total, work_done + ${outcomes.length + also}::int) where id = ${id}::bigint`.execute(
    tx.trx,
  );
}

/** Orders that this transaction made, with the last row of their journal. */
export async function lastFactsOf(tx: Tx, orderIds: readonly number[]): Promise<Map<number, number>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; last: number }>`
    select j.order_id as id, max(j.id) as last from journal j where j.order_id = any(${[...orderIds]}::bigint[]) group by j.order_id`.execute(
    tx.trx,
  );
  return new Map(rows.map(({ id, last }) => [id, last]));
}

/** Part of a piece: taken back alone when it is refused half done. */
export async function attempt<T>({ trx, ledger }: Tx, work: () => Promise<T>): Promise<T> {
  const said = { journal: ledger.journal.length, live: ledger.live.length };
  await sql`savepoint a_part`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint a_part`.execute(trx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint a_part`.execute(trx);
    ledger.journal.length = said.journal;
    ledger.live.length = said.live;
    throw error;
  }
}
