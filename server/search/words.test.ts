import { describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { distance } from './edit-distance.ts';
import { codesOf } from './hits.ts';
import { far, makeWords, stands, type Words } from './words.ts';

/** The vocabulary finds by grams what a look at every word finds. */
const letters = 'абвгдр';
const someWord = (random: Seeded, least: number, most: number): string =>
  Array.from({ length: random.int(least, most) }, () => letters[random.int(0, letters.length - 1)]).join('');

function vocabularyOf(texts: readonly string[]): Words {
  const work = makeWords(texts);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const random = seeded(26_11);
const texts = [...new Set(Array.from({ length: 3000 }, () => someWord(random, 1, 14)))];
const words = vocabularyOf(texts);
const found = (how: Uint8Array, none: number) =>
  Object.fromEntries([...how.entries()].filter(([, value]) => value !== none));

describe('the vocabulary', () => {
  it('knows its words', () => {
    expect(texts.map((_, word) => words.wordAt(word))).toEqual(texts);
  });

  it('finds a part as a look at every word does', () => {
    for (let n = 0; n < 300; n++) {
      const part = n % 3 ? someWord(random, 1, 6) : random.pick(texts);
      const wanted = texts.flatMap((text, word) => {
        const how = howItStands(text, part);
        return how === 0 ? [] : [[word, how]];
      });
      const { how, words: led } = words.containing(part);
      expect(found(how, 0), part).toEqual(Object.fromEntries(wanted));
      expect(new Set(led)).toEqual(new Set(wanted.map(([word]) => word)));
      expect(led).toHaveLength(wanted.length);
    }
  });

  it('finds what looks like a part as a look at every word does', () => {
    for (let n = 0; n < 300; n++) {
      const part = misspelt(random, random.pick(texts));
      const max = part.length < 4 ? 0 : part.length < 9 ? 1 : 2;
      const wanted = texts.flatMap((text, word) => {
        if (howItStands(text, part) !== 0) return [[word, 0]];
        const { whole, prefix } = distance(codesOf(part), codesOf(text), 0, text.length, max);
        return max === 0 || prefix > max ? [] : [[word, Math.min(2 * whole, 2 * prefix + 1)]];
      });
      expect(found(words.alike(part).how, far), part).toEqual(Object.fromEntries(wanted));
    }
  });
});

function howItStands(text: string, part: string): number {
  if (!(part.length < 3 ? text.startsWith(part) : text.includes(part))) return 0;
  return (
    stands.inside |
    (text.startsWith(part) ? stands.first : 0) |
    (text.endsWith(part) && (part.length >= 3 || text === part) ? stands.last : 0) |
    (text === part ? stands.whole : 0)
  );
}

/** A letter wrong, missing or too many, two swapped, or the end not typed; twice perhaps. */
function misspelt(random: Seeded, text: string): string {
  const at = random.int(0, Math.max(0, text.length - 2));
  const [before, a = '', b = '', after] = [text.slice(0, at), text[at], text[at + 1], text.slice(at + 2)];
  const once = random.pick([
    `${before}${b}${after}`,
    `${before}р${b}${after}`,
    `${before}${a}в${b}${after}`,
    `${before}${b}${a}${after}`,
    text.slice(0, -1),
  ]);
  return random.int(1, 3) === 1 ? misspelt(random, once) : once;
}
