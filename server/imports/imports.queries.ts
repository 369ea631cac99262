import { type RawBuilder, sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { ImportKind, Match, OnMatch, RowState, Rules } from './parts.ts';

export type ImportState =
  | 'draft'
  | 'checking'
  | 'checked'
  | 'running'
  | 'stopped'
  | 'done'
  | 'undoing'
  | 'undone';
export type ImportSummaryRow = {
  id: number;
  kind: ImportKind;
  fileName: string;
  state: ImportState;
  by: PersonRow;
  createdBy: number;
  createdAt: string;
  finishedAt: string | null;
  workDone: number;
  workTotal: number;
  /** Seconds since the work began. */
  workFor: number | null;
  counts: Partial<Record<RowState, number>>;
};
export type ImportRowOne = ImportSummaryRow & {
  format: 'xlsx' | 'csv';
  encoding: 'utf-8' | 'windows-1251' | 'utf-16le' | null;
  delimiter: ',' | ';' | '\t' | null;
  sheet: string | null;
  sheets: string[];
  formulas: number;
  headerRow: number;
  mapping: Record<string, number>;
  matchBy: Match[];
  onMatch: OnMatch;
  unknownChoice: 'error' | 'leaveEmpty';
  trouble: string | null;
  version: number;
  top: string[][];
  header: string[];
  samples: string[][];
};

const counts = sql<
  ImportSummaryRow['counts']
>`(select coalesce(json_object_agg(c.state, c.n), '{}'::json) from (
  select r.state, count(*)::int as n from import_rows r where r.import_id = i.id and r.n > i.header_row + 1 group by r.state) c)`;

const summary = () =>
  [
    sql<ImportKind>`i.kind`.as('kind'),
    'i.id',
    'i.file_name as fileName',
    sql<ImportState>`i.state`.as('state'),
    personJson(sql`i.created_by`).as('by'),
    'i.created_by as createdBy',
    'i.created_at as createdAt',
    'i.finished_at as finishedAt',
    'i.work_done as workDone',
    'i.work_total as workTotal',
    sql<number | null>`extract(epoch from now() - i.work_began_at)::float8`.as('workFor'),
    counts.as('counts'),
  ] as const;

export function listImports(
  reader: Reader,
  before: number | null,
  limit: number,
): Promise<ImportSummaryRow[]> {
  return reader
    .imports()
    .$if(before !== null, (qb) => qb.where('i.id', '<', before ?? 0))
    .select(summary())
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute() as Promise<ImportSummaryRow[]>;
}

const rowsJson = (where: RawBuilder<unknown>, limit: number) =>
  sql<string[][]>`(select coalesce(json_agg(x.cells order by x.n), '[]'::json) from (
    select r.n, r.cells from import_rows r where r.import_id = i.id and ${where} order by r.n limit ${limit}) x)`;

/** An import whole, as its page shows it: one statement. */
export async function loadImport(reader: Reader, id: number): Promise<ImportRowOne> {
  const row = await reader
    .imports()
    .where('i.id', '=', id)
    .select(summary())
    .select(settings)
    .select([
      // with the empty ones, which are not kept: the page counts rows as the table does
      sql<
        string[][]
      >`(select coalesce(json_agg(coalesce(r.cells, '{}') order by g.n), '[]'::json) from generate_series(1, least(greatest(20, i.header_row + 3),
        (select max(z.n) from import_rows z where z.import_id = i.id))) g (n) left join import_rows r on r.import_id = i.id and r.n = g.n)`.as(
        'top',
      ),
      sql<
        string[]
      >`coalesce((select to_json(r.cells) from import_rows r where r.import_id = i.id and r.n = i.header_row + 1), '[]'::json)`.as(
        'header',
      ),
      rowsJson(sql`r.n > i.header_row + 1`, 30).as('samples'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row as ImportRowOne;
}

const settings = [
  'i.format',
  'i.encoding',
  'i.delimiter',
  'i.sheet',
  'i.sheets',
  'i.formulas',
  'i.header_row as headerRow',
  'i.mapping',
  'i.match_by as matchBy',
  'i.on_match as onMatch',
  'i.unknown_choice as unknownChoice',
  'i.trouble',
  'i.version',
] as const;

export type HeldImport = Rules & {
  state: ImportState;
  headerRow: number;
  mapping: Record<string, number>;
  createdBy: number;
  fileName: string;
  columns: number;
};

/** Held for the rest of the transaction: pieces of work and people's words to it take turns. */
export async function holdImport(reader: Reader, id: number): Promise<HeldImport> {
  const row = await reader
    .imports()
    .where('i.id', '=', id)
    .select([
      'i.id as importId',
      'i.kind',
      'i.state',
      'i.header_row as headerRow',
      'i.mapping',
      'i.match_by as matchBy',
      'i.on_match as onMatch',
      'i.unknown_choice as unknownChoice',
      'i.created_by as createdBy',
      'i.file_name as fileName',
      sql<number>`(select coalesce(max(cardinality(r.cells)), 0)::int from import_rows r where r.import_id = i.id and r.n <= i.header_row + 1)`.as(
        'columns',
      ),
    ])
    .forUpdate('i')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row as HeldImport;
}

/** The table is there for this reader, though it has no such rows. */
export async function mustSeeImport(reader: Reader, id: number): Promise<void> {
  if (!(await reader.imports().where('i.id', '=', id).select('i.id').executeTakeFirst())) throw notFound();
}

/** How many rows came to what. */
export const countsNow = async (reader: Reader, id: number): Promise<ImportSummaryRow['counts']> => {
  const row = await reader.imports().where('i.id', '=', id).select(counts.as('counts')).executeTakeFirst();
  return row?.counts ?? {};
};
