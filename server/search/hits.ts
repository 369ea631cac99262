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
  /** Of what only looks alike: the words that do, for each typed word. A name with one of each is a hit. */
  alike?: string[][];
};
/** Where a page ended. `text` is the name or number as the index holds it. */
export type Place = { closeness: number; text: string; id: number };
export type Want = { most: number; after?: Place | null };
export type Row = { id: number; text: string };

export const nothing: Hits = { hits: [], total: 0 };

/** Per row of an index: 0 for no hit, else closeness + 1, and which rows were looked at. Lent by the index: see `wiped`. */
export type Marks = { of: Uint8Array; rows: number[] };

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
  const take = (row: number, mark: number) => {
    const closeness = mark - 1;
    if (after && (closeness < after.closeness || (closeness === after.closeness && row <= after.row))) return;
    total++;
    byCloseness[closeness] ??= [];
    const same = byCloseness[closeness];
    if (same.length < most) same.push({ id: ids[row] ?? 0, closeness, row });
  };
  const { of, rows } = marks;
  // Sorting the rows is dearer than walking over all of them, unless they are few.
  const few = rows.length * 16 < ids.length ? Int32Array.from(rows).sort() : null;
  const length = few ? few.length : ids.length;
  for (let at = 0; at < length; at++) {
    const row = few ? (few[at] ?? 0) : at;
    const mark = of[row] ?? 0;
    if (mark !== 0 && mark !== noHit) take(row, mark);
  }
  return { hits: byCloseness.flat().slice(0, most), total };
}

/** UTF-16 units, as the search compares them. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}
