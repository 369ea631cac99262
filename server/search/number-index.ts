import { type Grams, gramsOf, rarest } from './grams.ts';
import {
  bestOf,
  codesOf,
  type Hits,
  type Marks,
  noHit,
  nothing,
  type Row,
  type Want,
  wiped,
} from './hits.ts';
import type { Builder } from './slices.ts';

/**
 * Numbers of contracts in the form they are searched by, newest contract first. Every three neighbouring signs, with the
 * beginning of the number counted as two signs, lead to the numbers they occur in.
 */
export type NumberIndex = {
  /** Numbers with the form anywhere in them, one or two signs at the beginning. Closeness: 0 the very number, 1 a part of it. */
  find: (form: string, want: Want) => Hits;
  /** The number of this contract is no longer what it was. */
  hide: (id: number) => void;
  textAt: (row: number) => string;
};

export const compareNumbers = (a: Row, b: Row): number => b.id - a.id;

/** A builder that takes rows in the order of `compareNumbers`. */
export function numberIndexBuilder(): Builder<NumberIndex> {
  const ids: number[] = [];
  const starts: number[] = [0];
  let codes = new Uint16Array(1024);
  return {
    add({ id, text }) {
      const from = starts.at(-1) ?? 0;
      if (from + text.length > codes.length) {
        const wider = new Uint16Array(2 * (codes.length + text.length));
        wider.set(codes);
        codes = wider;
      }
      codes.set(codesOf(text), from);
      ids.push(id);
      starts.push(from + text.length);
    },
    *done() {
      const table: Table = {
        ids: Float64Array.from(ids),
        starts: Int32Array.from(starts),
        codes: codes.slice(0, starts.at(-1)),
      };
      yield;
      return indexOf(table, yield* gramsOf(table));
    },
  };
}

type Table = { ids: Float64Array; starts: Int32Array; codes: Uint16Array };

function indexOf({ ids, starts, codes }: Table, grams: Grams): NumberIndex {
  const hidden = new Uint8Array(ids.length);
  const sheet = new Uint8Array(ids.length);
  return {
    find(form, { most, after }) {
      if (form === '') return nothing;
      const sought = codesOf(form);
      const { from, to } = rarest(grams, sought);
      const rows = new Int32Array(to - from);
      let count = 0;
      for (let at = from; at < to; at++) {
        const row = grams.rows[at] ?? 0;
        if (hidden[row] === 1 || sheet[row] !== 0) continue;
        sheet[row] = fits(codes, starts[row] ?? 0, starts[row + 1] ?? 0, sought);
        rows[count++] = row;
      }
      const marks: Marks = { of: sheet, rows: rows.subarray(0, count) };
      const place = after ? { closeness: after.closeness, row: placeIn(ids, after.id) } : null;
      const best = bestOf(marks, ids, most, place);
      wiped(marks);
      return best;
    },
    hide(id) {
      const row = ids.indexOf(id);
      if (row >= 0) hidden[row] = 1;
    },
    textAt: (row) => String.fromCharCode(...codes.subarray(starts[row], starts[row + 1])),
  };
}

/** A mark: 1 the very number, 2 a part of it. */
function fits(codes: Uint16Array, from: number, to: number, form: Uint16Array): number {
  const last = form.length < 3 ? from : to - form.length;
  for (let at = from; at <= last && at + form.length <= to; at++) {
    let same = 0;
    while (same < form.length && codes[at + same] === form[same]) same++;
    if (same === form.length) return to - from === form.length ? 1 : 2;
  }
  return noHit;
}

/** The last row that is not after the contract: ids go down. */
function placeIn(ids: Float64Array, id: number): number {
  let low = -1;
  let high = ids.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) >= id) low = middle;
    else high = middle;
  }
  return low;
}
