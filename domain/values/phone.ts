/**
 * Phone numbers.
 *
 * Shape: `{ e164: "+74951234567", extension: "12" | null }`. As one string: `phoneUri`, which `parsePhone` reads back.
 * Input: any sane Russian writing («8 (495) 123-45-67 доб. 12», ten digits, `+7…`, `8 10 …` abroad); foreign
 * numbers with a plus pass with 7 to 15 digits. Reasons count the digits after +7, as the message does.
 * Source: ITU-T E.164; RFC 3966 for the URI; ux.md §3.5 and §3.14.
 */
import type { Language } from './language.ts';
import { accepted, type Parsed, refused } from './parsed.ts';

export type Phone = { e164: string; extension: string | null };

export type PhoneReason =
  | { code: 'phone_empty' }
  | { code: 'phone_characters' }
  /** two numbers in one field */
  | { code: 'phone_several' }
  /** «После +7 нужно 10 цифр. Сейчас 9» */
  | { code: 'phone_length'; length: number }
  | { code: 'phone_foreign_length'; length: number };

export function parsePhone(input: string): Parsed<Phone, PhoneReason> {
  const text = input.trim().replace(/^(?:tel:|тел\.?(?:ефон)?:?)\s*/iu, '');
  if (text === '') return refused({ code: 'phone_empty' });
  // Also keeps the patterns below from running long over a page pasted by mistake.
  if (text.length > 64) return refused({ code: 'phone_characters' });
  const [, main, extension] = WITH_EXTENSION.exec(text) ?? [null, text, null];
  if (severalNumbers(main!)) return refused({ code: 'phone_several' });
  if (!/^\+?[\d\s().\-\u2010-\u2015/]*\d[\d\s().\-\u2010-\u2015/]*$/u.test(main!.trim()))
    return refused({ code: 'phone_characters' });

  const number = international(main!.trim());
  if (typeof number !== 'string') return refused(number);
  return accepted({ e164: number, extension: extension ?? null });
}

/** «+7 (495) 123-45-67 доб. 12»; a foreign number stays as it is, its grouping is not ours to know. */
export function displayPhone(phone: Phone, language: Language): string {
  const shown = phone.e164.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 ($1) $2-$3-$4');
  if (!phone.extension) return shown;
  return `${shown} ${language === 'ru' ? 'доб.' : 'ext.'} ${phone.extension}`;
}

/** `tel:+74951234567;ext=12` for links. */
export function phoneUri(phone: Phone): string {
  return `tel:${phone.e164}${phone.extension ? `;ext=${phone.extension}` : ''}`;
}

const WITH_EXTENSION =
  /^(.*?\d.*?)[\s,;(]*(?:доб(?:авочный|\.)?|вн(?:утр(?:енний)?)?\.?|ext(?:ension)?\.?|[xх#])\s*[.:=№]?\s*(\d{1,7})\s*\)?$/iu;

function severalNumbers(text: string): boolean {
  const pieces = text.split(/[,;/\n]/).filter((piece) => piece.replace(/\D/g, '').length >= 5);
  return pieces.length > 1;
}

function international(text: string): string | PhoneReason {
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return digits.startsWith('7') ? russian(digits.slice(1)) : foreign(digits);
  // 8, then 10, is how a Russian line dials abroad.
  if (digits.startsWith('810') && digits.length > 11) return foreign(digits.slice(3));
  if (digits.length === 11 && /^[78]/.test(digits)) return russian(digits.slice(1));
  // «8 (495) 123-45-6»: ten digits, but the 8 stands apart, so it is the prefix and one digit is missing.
  if (/^[78](?=[\s(\-\u2010-\u2015])/u.test(text)) return russian(digits.slice(1));
  return digits.length !== 10 && /^[78]/.test(digits) ? russian(digits.slice(1)) : russian(digits);
}

function russian(digits: string): string | PhoneReason {
  return digits.length === 10 ? `+7${digits}` : { code: 'phone_length', length: digits.length };
}

function foreign(digits: string): string | PhoneReason {
  const fits = digits.length >= 7 && digits.length <= 15 && !digits.startsWith('0');
  return fits ? `+${digits}` : { code: 'phone_foreign_length', length: digits.length };
}
