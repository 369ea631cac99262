import type { Extracted } from './extract.ts';
import { limits } from './limits.ts';

/** The text as it is kept: bodies in their order, each with the page it stands on. */
export type Parts = { bodies: string[]; pages: (number | null)[]; cut: boolean };

/** About a screen of text: short enough to show a passage of it quickly, long enough for the words of one question to stand together. */
const length = 2_000;
/** What the database holds of the words of one file is bounded; this is somewhat less, counted as it counts. */
const mostWords = 700_000;

/** Cut where a paragraph, a sentence or at least a word ends; blanks are brought in order and letters are made whole. */
export function partsOf({ pieces, cut }: Extracted): Parts {
  const parts: Parts = { bodies: [], pages: [], cut };
  const words = wordCount();
  let size = 0;
  for (const { page, text } of pieces) {
    for (const body of split(tidied(text))) {
      size += body.length;
      if (size > limits.text || !words.hold(body)) return { ...parts, cut: true };
      parts.bodies.push(body);
      parts.pages.push(page);
    }
  }
  return parts;
}

/** No signs that no text has, no lone halves of letters, one blank between words, a line end between lines. */
function tidied(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[^\S\n]+|[^\P{C}\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function* split(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > length) {
    const window = text.slice(from, from + length);
    const at = [window.lastIndexOf('\n'), window.lastIndexOf('. '), window.lastIndexOf(' ')].find(
      (place) => place > length / 2,
    );
    let to = from + (at === undefined ? length : at + 1);
    if (isHalf(text.charCodeAt(to - 1))) to++;
    const body = text.slice(from, to).trim();
    if (body !== '') yield body;
    from = to;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') yield rest;
}

/** The first half of a letter beyond the common ones. */
const isHalf = (code: number) => code >= 0xd800 && code < 0xdc00;

function wordCount() {
  const seen = new Map<string, number>();
  let bytes = 0;
  return {
    hold(body: string): boolean {
      for (const [word] of body.matchAll(/[\p{L}\p{N}]+/gu)) {
        const times = seen.get(word) ?? 0;
        seen.set(word, times + 1);
        bytes += times === 0 ? Buffer.byteLength(word) + 8 : times < 256 ? 2 : 0;
      }
      return bytes <= mostWords;
    },
  };
}
