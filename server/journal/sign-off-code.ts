import { createHmac } from 'node:crypto';
import { type SignOff, signOffText } from '#domain/process/sign-off.ts';

/** Crockford's base 32: no letter that is read as a digit. https://www.crockford.com/base32.html */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 5;

/** Of the secret of the installation, for this use alone. */
const keyOf = (appSecret: string): Buffer =>
  createHmac('sha256', appSecret).update('sign-off sheet').digest();

/** The code at the foot of a sign-off sheet: `3-7K2QM-…`, the number of acts of signing and 100 bits over what the sheet says. */
export function signOffCode(
  appSecret: string,
  number: string,
  acts: number,
  standing: readonly SignOff[],
): string {
  const digest = createHmac('sha256', keyOf(appSecret))
    .update(signOffText(number, acts, standing))
    .digest();
  let bits = BigInt(`0x${digest.toString('hex')}`) >> BigInt(256 - LENGTH * 5);
  let code = '';
  for (let at = 0; at < LENGTH; at++) {
    code = DIGITS[Number(bits & 31n)] + code;
    bits >>= 5n;
  }
  const groups = code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return [acts, ...groups].join('-');
}

/** Bound to the secret, for those who may make codes but need not know it. */
export type SignOffCoder = (number: string, acts: number, standing: readonly SignOff[]) => string;
export const signOffCoder =
  (appSecret: string): SignOffCoder =>
  (...said) =>
    signOffCode(appSecret, ...said);

/** As it may have been typed from paper: small letters, blanks, Russian letters of the same shape, O for zero. */
export function readSignOffCode(typed: string): { acts: number; code: string } | null {
  const plain = typed
    .trim()
    .toUpperCase()
    .replace(/[АВСЕНКМРТХ]/g, (letter) => TWINS[letter] ?? letter)
    .replace(/[OО]/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/\s*[\p{Pd}\s]\s*/gu, '-');
  const [, acts, rest] = /^(\d{1,4})-(.+)$/.exec(plain) ?? [];
  const signs = rest?.replaceAll('-', '') ?? '';
  if (!acts || signs.length !== LENGTH || [...signs].some((sign) => !DIGITS.includes(sign))) return null;
  const groups = signs.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [];
  return { acts: Number(acts), code: [Number(acts), ...groups].join('-') };
}

const TWINS: Record<string, string> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
};
