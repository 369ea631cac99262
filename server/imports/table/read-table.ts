import { atOnce } from '#server/at-once.ts';
import { readInWorker } from './read-in-worker.ts';

export { TableRefused } from './table-refused.ts';

/** One sheet of an uploaded file, as text. */
export type Table = {
  format: 'xlsx' | 'csv';
  /** null for xlsx */
  encoding: 'utf-8' | 'windows-1251' | 'utf-16le' | null;
  /** null for xlsx, and for a single column */
  delimiter: ',' | ';' | '\t' | null;
  /** Names of the sheets that hold anything, in their order; none for csv. */
  sheets: string[];
  /** The one that was read. */
  sheet: string | null;
  /** Index into `rows` of the row that looks most like headers. */
  headerRow: number;
  /**
   * Trimmed cells as text, every row equally long. Row n is row n + 1 of the spreadsheet: empty rows between are kept, those at the end
   * are cut, as are empty columns at the end. Empty rows may be one and the same array: read, do not write.
   */
  rows: string[][];
  /** Cells of this sheet that hold a formula; the value is the one Excel computed last. */
  formulas: number;
};

/**
 * Reads an uploaded .xlsx or .csv away from the thread that answers requests.
 *
 * Without `sheet` the first sheet that a person sees and that holds anything is read. Throws `TableRefused`.
 */
export function readTable(file: Buffer, options: { sheet?: string }): Promise<Table> {
  return turn(() => readInWorker(file, options));
}

/** A big table takes a processor and much memory for seconds. */
const turn = atOnce(2);
