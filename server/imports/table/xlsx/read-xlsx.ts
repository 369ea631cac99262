import { clean } from '../clean.ts';
import { makeGrid } from '../grid.ts';
import { limits } from '../limits.ts';
import type { Table } from '../read-table.ts';
import { TableRefused } from '../table-refused.ts';
import type { Shared } from './cell-text.ts';
import { type Book, readBook } from './read-book.ts';
import { readSheet } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import { readStyles } from './read-styles.ts';
import { unpack } from './zip.ts';

export async function readXlsx(file: Buffer, wanted?: string): Promise<Omit<Table, 'headerRow'>> {
  const book = await readBook(file);
  if (wanted !== undefined && !book.sheets.some(({ name }) => name === wanted))
    throw new TableRefused('table_sheet', { sheet: wanted });
  const shared: Shared = {
    strings: book.strings ? await readStrings(unpack(file, book.strings)) : [],
    styles: book.styles ? await readStyles(unpack(file, book.styles)) : [],
    from1904: book.from1904,
    blanks: { left: limits.blank },
  };
  const filled = await filledSheets(file, book, shared);
  const sheet =
    wanted === undefined
      ? (filled.find(({ hidden }) => !hidden) ?? filled[0])
      : filled.find(({ name }) => name === wanted);
  if (!sheet) throw new TableRefused('table_empty');
  const grid = makeGrid();
  let formulas = 0;
  await readSheet(unpack(file, sheet.entry), shared, (row, column, text, isFormula) => {
    grid.put(row, column, text);
    if (isFormula) formulas++;
  });
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: filled.map(({ name }) => name),
    sheet: sheet.name,
    rows: grid.finish(),
    formulas,
  };
}

/** Those with at least one cell that is not blank: each is read up to that one. */
async function filledSheets(file: Buffer, book: Book, shared: Shared): Promise<Book['sheets']> {
  const filled: Book['sheets'] = [];
  for (const sheet of book.sheets) {
    let found = false;
    const look = (_row: number, _column: number, text: string) => {
      found ||= clean(text) !== '';
    };
    await readSheet(unpack(file, sheet.entry), shared, look, () => found);
    if (found) filled.push(sheet);
  }
  return filled;
}
