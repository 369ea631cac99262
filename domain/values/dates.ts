/**
 * Plain dates: days of the calendar without time or zone.
 *
 * Shape: ISO string `"2026-09-05"`, years 0001–9999, proleptic Gregorian. They sort as strings.
 * Errors: arithmetic throws RangeError on a string that is not a date or a period (our mistake); what a person
 * typed is read by `parseDate` in `dateInput.ts`.
 * Source: domain.md §9; end of month clamped as Civil Code art. 192 (3) does; day numbers after H. Hinnant,
 * "chrono-compatible low-level date algorithms". No Date object, so no zone can shift a day.
 */
import type { Language } from './language.ts';

export type PlainDate = string;
/** ISO 8601 duration of whole days or longer: `P3Y`, `P36M`, `P1Y6M`, `P2W`, `P10D`. */
export type Period = string;

export function isPlainDate(text: string): text is PlainDate {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number that stands there; -1 for anything but digits. By hand: lists ask this of every date of every row. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

export function isPeriod(text: string): text is Period {
  return ISO_PERIOD.test(text);
}

/** `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function plainDate(year: number, month: number, day: number): PlainDate {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!isPlainDate(text)) throw new RangeError(`not a date: "${text}"`);
  return text;
}

/** `{ year, month 1–12, day 1–31 }` */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  if (!isPlainDate(date)) throw new RangeError(`not a date: "${date}"`);
  return { year: digits(date, 0, 4), month: digits(date, 5, 7), day: digits(date, 8, 10) };
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** 31 January and one month is the last day of February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const from = partsOf(date);
  const index = from.year * 12 + (from.month - 1) + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return plainDate(year, month, Math.min(from.day, daysInMonth(year, month)));
}

/** Years and months first, as one step (one clamp), then weeks and days. */
export function addPeriod(date: PlainDate, period: Period): PlainDate {
  const match = ISO_PERIOD.exec(period);
  if (!match) throw new RangeError(`not a period: "${period}"`);
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return addDays(addMonths(date, years * 12 + months), weeks * 7 + days);
}

export function compareDates(left: PlainDate, right: PlainDate): -1 | 0 | 1 {
  const difference = daysBetween(right, left);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** How many days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** «05.09.2026»; in English `5 Sep 2026`. */
export function formatDate(date: PlainDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  if (language === 'ru') return `${two(day)}.${two(month)}.${date.slice(0, 4)}`;
  return `${day} ${MONTHS_EN[month - 1]} ${year}`;
}

export const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const ISO_PERIOD = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/;

// Days since 1970-01-01. The year is counted from March, so the leap day is the last one.
function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(number: number): PlainDate {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return plainDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
