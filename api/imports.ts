import { z } from 'zod';
import { ability, cursor, id, idParam, idParams, limit, line, moment, page, person } from './common.ts';
import { route } from './route.ts';

const tag = 'imports';

/** More rows and columns no table may have. */
export const MOST_IMPORTED = 50_000;
export const MOST_COLUMNS = 200;
export const MOST_CELL = 20_000;
export const MOST_BYTES = 20 * 1024 * 1024;

export const importKinds = ['clients', 'contacts', 'contracts', 'orders'] as const;
export const importKind = z.enum(importKinds);
/**
 * `draft`: read, its columns are to be named; `checked`: every row has been judged, nothing is written yet; `stopped`: at a
 * person's word or by trouble, and can go on or be undone; `undone`: what could be taken back is.
 */
export const importStates = [
  'draft',
  'checking',
  'checked',
  'running',
  'stopped',
  'done',
  'undoing',
  'undone',
] as const;
export const importState = z.enum(importStates);
/** By what a row is known to be of a record that is there already; `inn` and `name` of a client, `phone`, `email` and `name` of a contact. */
export const importMatches = ['inn', 'name', 'phone', 'email', 'number', 'title'] as const;
/** What becomes of a row whose record is there already: left alone; its empty values filled; its values taken; made anew. */
export const onMatches = ['skip', 'fill', 'overwrite', 'create'] as const;
/** What a row is to come to, or came to. */
export const rowStates = [
  'waiting',
  'create',
  'update',
  'skip',
  'error',
  'leftOut',
  'created',
  'updated',
  'skipped',
  'undone',
  'kept',
] as const;
export const rowState = z.enum(rowStates);

const column = z.number().int().min(0).max(MOST_COLUMNS);
const mapping = z.record(z.string().max(80), column).meta({
  description: 'Key of a field to the column it is read from, counted from 0',
});

export const importField = z
  .object({
    key: z.string(),
    title: z.string(),
    required: z.boolean(),
    hint: z.string().nullable().meta({ description: 'How its values are to look' }),
  })
  .meta({ id: 'ImportField' });

const progress = z
  .object({
    done: z.number().int(),
    total: z.number().int(),
    secondsLeft: z.number().int().nullable().meta({ description: 'An estimate; null while it is too early' }),
  })
  .meta({ id: 'ImportProgress', description: 'Of the check, run or undoing under way' });

export const importRow = z
  .object({
    n: z.number().int().meta({ description: 'As the table counts it, from 1' }),
    state: rowState,
    cells: z.array(z.string()),
    problems: z
      .array(
        z.object({
          field: z.string().nullable().meta({ description: 'null: of the row as a whole' }),
          message: z.string(),
          warning: z.boolean().meta({ description: 'The row is taken all the same' }),
        }),
      )
      .meta({ description: 'What is wrong, and what to do about it' }),
    record: z
      .object({ kind: z.enum(['client', 'contract', 'order']), id, name: z.string() })
      .nullable()
      .meta({ description: 'Of what it is or became, while the reader sees that' }),
  })
  .meta({ id: 'ImportRow' });

export const importSummary = z
  .object({
    id,
    kind: importKind,
    fileName: z.string(),
    state: importState,
    rows: z.number().int(),
    by: person,
    createdAt: moment,
    finishedAt: moment.nullable(),
    progress: progress.nullable(),
    counts: z
      .record(z.string(), z.number().int())
      .meta({ description: 'Rows by what they come or came to; absent: none' }),
  })
  .meta({ id: 'ImportSummary' });

export const importOne = importSummary
  .extend({
    format: z.enum(['xlsx', 'csv']),
    encoding: z.enum(['utf-8', 'windows-1251', 'utf-16le']).nullable(),
    delimiter: z.enum([',', ';', '\t']).nullable(),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    formulas: z.number().int().meta({ description: 'Cells with a formula, whose values were taken' }),
    headerRow: z.number().int().meta({ description: 'The row with the names of the columns, from 0' }),
    columns: z.array(
      z.object({
        title: z.string(),
        samples: z.array(z.string()).meta({ description: 'Its first values that are not empty' }),
      }),
    ),
    top: z
      .array(z.array(z.string()))
      .meta({ description: 'The first rows as they stand, header row included' }),
    fields: z.array(importField).meta({ description: 'What a column can be' }),
    mapping,
    matchBy: z.array(z.enum(importMatches)),
    onMatch: z.enum(onMatches),
    unknownChoice: z.enum(['error', 'leaveEmpty']),
    matchesOf: z
      .array(z.enum(importMatches))
      .meta({ description: 'By what rows of this kind can be known again' }),
    trouble: z.string().nullable().meta({ description: 'Why it stopped by itself, in a sentence' }),
    kept: z.number().int().meta({ description: 'Rows that undoing left as they are' }),
    version: z.number().int(),
    abilities: z.object({
      change: ability,
      check: ability,
      run: ability,
      stop: ability,
      undo: ability,
      discard: ability,
    }),
  })
  .meta({ id: 'Import' });

