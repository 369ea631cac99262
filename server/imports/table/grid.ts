import { clean } from './clean.ts';
import { limits } from './limits.ts';
import { TableRefused } from './table-refused.ts';

export type Grid = ReturnType<typeof makeGrid>;

/** Collects cells into rows, and refuses at the first one that is too much. Rows and columns count from 0. */
export function makeGrid() {
  const rows: string[][] = [];
  let width = 0;
  let total = 0;

  function put(row: number, column: number, raw: string): void {
    const text = clean(raw);
    if (text === '') return;
    check(row, column, text);
    total += text.length;
    if (total > limits.text) throw new TableRefused('table_heavy');
    while (rows.length <= row) rows.push([]);
    const line = rows[row]!;
    while (line.length < column) line.push('');
    line[column] = text;
    if (column >= width) width = column + 1;
  }

  /** Equally long, without empty rows and columns at the end. */
  function finish(): string[][] {
    if (rows.length === 0) throw new TableRefused('table_empty');
    // the blank rows between are one and the same: two cells far apart are no reason for millions
    const blank = Array.from({ length: width }, () => '');
    return rows.map((line) => {
      while (line.length > 0 && line.length < width) line.push('');
      return line.length > 0 ? line : blank;
    });
  }

  return { put, finish };
}

function check(row: number, column: number, text: string): void {
  if (column >= limits.columns) throw new TableRefused('table_columns', { max: limits.columns });
  if (row >= limits.rows) throw new TableRefused('table_rows', { max: limits.rows });
  if (text.length > limits.cell)
    throw new TableRefused('table_cell', { row: row + 1, column: letters(column), max: limits.cell });
}

/** The column as the person sees it: 0 → A, 26 → AA. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
