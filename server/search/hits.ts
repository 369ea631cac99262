/** Found in an index: a candidate, of which only a statement through a reader says whether somebody may know of it. */
export type Hit = {
  id: number;
  /** 0 is nearest; see the index that says it. */
  closeness: number;
  row: number;
};
/** The best `most` of all that come after the asked place; `total` counts those left out as well. */
export type Hits = {
  hits: Hit[];
  total: number;
  /** Where `hits` are not all, those before the place counted: all of them, a bit for each id; see `bitsOf`. */
  all?: Uint8Array;
};
/** Where a page ended. `text` is the name or number as the index holds it. */
export type Place = { closeness: number; text: string; id: number };
export type Want = { most: number; after?: Place | null };
export type Row = { id: number; text: string };

export const nothing: Hits = { hits: [], total: 0 };

/** Per row of an index: 0 for no hit, else closeness + 1, and which rows were looked at. Lent by the index: see `wiped`. */
export type Marks = { of: Uint8Array; rows: Int32Array };

/** Ready for the next question. An index has one sheet for all: a new one per question would be most of its cost. */
export function wiped({ of, rows }: Marks): void {
  for (const row of rows) of[row] = 0;
}
/** Looked at, and no hit. */
export const noHit = 255;

/** The best rows out of marks; those of one closeness stand in the order of the index. */
export function bestOf(
  marks: Marks,
  ids: Float64Array,
  most: number,
  after: { closeness: number; row: number } | null,
): Hits {
  const byCloseness: Hit[][] = [];
  let total = 0;
  let before = 0;
  const take = (row: number, mark: number) => {
    const closeness = mark - 1;
    if (after && (closeness < after.closeness || (closeness === after.closeness && row <= after.row))) {
      before++;
      return;
    }
    total++;
    byCloseness[closeness] ??= [];
    const same = byCloseness[closeness];
    if (same.length < most) same.push({ id: ids[row] ?? 0, closeness, row });
  };
  const { of, rows } = marks;
  // Sorting the rows is dearer than walking over all of them, unless they are few.
  const few = rows.length * 16 < ids.length ? rows.slice().sort() : null;
  const length = few ? few.length : ids.length;
  for (let at = 0; at < length; at++) {
    const row = few ? (few[at] ?? 0) : at;
    const mark = of[row] ?? 0;
    if (mark !== 0 && mark !== noHit) take(row, mark);
  }
  const hits = byCloseness.flat().slice(0, most);
  return before + total === hits.length ? { hits, total } : { hits, total, all: bitsOf(fitting(marks, ids)) };
}

const fitting = ({ of, rows }: Marks, ids: Float64Array): Float64Array => {
  const fit = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) if (of[row] !== noHit) fit[count++] = ids[row] ?? 0;
  return fit.subarray(0, count);
};

/** A set of ids as bits: id n is bit n & 7 of byte n >> 3, as `get_bit` of PostgreSQL counts. */
export function bitsOf(ids: ArrayLike<number>): Uint8Array {
  let greatest = -1;
  for (let at = 0; at < ids.length; at++) greatest = Math.max(greatest, ids[at] ?? 0);
  const bits = new Uint8Array(Math.floor(greatest / 8) + 1);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const byte = Math.floor(id / 8);
    bits[byte] = (bits[byte] ?? 0) | (1 << (id % 8));
  }
  return bits;
}

/** Either. */
export function bitsOfBoth(one: Uint8Array, other: Uint8Array): Uint8Array {
  const [long, short] = one.length < other.length ? [other, one] : [one, other];
  const both = long.slice();
  for (const [at, byte] of short.entries()) both[at] = (both[at] ?? 0) | byte;
  return both;
}

/** UTF-16 units, as the search compares them. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}