export const importRoutes = {
  create: route({
    id: 'imports.create',
    method: 'POST',
    path: '/imports',
    tag,
    summary: 'Read a table to be imported: .xlsx, or .csv in UTF-8 or Windows-1251',
    query: z.object({
      kind: importKind,
      name: line(255),
      sheet: line(100)
        .optional()
        .meta({ description: 'Of several; by default the first that holds anything' }),
    }),
    body: 'bytes',
    response: importOne,
    status: 201,
  }),
  list: route({
    id: 'imports.list',
    method: 'GET',
    path: '/imports',
    tag,
    summary: 'One’s own imports, for the administrator everybody’s, the newest first',
    query: z.object({ cursor: cursor.optional(), limit }),
    response: page(importSummary),
  }),
  get: route({
    id: 'imports.get',
    method: 'GET',
    path: '/imports/:id',
    tag,
    summary: 'An import with its columns, settings and counts',
    params: idParams,
    response: importOne,
  }),
  settings: route({
    id: 'imports.settings',
    method: 'PUT',
    path: '/imports/:id/settings',
    tag,
    summary:
      'Which column is what, and what becomes of rows that are there already; what was checked is to be checked again',
    params: idParams,
    body: z.strictObject({
      headerRow: z.number().int().min(0).max(MOST_IMPORTED),
      mapping,
      matchBy: z.array(z.enum(importMatches)).max(importMatches.length),
      onMatch: z.enum(onMatches),
      unknownChoice: z.enum(['error', 'leaveEmpty']).default('error').meta({
        description: 'An entry no dictionary has: the row is wrong, or goes without it',
      }),
    }),
    response: importOne,
  }),
  check: route({
    id: 'imports.check',
    method: 'PUT',
    path: '/imports/:id/check',
    tag,
    summary: 'Judge every row, writing nothing',
    params: idParams,
    body: z.strictObject({}),
    response: importOne,
  }),
  run: route({
    id: 'imports.run',
    method: 'PUT',
    path: '/imports/:id/run',
    tag,
    summary: 'Import the rows that are right, or go on after a stop; wrong ones wait to be mended',
    params: idParams,
    body: z.strictObject({}),
    response: importOne,
  }),
  stop: route({
    id: 'imports.stop',
    method: 'DELETE',
    path: '/imports/:id/run',
    tag,
    summary: 'Stop what is under way; what is written stays written',
    params: idParams,
    response: importOne,
    status: 200,
  }),
  undo: route({
    id: 'imports.undo',
    method: 'PUT',
    path: '/imports/:id/undoing',
    tag,
    summary: 'Take the whole import back where nobody has worked on it since; the rest is listed',
    params: idParams,
    body: z.strictObject({}),
    response: importOne,
  }),
  discard: route({
    id: 'imports.discard',
    method: 'DELETE',
    path: '/imports/:id',
    tag,
    summary: 'Throw away a table of which nothing was written',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
  rows: route({
    id: 'imports.rows',
    method: 'GET',
    path: '/imports/:id/rows',
    tag,
    summary: 'Its rows with what they come to, in the order of the table',
    params: idParams,
    query: z.object({ state: rowState.optional(), cursor: cursor.optional(), limit }),
    response: page(importRow),
  }),
  mend: route({
    id: 'imports.mend',
    method: 'PUT',
    path: '/imports/:id/rows/:n',
    tag,
    summary: 'Correct a row in its place, or leave it out; it is judged at once',
    params: z.object({
      id: idParam,
      n: z.coerce
        .number()
        .int()
        .min(1)
        .max(MOST_IMPORTED * 2),
    }),
    body: z.strictObject({
      cells: z
        .array(
          z
            .string()
            .max(MOST_CELL)
            .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'text'),
        )
        .max(MOST_COLUMNS),
      leaveOut: z.boolean().default(false),
    }),
    response: importRow,
  }),
  export: route({
    id: 'imports.export',
    method: 'POST',
    path: '/imports/:id/row-exports',
    tag,
    summary:
      'The rows of one state as .xlsx, with what is wrong beside them: to be mended and imported again',
    params: idParams,
    body: z.strictObject({ state: rowState }),
    response: 'bytes',
  }),
};
