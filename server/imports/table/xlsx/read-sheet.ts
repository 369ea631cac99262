import { TableRefused } from '../table-refused.ts';
import { makeCellReader } from './cell-reader.ts';
import { cellText, type Shared } from './cell-text.ts';
import { readXml } from './read-xml.ts';

/** A cell that holds something: row and column from 0. */
export type TakeCell = (row: number, column: number, text: string, isFormula: boolean) => void;

/** Gives the cells of a sheet in the order they are written, until the sheet or `enough` ends it. */
export async function readSheet(
  pieces: AsyncIterable<Buffer>,
  shared: Shared,
  take: TakeCell,
  enough: () => boolean = () => false,
): Promise<void> {
  const place = makePlace();
  const cells = makeCellReader();
  let ended = false;

  const countBlank = () => {
    if (--shared.blanks.left < 0) throw new TableRefused('table_heavy');
  };
  const finish = () => {
    const cell = cells.finish();
    const text = cell ? cellText(cell, shared) : '';
    if (text === '') countBlank();
    else take(place.row(), place.column(), text, cell?.formula != null);
  };

  await readXml(pieces, {
    open: (tag, attribute) => {
      if (ended) return;
      if (tag === 'row') {
        place.startRow(attribute('r'));
        countBlank();
      } else if (tag === 'c') {
        place.startCell(attribute('r'));
        cells.start(attribute);
      } else cells.open(tag, attribute);
    },
    close: (tag) => {
      cells.close(tag);
      if (tag === 'c' && !ended) finish();
      else if (tag === 'sheetData') ended = true;
    },
    text: (part) => cells.text(part),
    enough: () => ended || enough(),
  });
}

/** Where the reading is. Addresses may be left out: then a cell follows the one before it. */
function makePlace() {
  let row = 0;
  let column = 0;
  return {
    row: () => row - 1,
    column: () => column - 1,
    startRow(number: string | undefined) {
      row = number === undefined ? row + 1 : whole(number);
      column = 0;
    },
    startCell(address: string | undefined) {
      column++;
      if (address === undefined) return;
      const [, letters = '', number = ''] = /^([A-Z]{1,7})(\d{1,9})$/.exec(address) ?? [];
      row = whole(number);
      column = 0;
      for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
    },
  };
}

function whole(number: string): number {
  const value = Number(number);
  if (!Number.isSafeInteger(value) || value < 1) throw new TableRefused('table_broken');
  return value;
}
