import { isUtf16 } from '../kind.ts';
import { TableRefused } from '../table-refused.ts';

type Decoded = { encoding: 'utf-8' | 'windows-1251' | 'utf-16le'; text: string };

/** The text of a csv, lines ending in \n. What is neither of the three encodings is refused, not guessed. */
export function decode(file: Buffer): Decoded {
  const { encoding, text } = decoded(file);
  if (text.includes('\0')) throw new TableRefused('table_none');
  const lines = text.replace(/\r\n?/g, '\n');
  // ^Z ended a file of DOS
  return { encoding, text: lines.endsWith('\u001a') ? lines.slice(0, -1) : lines };
}

function decoded(file: Buffer): Decoded {
  if (isUtf16(file)) return { encoding: 'utf-16le', text: strictly(file, 'utf-16le') };
  if (!looksLikeUtf8(file)) {
    const text = new TextDecoder('windows-1251').decode(file);
    checkIsRussian(text);
    return { encoding: 'windows-1251', text };
  }
  return { encoding: 'utf-8', text: strictly(file, 'utf-8') };
}

function strictly(file: Buffer, encoding: 'utf-8' | 'utf-16le'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    const lost = new TextDecoder(encoding).decode(file);
    throw new TableRefused('table_encoding', { line: lineAt(lost, lost.indexOf('\ufffd')) });
  }
}

const lineAt = (text: string, index: number) => text.slice(0, index).split(/\r\n?|\n/).length;

/**
 * Whole, or broken in places: then the letters that came whole outnumber the stray bytes. In Windows-1251 two bytes that look like one
 * letter of UTF-8 hardly ever stand together.
 */
function looksLikeUtf8(file: Buffer): boolean {
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return true;
  let whole = 0;
  let stray = 0;
  for (let at = 0; at < file.length; at++) {
    const byte = file[at]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    let rest = 1;
    while (rest < length && (file[at + rest]! & 0xc0) === 0x80) rest++;
    if (length > 1 && rest === length) {
      whole++;
      at += length - 1;
    } else stray++;
  }
  return stray === 0 || whole > stray;
}

/**
 * Every byte is some character of Windows-1251, so only the text tells: letters of DOS become signs, those of KOI8 turn their case inside
 * out, those of Western Europe stand as one Russian letter in a Latin word.
 */
function checkIsRussian(text: string): void {
  const sample = text.slice(0, SAMPLE);
  const others = sample.match(/\P{ASCII}/gu) ?? [];
  const known = others.filter((character) => KNOWN.test(character)).length;
  const words = (sample.match(/\p{L}+/gu) ?? []).filter((word) => /\P{ASCII}/u.test(word));
  const strange = words.filter((word) => STRANGE.test(word)).length;
  if (known < others.length * 0.8 || strange > words.length / 2)
    throw new TableRefused('table_encoding', { line: lineAt(text, text.search(/\P{ASCII}/u)) });
}

const SAMPLE = 1_000_000;
/** Letters of the Russian and its neighbours’ alphabets, and the signs that texts of offices have. */
const KNOWN = /[А-яЁёІіЇїЄєҐґЎў№«»„“”‘’–—…·•°€\u00a0]/;
const STRANGE = /^[а-яё][А-ЯЁ]{2,}$|[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]/;
