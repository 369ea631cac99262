import { distance, longestTyped } from './edit-distance.ts';
import { eachNear, type Grams, gramsOf, rarest, type Texts } from './grams.ts';
import { codesOf } from './hits.ts';

/** How a part stands in a word: as all of it, at its beginning, at its end, or anywhere. */
export const stands = { whole: 1, first: 2, last: 4, inside: 8 } as const;

/** Per word of the vocabulary how the part stands in it (`how`) or how far it is from it (`how`, `far` for too far). */
export type Standing = { how: Uint8Array; words: number[] };
export const far = 255;

export type Words = {
  readonly count: number;
  wordAt: (word: number) => string;
  /** Words that contain the part. One or two letters are looked for at the beginning of words only. */
  containing: (part: string) => Standing;
  /** Words that look like the part: 0 where it stands in the word, then 2 per typo, and 1 more where only a beginning fits. */
  alike: (part: string) => Standing;
};

type Table = Texts & { letters: Int32Array; grams: Grams; counts: Uint8Array };

/** Every distinct word once. */
export function* makeWords(words: readonly string[]): Generator<void, Words> {
  const text = words.join('');
  const starts = new Int32Array(words.length + 1);
  const letters = new Int32Array(words.length);
  let at = 0;
  for (const [word, { length }] of words.entries()) {
    starts[word] = at;
    letters[word] = lettersOf(text, at, at + length);
    at += length;
  }
  starts[words.length] = at;
  const codes = codesOf(text);
  yield;
  const grams = yield* gramsOf({ starts, codes });
  const table: Table = { codes, starts, letters, grams, counts: new Uint8Array(words.length) };
  return {
    count: words.length,
    wordAt: (word) => String.fromCharCode(...codes.subarray(starts[word], starts[word + 1])),
    containing: (part) => containing(table, codesOf(part)),
    alike: (part) => alike(table, part),
  };
}

function containing({ codes, starts, grams }: Table, part: Uint16Array): Standing {
  const how = new Uint8Array(starts.length - 1);
  const words: number[] = [];
  const { from, to } = rarest(grams, part);
  for (let at = from; at < to; at++) {
    const word = grams.rows[at] ?? 0;
    if (how[word] !== 0) continue;
    const stood = standing(codes, starts[word] ?? 0, starts[word + 1] ?? 0, part);
    if (stood === 0) continue;
    how[word] = stood;
    words.push(word);
  }
  return { how, words };
}

/** All the ways in which the part stands in the word `codes[from .. to)`; 0 for none. */
function standing(codes: Uint16Array, from: number, to: number, part: Uint16Array): number {
  const last = part.length < 3 ? from : to - part.length;
  let how = 0;
  for (let at = from; at <= last && at + part.length <= to; at++) {
    let same = 0;
    while (same < part.length && codes[at + same] === part[same]) same++;
    if (same < part.length) continue;
    const isFirst = at === from;
    const isLast = at + part.length === to;
    how |=
      stands.inside |
      (isFirst ? stands.first : 0) |
      (isLast ? stands.last : 0) |
      (isFirst && isLast ? stands.whole : 0);
  }
  return how;
}

function alike(table: Table, part: string): Standing {
  const { codes, starts, letters, grams, counts } = table;
  const typed = codesOf(part);
  const { words } = containing(table, typed);
  const how = new Uint8Array(letters.length).fill(far);
  for (const word of words) how[word] = 0;
  const max = typosIn(part);
  if (max === 0) return { how, words };
  const wanted = lettersOf(part, 0, part.length);
  const look = (word: number) => {
    // Each typo accounts for one letter that is not there.
    if (how[word] !== far || bits(wanted & ~(letters[word] ?? 0)) > max) return;
    const start = starts[word] ?? 0;
    const length = (starts[word + 1] ?? 0) - start;
    if (length < typed.length - max) return;
    const { whole, prefix } = distance(typed, codes, start, length, max);
    if (prefix > max) return;
    how[word] = Math.min(2 * whole, 2 * prefix + 1);
    words.push(word);
  };
  if (!eachNear(grams, typed, max, counts, look))
    for (let word = 0; word < letters.length; word++) look(word);
  return { how, words };
}

/** One typo in four letters, two in nine; a shorter word with one is another word. */
const typosIn = ({ length }: string): number =>
  length < 4 || length > longestTyped ? 0 : length < 9 ? 1 : 2;

/** Which letters occur, one bit each; letters that share a bit only let a word through that is then measured. */
function lettersOf(text: string, from: number, to: number): number {
  let set = 0;
  for (let at = from; at < to; at++) set |= 1 << (text.charCodeAt(at) & 31);
  return set;
}

function bits(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
