import { distance, longestTyped } from './edit-distance.ts';
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

/** Every distinct word once, as one text. */
export function makeWords(words: readonly string[]): Words {
  const text = `\n${words.join('\n')}\n`;
  const starts = new Int32Array(words.length + 1);
  const letters = new Int32Array(words.length);
  let at = 1;
  for (const [word, { length }] of words.entries()) {
    starts[word] = at;
    letters[word] = lettersOf(text, at, at + length);
    at += length + 1;
  }
  starts[words.length] = at;
  const codes = codesOf(text);
  const containing = (part: string) => standing(text, starts, part);
  return {
    count: words.length,
    wordAt: (word) => text.slice(starts[word], (starts[word + 1] ?? 1) - 1),
    containing,
    alike: (part) => alike({ codes, starts, letters }, part, containing(part)),
  };
}

function standing(text: string, starts: Int32Array, part: string): Standing {
  const how = new Uint8Array(starts.length - 1);
  const words: number[] = [];
  const onlyFirst = part.length < 3;
  let word = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const isFirst = text.charCodeAt(at - 1) === lineEnd;
    if (onlyFirst && !isFirst) continue;
    word = wordAround(starts, at, word);
    if (how[word] === 0) words.push(word);
    const isLast = text.charCodeAt(at + part.length) === lineEnd;
    how[word] =
      (how[word] ?? 0) |
      stands.inside |
      (isFirst ? stands.first : 0) |
      (isLast ? stands.last : 0) |
      (isFirst && isLast ? stands.whole : 0);
  }
  return { how, words };
}

const lineEnd = 10;

/** The word in whose letters the place is, known to be no earlier than `from`; mostly it is near. */
function wordAround(starts: Int32Array, place: number, from: number): number {
  let low = from;
  let high = from + 1;
  for (let step = 2; high < starts.length - 1 && (starts[high] ?? 0) <= place; step *= 2) {
    low = high;
    high = Math.min(low + step, starts.length - 1);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

type Table = { codes: Uint16Array; starts: Int32Array; letters: Int32Array };

function alike({ codes, starts, letters }: Table, part: string, exact: Standing): Standing {
  const how = new Uint8Array(letters.length).fill(far);
  const words = [...exact.words];
  for (const word of words) how[word] = 0;
  const max = typosIn(part);
  if (max === 0) return { how, words };
  const typed = codesOf(part);
  const wanted = lettersOf(part, 0, part.length);
  for (let word = 0; word < letters.length; word++) {
    // Each typo accounts for one letter that is not there.
    if (bits(wanted & ~(letters[word] ?? 0)) > max || how[word] === 0) continue;
    const start = starts[word] ?? 0;
    const length = (starts[word + 1] ?? 1) - 1 - start;
    if (length < typed.length - max) continue;
    const { whole, prefix } = distance(typed, codes, start, length, max);
    if (prefix > max) continue;
    how[word] = Math.min(2 * whole, 2 * prefix + 1);
    words.push(word);
  }
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
