import {
  bestOf,
  type Hits,
  type Marks,
  noHit,
  nothing,
  type Place,
  type Row,
  type Want,
  wiped,
} from './hits.ts';
import { type Builder, slice } from './slices.ts';
import { far, makeWords, type Standing, stands, type Words } from './words.ts';

/**
 * Names of clients in normal form: each word once, and which names it stands in. Hits come best first: by closeness, then by
 * name in the order of code units, then by id.
 */
export type NameIndex = {
  /**
   * Names that contain the form, or all of its words in any order. Closeness: 0 the very name, 1 it begins so, 2 a word
   * begins so, 3 anywhere, 4 the words stand apart.
   */
  find: (form: string, want: Want) => Hits;
  /** Names whose words are a typo or two away; closeness counts them. */
  similar: (form: string, want: Want) => Hits;
  /** The name of this client is no longer what it was. */
  hide: (id: number) => void;
  textAt: (row: number) => string;
};

export const compareNames = (a: Row, b: Row): number =>
  a.text < b.text ? -1 : a.text > b.text ? 1 : a.id - b.id;

/** A builder that takes rows in the order of `compareNames`. */
export function nameIndexBuilder(): Builder<NameIndex> {
  const known = new Map<string, number>();
  const ids: number[] = [];
  const rowStarts: number[] = [0];
  const rowWords: number[] = [];
  return {
    add({ id, text }) {
      for (const part of text.split(' ')) {
        const word = known.get(part) ?? known.size;
        if (word === known.size) known.set(part, word);
        rowWords.push(word);
      }
      ids.push(id);
      rowStarts.push(rowWords.length);
    },
    *done() {
      const words = yield* makeWords([...known.keys()]);
      yield;
      const table: Table = {
        words,
        ids: Float64Array.from(ids),
        rowStarts: Int32Array.from(rowStarts),
        rowWords: Int32Array.from(rowWords),
      };
      yield;
      return indexOf({
        ...table,
        ...(yield* namesOfWords(table)),
        hidden: new Uint8Array(ids.length),
        sheet: new Uint8Array(ids.length),
      });
    },
  };
}

type Table = { words: Words; ids: Float64Array; rowStarts: Int32Array; rowWords: Int32Array };
type WordTable = { wordStarts: Int32Array; wordRows: Int32Array };
type Names = Table & WordTable & { hidden: Uint8Array; sheet: Uint8Array };

function indexOf(names: Names): NameIndex {
  const { words, ids, hidden } = names;
  const textAt = (row: number) => wordsOf(names, row).map(words.wordAt).join(' ');
  const search = (parts: readonly Standing[], { most, after }: Want, judge: Judge): Hits => {
    const marks = marksOf(names, parts, judge);
    if (marks === null) return nothing;
    const best = bestOf(marks, ids, most, after ? placeIn(ids, textAt, after) : null);
    wiped(marks);
    return best;
  };
  return {
    find: (form, want) => search(form.split(' ').map(words.containing), want, closeness),
    similar: (form, want) => search(form.split(' ').map(words.alike), want, typos),
    hide(id) {
      const row = ids.indexOf(id);
      if (row >= 0) hidden[row] = 1;
    },
    textAt,
  };
}

/** The other way round: for each word the rows it stands in. */
function* namesOfWords({ words, rowStarts, rowWords }: Table): Generator<void, WordTable> {
  const wordStarts = new Int32Array(words.count + 1);
  for (const word of rowWords) wordStarts[word + 1] = (wordStarts[word + 1] ?? 0) + 1;
  for (let word = 0; word < words.count; word++)
    wordStarts[word + 1] = (wordStarts[word + 1] ?? 0) + (wordStarts[word] ?? 0);
  const wordRows = new Int32Array(rowWords.length);
  const next = wordStarts.slice();
  for (let row = 0; row + 1 < rowStarts.length; row++) {
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const word = rowWords[at] ?? 0;
      const place = next[word] ?? 0;
      wordRows[place] = row;
      next[word] = place + 1;
    }
    if (row % slice === 0) yield;
  }
  return { wordStarts, wordRows };
}

