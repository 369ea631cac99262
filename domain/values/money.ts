/**
 * Exact money.
 *
 * Shape: a decimal string with two decimals, `"1234567.89"`, `"-5.00"`; roubles; BigInt kopecks inside, no floats.
 * Range of what may be stored: numeric(14,2), that is ±999 999 999 999.99. Totals may exceed it.
 * Errors: arithmetic throws RangeError on a string that is not money, because that is our mistake, not a person's.
 * Reading what a person typed is `parseMoney` in `moneyInput.ts`.
 * Source: domain.md §9 (form), §1 `shareOfContract` (percent with two decimals).
 */
import type { Language } from './language.ts';

export type Money = string;
/** A percentage with two decimals, `"50.00"`. */
export type Percent = string;

export const ZERO: Money = '0.00';
export const MAX_MONEY: Money = '999999999999.99';

const CANONICAL = /^-?(?:0|[1-9]\d*)\.\d{2}$/;
const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Is this a sum that the database can hold, in the only form the API writes? */
export function isMoney(text: string): text is Money {
  if (!CANONICAL.test(text) || text === '-0.00') return false;
  const kopecks = toKopecks(text);
  const limit = toKopecks(MAX_MONEY);
  return kopecks <= limit && kopecks >= -limit;
}

export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  const difference = toKopecks(left) - toKopecks(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Above zero; zero itself is not. */
export function isPositiveMoney(sum: Money): boolean {
  return toKopecks(sum) > 0n;
}

export function addMoney(left: Money, right: Money): Money {
  return fromKopecks(toKopecks(left) + toKopecks(right));
}

export function subtractMoney(left: Money, right: Money): Money {
  return fromKopecks(toKopecks(left) - toKopecks(right));
}

export function negateMoney(sum: Money): Money {
  return fromKopecks(-toKopecks(sum));
}

export function sumMoney(sums: Iterable<Money>): Money {
  let total = 0n;
  for (const sum of sums) total += toKopecks(sum);
  return fromKopecks(total);
}

/**
 * What percentage of `total` the payment is: two decimals, half away from zero (as Postgres `round` does, so a
 * reversal cancels the payment it reverses). Null when there is no total to take a share of.
 */
export function shareOf(payment: Money, total: Money): Percent | null {
  const whole = toKopecks(total);
  if (whole === 0n) return null;
  const part = toKopecks(payment);
  const rounded = (2n * size(part) * 10_000n + size(whole)) / (2n * size(whole));
  return fromKopecks(part < 0n !== whole < 0n ? -rounded : rounded);
}

/** «1 234 567,89 ₽» with U+00A0; in English `1,234,567.89 ₽`. */
export function formatMoney(sum: Money, language: Language): string {
  return `${grouped(sum, language)}${NBSP}₽`;
}

/** «50,00 %» with U+00A0; in English `50.00%`. */
export function formatPercent(share: Percent, language: Language): string {
  return language === 'ru' ? `${grouped(share, language)}${NBSP}%` : `${grouped(share, language)}%`;
}

export function toKopecks(sum: Money): bigint {
  if (!CANONICAL.test(sum)) throw new RangeError(`not money: "${sum}"`);
  return BigInt(sum.replace('.', ''));
}

export function fromKopecks(kopecks: bigint): Money {
  const digits = size(kopecks).toString().padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// By hand and not by Intl.NumberFormat: a number would round sums beyond 2^53, and the string is already exact.
function grouped(decimal: string, language: Language): string {
  const kopecks = toKopecks(decimal);
  const [whole, fraction] = fromKopecks(size(kopecks)).split('.') as [string, string];
  const [space, point] = language === 'ru' ? [NBSP, ','] : [',', '.'];
  const sign = kopecks < 0n ? MINUS : '';
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, space)}${point}${fraction}`;
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
