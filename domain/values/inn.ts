/**
 * INN: the taxpayer number, 10 digits for an organisation, 12 for a person (a sole trader among them).
 *
 * Value: digits only. The last one (of 10) or two (of 12) are control digits.
 * Source: order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012 (structure); the weights are in wide use.
 */
import { accepted, type Parsed, refused } from './parsed.ts';

export type Inn = string;

export type InnReason =
  | { code: 'inn_empty' }
  | { code: 'inn_characters' }
  /** «В ИНН организации 10 цифр, у ИП — 12. Сейчас 9» */
  | { code: 'inn_length'; length: number }
  | { code: 'inn_checksum' };

export function parseInn(input: string): Parsed<Inn, InnReason> {
  const digits = input.replace(/^\s*инн[\s:]*/iu, '').replace(/[\s\-\u2010-\u2015]/gu, '');
  if (digits === '') return refused({ code: 'inn_empty' });
  if (!/^\d+$/.test(digits)) return refused({ code: 'inn_characters' });
  if (digits.length !== 10 && digits.length !== 12)
    return refused({ code: 'inn_length', length: digits.length });
  return controlDigitsMatch(digits) ? accepted(digits) : refused({ code: 'inn_checksum' });
}

export function innHolder(inn: Inn): 'organisation' | 'person' {
  return inn.length === 10 ? 'organisation' : 'person';
}

const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function controlDigitsMatch(digits: string): boolean {
  // Zeros satisfy the arithmetic, but region 00 does not exist.
  if (digits.startsWith('00')) return false;
  const controls = digits.length === 10 ? [9] : [10, 11];
  return controls.every((at) => controlDigit(digits.slice(0, at)) === Number(digits[at]));
}

function controlDigit(body: string): number {
  const weights = WEIGHTS.slice(WEIGHTS.length - body.length);
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return (sum % 11) % 10;
}
