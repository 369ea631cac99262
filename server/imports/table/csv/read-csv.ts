import { CsvError, parse } from 'csv-parse/sync';
import { makeGrid } from '../grid.ts';
import { limits } from '../limits.ts';
import type { Table } from '../read-table.ts';
import { TableRefused } from '../table-refused.ts';
import { decode } from './decode.ts';
import { guessDelimiter } from './guess-delimiter.ts';

export function readCsv(file: Buffer): Omit<Table, 'headerRow'> {
  const { encoding, text: whole } = decode(file);
  // a line for Excel alone, which does not count it as a row
  const announced = /^"?sep=(.)"?\n/i.exec(whole);
  const text = whole.slice(announced?.[0].length ?? 0);
  const delimiter = isDelimiter(announced?.[1]) ? announced[1] : guessDelimiter(text);
  const rows = cells(text, delimiter ?? NEVER, announced ? 1 : 0);
  return { format: 'csv', encoding, delimiter, sheets: [], sheet: null, rows, formulas: 0 };
}

const isDelimiter = (text: string | undefined): text is ',' | ';' | '\t' =>
  text === ',' || text === ';' || text === '\t';

/** A sign that no text has by now: a single column is not cut. */
const NEVER = '\0';
/** More than Excel itself has, be they empty. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

function cells(text: string, delimiter: string, linesBefore: number): string[][] {
  const grid = makeGrid();
  const bytes = Buffer.from(text);
  let row = 0;
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      // ООО "Ромашка" without quotes around is what many programs write
      relax_quotes: true,
      cast: (cell, { index }) => {
        if (index >= MOST_COLUMNS) throw new TableRefused('table_columns', { max: limits.columns });
        if (cell !== '') grid.put(row, index, cell);
        return '';
      },
      on_record: () => {
        if (++row > MOST_ROWS) throw new TableRefused('table_rows', { max: limits.rows });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    throw new TableRefused('table_broken', { line: linesBefore + lineAfter(bytes, Number(error.bytes)) });
  }
  return grid.finish();
}

/** The library says where the last whole cell ended: the quote stands right after it. */
function lineAfter(bytes: Buffer, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
