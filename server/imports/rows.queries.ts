import { type SqlBool, sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { RowProblem, RowState, Written } from './parts.ts';

export type TableRow = {
  n: number;
  state: RowState;
  cells: string[];
  problems: RowProblem[];
  clientId: number | null;
  contactId: number | null;
  contractId: number | null;
  orderId: number | null;
  written: Written[];
};

const tableRow = [
  'r.n',
  'r.state',
  'r.cells',
  'r.problems',
  'r.client_id as clientId',
  'r.contact_id as contactId',
  'r.contract_id as contractId',
  'r.order_id as orderId',
  'r.written',
] as const;

/** The next rows of a work: in the order of the table, or from its end. */
export function rowsInStates(
  reader: Reader,
  id: number,
  states: readonly RowState[],
  limit: number,
  from: 'first' | 'last' = 'first',
): Promise<TableRow[]> {
  return reader
    .importRows()
    .where('r.import_id', '=', id)
    .where(sql<SqlBool>`r.n > i.header_row + 1 and r.state = any(${[...states]}::text[])`)
    .select(tableRow)
    .orderBy('r.n', from === 'first' ? 'asc' : 'desc')
    .limit(limit)
    .execute() as Promise<TableRow[]>;
}

export async function oneRow(reader: Reader, id: number, n: number): Promise<TableRow> {
  const row = await reader
    .importRows()
    .where('r.import_id', '=', id)
    .where('r.n', '=', n)
    .where(sql<SqlBool>`r.n > i.header_row + 1`)
    .select(tableRow)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row as TableRow;
}

/** Of these marks those that an earlier row of the table has which stands for a record of its own: the first such row of each. */
export function earlierRows(
  reader: Reader,
  id: number,
  before: number,
  probes: readonly string[],
): Promise<{ key: string; n: number }[]> {
  if (probes.length === 0) return Promise.resolve([]);
  // The planner does not know how the marks have just grown: it is led to them one by one, and the comment keeps the statement
  // from being prepared, or a plan from when there were none would read all of them for each.
  return reader.run(sql`/* planned each time */
    select v.key, e.n from unnest(${[...new Set(probes)]}::text[]) v (key) cross join lateral (
      select k.n from (select k.n from import_keys k where k.import_id = ${id}::bigint and k.key = v.key and k.n < ${before}::int offset 0) k
        cross join lateral (select 1 from import_rows r join imports i on i.id = r.import_id where r.import_id = ${id}::bigint and r.n = k.n
          and r.n > i.header_row + 1 and r.state in ('create', 'created') and ${reader.sql.importOf()} offset 0) r
        order by k.n limit 1) e`);
}

export type ShownRow = TableRow & {
  record: { kind: 'client' | 'contract' | 'order'; id: number; name: string } | null;
};

/** Rows as people see them, each with its record while they see that: one statement. */
export const listRows = (
  reader: Reader,
  id: number,
  { state, after, limit }: { state: RowState | undefined; after: number; limit: number },
): Promise<ShownRow[]> =>
  shownRows(reader, id)
    .where('r.n', '>', after)
    .$if(state !== undefined, (qb) => qb.where('r.state', '=', state ?? ''))
    .orderBy('r.n')
    .limit(limit)
    .execute() as Promise<ShownRow[]>;

export const shownRow = async (reader: Reader, id: number, n: number): Promise<ShownRow> =>
  (await shownRows(reader, id).where('r.n', '=', n).executeTakeFirstOrThrow()) as ShownRow;

function shownRows(reader: Reader, id: number) {
  const record = sql<ShownRow['record']>`coalesce(
    (select json_build_object('kind', 'order', 'id', o.id, 'name', o.number) from orders o where o.id = r.order_id and ${reader.sql.order()}),
    (select json_build_object('kind', 'contract', 'id', t.id, 'name', t.number) from contracts t where t.id = r.contract_id and ${reader.sql.contract()}),
    (select json_build_object('kind', 'client', 'id', k.id, 'name', k.name) from clients k where k.id = r.client_id and ${reader.sql.client()}))`;
  return reader
    .importRows()
    .where('r.import_id', '=', id)
    .where(sql<SqlBool>`r.n > i.header_row + 1`)
    .select(tableRow)
    .select(record.as('record'));
}
