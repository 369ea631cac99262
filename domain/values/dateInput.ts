/**
 * Reads a date as people type it, day before month.
 *
 * Accepts: «5.9.26», «05.09.2026», `5/9/2026`, `5-9-2026`, `2026-09-05`, «5 сентября 2026 г.», `5 Sep 2026`.
 * A year of two digits: below `pivot` (70 unless told) it is 20xx, else 19xx. There is no clock here, so a form
 * for birthdays passes the last two digits of the current year plus one.
 */
import { daysInMonth, MONTHS_EN, type PlainDate, plainDate } from './dates.ts';
import { accepted, type Parsed, refused } from './parsed.ts';

export type DateReason =
  | { code: 'date_empty' }
  | { code: 'date_format' }
  | { code: 'date_year'; year: number }
  | { code: 'date_month'; month: number }
  /** «Такой даты нет: в сентябре 30 дней»; the year matters for February */
  | { code: 'date_day'; day: number; month: number; year: number; daysInMonth: number };

export function parseDate(input: string, options: { pivot?: number } = {}): Parsed<PlainDate, DateReason> {
  const text = input.trim().toLowerCase();
  if (text === '') return refused({ code: 'date_empty' });
  // Also keeps the patterns below from running long over a page pasted by mistake.
  if (text.length > 40) return refused({ code: 'date_format' });
  const parts = isoParts(text) ?? dayFirstParts(text);
  if (!parts) return refused({ code: 'date_format' });

  const [day, month] = [Number(parts.day), Number(parts.month)];
  const year = fullYear(parts.year, options.pivot ?? 70);
  if (year < 1) return refused({ code: 'date_year', year });
  if (month < 1 || month > 12) return refused({ code: 'date_month', month });
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) return refused({ code: 'date_day', day, month, year, daysInMonth: last });
  return accepted(plainDate(year, month, day));
}

type Typed = { day: string; month: string; year: string };

function isoParts(text: string): Typed | null {
  const match = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text);
  return match && { year: match[1]!, month: match[3]!, day: match[4]! };
}

function dayFirstParts(text: string): Typed | null {
  const match =
    /^(\d{1,2})\s*[-./,\s]\s*(\d{1,2}|[a-zа-яё]{3,})\.?\s*[-./,\s]\s*(\d{4}|\d{2})\s*(?:г\.?|года)?$/u.exec(
      text,
    );
  if (!match) return null;
  const month = /^\d/.test(match[2]!) ? match[2]! : monthByName(match[2]!);
  return month === null ? null : { day: match[1]!, month, year: match[3]! };
}

const MONTHS_RU = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

function monthByName(name: string): string | null {
  const russian = MONTHS_RU.findIndex((start) => name.startsWith(start));
  const english = MONTHS_EN.findIndex((start) => name.startsWith(start.toLowerCase()));
  const index = russian >= 0 ? russian : english;
  return index >= 0 ? String(index + 1) : null;
}

function fullYear(typed: string, pivot: number): number {
  const year = Number(typed);
  return typed.length === 4 ? year : year < pivot ? 2000 + year : 1900 + year;
}
