import { readBook } from '#server/imports/table/xlsx/read-book.ts';
import { readSheet } from '#server/imports/table/xlsx/read-sheet.ts';
import { readStrings } from '#server/imports/table/xlsx/read-strings.ts';
import { readStyles } from '#server/imports/table/xlsx/read-styles.ts';
import { unpack } from '#server/imports/table/xlsx/zip.ts';
import type { Extracted, Piece } from './extract.ts';
import { limits } from './limits.ts';

/** Every sheet with its name, a line a row. */
export async function readXlsx(file: Buffer, mayGoOn: () => boolean): Promise<Extracted> {
  const book = await readBook(file);
  const strings = book.strings ? await readStrings(unpack(file, book.strings)) : [];
  const styles = book.styles ? await readStyles(unpack(file, book.styles)) : [];
  const shared = { strings, styles, from1904: book.from1904, blanks: { left: blank } };
  const pieces: Piece[] = [];
  let size = 0;
  let cut = false;
  for (const { name, entry } of book.sheets) {
    const lines: string[] = [name];
    let last = -1;
    const take = (row: number, _column: number, text: string) => {
      lines.push(row === last ? ' ' : '\n', text);
      last = row;
      size += text.length;
    };
    await readSheet(unpack(file, entry), shared, take, () => {
      cut ||= size > limits.text || !mayGoOn();
      return cut;
    });
    if (last >= 0) pieces.push({ page: null, text: lines.join('') });
    if (cut) break;
  }
  return { pieces, cut };
}

/** Cells that hold nothing, in all sheets. */
const blank = 10_000_000;
