import { isUtf16 } from './kind.ts';

/** A text of unknown letters: UTF-8 or UTF-16 by its own word, else the Russian alphabet in which it looks most like Russian. */
export function readPlain(file: Buffer): string {
  const text = decoded(file);
  return /^\s*<(!doctype html|html|head|body)[\s>]/i.test(text) ? withoutTags(text) : text;
}

function decoded(file: Buffer): string {
  if (isUtf16(file)) return new TextDecoder(file[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    const readings = ['windows-1251', 'ibm866', 'koi8-r'].map((name) => new TextDecoder(name).decode(file));
    return readings.reduce((best, one) => (russianness(one) > russianness(best) ? one : best));
  }
}

/** Small letters are most of any Russian text; the other alphabets turn them into capitals, lines of tables and signs. */
function russianness(text: string): number {
  const sample = text.slice(0, 20_000);
  const small = sample.match(/[а-яё]/g)?.length ?? 0;
  const odd = sample.match(/[\u2500-\u259f\u0400-\u040f\u0452-\u045f]|[а-яё][А-ЯЁ]/g)?.length ?? 0;
  return small - 3 * odd;
}

/** What a page says, without what it is made of. */
export function withoutTags(html: string): string {
  return html
    .replace(/<(script|style|head)\b[^>]*>[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]{0,5000}>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|nbsp|laquo|raquo|mdash|ndash));/gi, entity);
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
};

function entity(whole: string, ten?: string, sixteen?: string, name?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole;
  const code = ten ? Number(ten) : Number.parseInt(sixteen ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
