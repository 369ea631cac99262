/**
 * Quarters of the year: `{ year: 2026, quarter: 4 }` is «IV квартал 2026», from the first of October to the last of December.
 */
import { addDays, addMonths, type PlainDate, partsOf, plainDate } from './dates.ts';
import type { Language } from './language.ts';

export type Quarter = { year: number; quarter: 1 | 2 | 3 | 4 };

export function quarterOf(date: PlainDate): Quarter {
  const { year, month } = partsOf(date);
  return { year, quarter: Math.ceil(month / 3) as Quarter['quarter'] };
}

/** Its first and its last day. */
export function daysOfQuarter({ year, quarter }: Quarter): { from: PlainDate; to: PlainDate } {
  const from = plainDate(year, quarter * 3 - 2, 1);
  return { from, to: addDays(addMonths(from, 3), -1) };
}

export function sayQuarter({ year, quarter }: Quarter, language: Language): string {
  return language === 'ru' ? `${ROMAN[quarter - 1]} квартал ${year}` : `Q${quarter} ${year}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'];
