import { slice } from './slices.ts';

/**
 * Every three neighbouring signs of every text lead to the texts they occur in; the beginning of a text counts as two signs
 * before it. Sets of three may share a place, so whoever is led to a text looks whether it fits.
 */
export type Grams = { starts: Int32Array; rows: Int32Array };
/** Texts one after the other: the one of a row is `codes[starts[row] .. starts[row + 1])`. */
export type Texts = { starts: Int32Array; codes: Uint16Array };

const gramCount = 1 << 16;
/** Stands for the beginning of a text. */
const edge = 1;

const gram = (a: number, b: number, c: number): number => (a * 961 + b * 31 + c) & (gramCount - 1);

/** Filled in two walks: how many rows each gram has, then which. */
export function* gramsOf({ starts, codes }: Texts): Generator<void, Grams> {
  const count = starts.length - 1;
  const ends = new Int32Array(gramCount + 1);
  const gramAt = (row: number, at: number): number => {
    const from = starts[row] ?? 0;
    const sign = (place: number) => (place < from ? edge : (codes[place] ?? 0));
    return gram(sign(at - 2), sign(at - 1), sign(at));
  };
  for (let row = 0; row < count; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const which = gramAt(row, at);
      ends[which + 1] = (ends[which + 1] ?? 0) + 1;
    }
    if (row % slice === 0) yield;
  }
  for (let which = 0; which < gramCount; which++)
    ends[which + 1] = (ends[which + 1] ?? 0) + (ends[which] ?? 0);
  const rows = new Int32Array(codes.length);
  const next = ends.slice();
  for (let row = 0; row < count; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const which = gramAt(row, at);
      const place = next[which] ?? 0;
      rows[place] = row;
      next[which] = place + 1;
    }
    if (row % slice === 0) yield;
  }
  return { starts: ends, rows };
}

/** The rows `rows[from .. to)` of the gram that leads to the fewest texts with the form in them; one or two signs: at their beginning. */
export function rarest({ starts }: Grams, form: Uint16Array): { from: number; to: number } {
  const [a = 0, b = 0] = form;
  const which = form.length === 1 ? [gram(edge, edge, a)] : form.length === 2 ? [gram(edge, a, b)] : [];
  for (let at = 2; at < form.length; at++)
    which.push(gram(form[at - 2] ?? 0, form[at - 1] ?? 0, form[at] ?? 0));
  let best = { from: 0, to: 0 };
  for (const [n, one] of which.entries()) {
    const found = { from: starts[one] ?? 0, to: starts[one + 1] ?? 0 };
    if (n === 0 || found.to - found.from < best.to - best.from) best = found;
  }
  return best;
}

/** A letter that is wrong, missing or too many touches three grams, two swapped ones four. */
const touched = 4;

/**
 * Hands over every row that may be so many typos away from what was typed, once; false: too short for its grams to tell, nothing
 * was handed over. The beginning of a text is most common, so it is asked for only where it is needed. `counts` is a sheet of
 * noughts, one per row, and is one again afterwards.
 */
export function eachNear(
  { starts, rows }: Grams,
  typed: Uint16Array,
  typos: number,
  counts: Uint8Array,
  take: (row: number) => void,
): boolean {
  const intact = typed.length - touched * typos;
  if (intact < 1) return false;
  const first = intact > 1 ? 1 : 0;
  const least = Math.min(intact - first, mostCounted);
  const sign = (place: number) => (place < 0 ? edge : (typed[place] ?? 0));
  const met: number[] = [];
  for (let at = first; at < typed.length; at++) {
    const which = gram(sign(at - 2), sign(at - 1), sign(at));
    for (let n = starts[which] ?? 0, end = starts[which + 1] ?? 0; n < end; n++) {
      const row = rows[n] ?? 0;
      const count = counts[row] ?? 0;
      if (count === 0) met.push(row);
      if (count >= least) continue;
      counts[row] = count + 1;
      if (count + 1 === least) take(row);
    }
  }
  for (const row of met) counts[row] = 0;
  return true;
}

const mostCounted = 255;