const wordsOf = ({ rowStarts, rowWords }: Table, row: number): number[] =>
  Array.from(rowWords.subarray(rowStarts[row], rowStarts[row + 1]));

/** The closeness of the words `rowWords[from .. to)`, or `noHit`. */
type Judge = (rowWords: Int32Array, from: number, to: number, parts: readonly Standing[]) => number;

/** Only names of the rarest part are looked at. */
function marksOf(names: Names, parts: readonly Standing[], judge: Judge): Marks | null {
  const { wordStarts, wordRows, rowStarts, rowWords, hidden, sheet: of } = names;
  const spread = ({ words }: Standing) =>
    words.reduce((sum, word) => sum + (wordStarts[word + 1] ?? 0) - (wordStarts[word] ?? 0), 0);
  const [rarest] = parts.map((part) => ({ part, rows: spread(part) })).sort((a, b) => a.rows - b.rows);
  if (!rarest || rarest.rows === 0) return null;
  const rows = new Int32Array(rarest.rows);
  let count = 0;
  for (const word of rarest.part.words)
    for (let at = wordStarts[word] ?? 0, end = wordStarts[word + 1] ?? 0; at < end; at++) {
      const row = wordRows[at] ?? 0;
      if (of[row] !== 0 || hidden[row] === 1) continue;
      const judged = judge(rowWords, rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0, parts);
      of[row] = judged === noHit ? noHit : judged + 1;
      rows[count++] = row;
    }
  return { of, rows: rows.subarray(0, count) };
}

const apart = 4;

function closeness(rowWords: Int32Array, from: number, to: number, parts: readonly Standing[]): number {
  if (parts.length === 1 && parts[0]) return closenessOfOne(rowWords, from, to, parts[0].how);
  for (const { how } of parts) {
    let fits = false;
    for (let at = from; at < to && !fits; at++) fits = how[rowWords[at] ?? 0] !== 0;
    if (!fits) return noHit;
  }
  let best = apart;
  for (let at = from; at + parts.length <= to && best > 1; at++) {
    const here = inOneRow(rowWords, at, parts);
    if (here === apart) continue;
    const isAll = here === 0 && at === from && at + parts.length === to;
    best = Math.min(best, isAll ? 0 : here === 3 ? 3 : at === from ? 1 : 2);
  }
  return best;
}

/** The same of a single part, which most searches are. */
function closenessOfOne(rowWords: Int32Array, from: number, to: number, how: Uint8Array): number {
  const first = how[rowWords[from] ?? 0] ?? 0;
  if (to - from === 1 && first & stands.whole) return 0;
  if (first & stands.first) return 1;
  let any = first;
  for (let at = from + 1; at < to; at++) any |= how[rowWords[at] ?? 0] ?? 0;
  return any & stands.first ? 2 : any & stands.inside ? 3 : noHit;
}

/** Two parts or more, one after the other from this word on: 0 as whole words, 1 from the beginning of the word, 3 from within it. */
function inOneRow(rowWords: Int32Array, at: number, parts: readonly Standing[]): number {
  const standing = (n: number) => parts[n]?.how[rowWords[at + n] ?? 0] ?? 0;
  const last = parts.length - 1;
  const first = standing(0);
  if (!(first & stands.last) || !(standing(last) & stands.first)) return apart;
  for (let n = 1; n < last; n++) if (!(standing(n) & stands.whole)) return apart;
  if (!(first & stands.whole)) return 3;
  return standing(last) & stands.whole ? 0 : 1;
}

function typos(rowWords: Int32Array, from: number, to: number, parts: readonly Standing[]): number {
  let sum = 0;
  for (const { how } of parts) {
    let least = far;
    for (let at = from; at < to; at++) least = Math.min(least, how[rowWords[at] ?? 0] ?? far);
    if (least === far) return noHit;
    sum += least;
  }
  return Math.min(sum, 100);
}

/** The last row that is not after the place. */
function placeIn(ids: Float64Array, textAt: (row: number) => string, { closeness, text, id }: Place) {
  let low = -1;
  let high = ids.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compareNames({ id: ids[middle] ?? 0, text: textAt(middle) }, { id, text }) <= 0) low = middle;
    else high = middle;
  }
  return { closeness, row: low };
}
