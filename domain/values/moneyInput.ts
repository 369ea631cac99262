/**
 * Reads a sum as people type and paste it.
 *
 * Accepts: «1 234 567,89 ₽», `1234567.89`, `1,234,567.89`, `1.234.567,89`, «500 руб.», `12,5`, any kind of space.
 * Refuses what can be read in two ways: `1,234` is a thousand or one and a bit; `12 34` is no grouping.
 * Negative sums (reversals) only where the caller allows them.
 */
import { fromKopecks, isMoney, MAX_MONEY, type Money } from './money.ts';
import { accepted, type Parsed, refused } from './parsed.ts';

export type MoneyReason =
  | { code: 'money_empty' }
  | { code: 'money_not_a_number' }
  | { code: 'money_ambiguous' }
  | { code: 'money_too_precise' }
  | { code: 'money_negative' }
  | { code: 'money_too_large'; max: Money };

export function parseMoney(
  input: string,
  options: { allowNegative?: boolean } = {},
): Parsed<Money, MoneyReason> {
  const trimmed = input.trim();
  if (trimmed === '') return refused({ code: 'money_empty' });

  // Also keeps the patterns below from running long over a page pasted by mistake.
  if (trimmed.length > 64) return refused({ code: 'money_not_a_number' });
  const negative = /^[-\u2212\u2013]/.test(trimmed);
  const bare = withoutCurrency(negative ? trimmed.slice(1) : trimmed);
  if (!/^[\d\s.,]*\d[\d\s.,]*$/u.test(bare)) return refused({ code: 'money_not_a_number' });

  const parts = wholeAndFraction(bare);
  if (typeof parts === 'string') return refused({ code: parts });
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > 2) return refused({ code: 'money_too_precise' });

  const kopecks = BigInt(parts.whole + fraction.padEnd(2, '0'));
  if (negative && kopecks > 0n && !options.allowNegative) return refused({ code: 'money_negative' });
  const sum = fromKopecks(negative ? -kopecks : kopecks);
  return isMoney(sum) ? accepted(sum) : refused({ code: 'money_too_large', max: MAX_MONEY });
}

type Problem = 'money_not_a_number' | 'money_ambiguous';

function withoutCurrency(text: string): string {
  return text
    .trim()
    .replace(/^₽\s*/u, '')
    .replace(/\s*(?:₽|руб(?:\.|лей|ля|ль)?|р\.?|rub)$/iu, '')
    .replace(/\s+/gu, ' ');
}

function wholeAndFraction(text: string): { whole: string; fraction: string } | Problem {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return withGroups(text, ' ', '');

  const at = text.lastIndexOf(last);
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  if (marks.length === 1) {
    // 1,234 and 12.500: nothing in the text says whether this is a thousand or a fraction.
    if (/^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after)) return 'money_ambiguous';
    return withGroups(before, ' ', after);
  }
  const others = new Set(marks.slice(0, -1));
  if (others.size > 1) return 'money_not_a_number';
  const [group] = others as unknown as [string];
  return group === last ? withGroups(text, group, '') : withGroups(before, group, after);
}

function withGroups(
  whole: string,
  group: string,
  fraction: string,
): { whole: string; fraction: string } | Problem {
  if (!/^\d*$/.test(fraction)) return 'money_not_a_number';
  const pieces = whole.split(group);
  const [first, ...rest] = pieces as [string, ...string[]];
  const sane =
    rest.length === 0
      ? /^\d*$/.test(first)
      : /^\d{1,3}$/.test(first) && rest.every((piece) => /^\d{3}$/.test(piece));
  if (sane) return { whole: pieces.join(''), fraction };
  return /^[\d ]+$/.test(whole) ? 'money_ambiguous' : 'money_not_a_number';
}
