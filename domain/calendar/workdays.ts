/**
 * Working days by the Russian production calendar.
 *
 * A calendar is data in the argument: `russianCalendar` has the years we ship, `withYears` lays over it what an
 * administrator filled in. A year without data counts Saturdays, Sundays and the holidays of the Labour Code off,
 * and every answer that leaned on such a year says `known: false`, so a screen can say so too.
 * Dates are plain (`2026-09-05`); what is not one throws RangeError.
 * Source: domain.md §4 «Days are working days …».
 */
import {
  addDays,
  compareDates,
  dayOfWeek,
  daysBetween,
  type PlainDate,
  partsOf,
  plainDate,
} from '../values/dates.ts';
import { year2025 } from './data/2025.ts';
import { year2026 } from './data/2026.ts';
import { type Holiday, LABOUR_CODE_HOLIDAYS } from './holidays.ts';
import type { CalendarDay, CalendarYear } from './year.ts';

export type WorkCalendar = ReadonlyMap<number, CalendarYear>;

export type DayOfWork = {
  working: boolean;
  /** worked, an hour less */
  short: boolean;
  holiday: Holiday | null;
  /** the `MM-DD` whose day off moved here */
  movedFrom: string | null;
  /** false: there is no data for this year, only the Labour Code */
  known: boolean;
};

export const russianCalendar: WorkCalendar = new Map([year2025, year2026].map((year) => [year.year, year]));

/** A later year replaces an earlier one, whole. */
export function withYears(calendar: WorkCalendar, years: Iterable<CalendarYear>): WorkCalendar {
  const joined = new Map(calendar);
  for (const year of years) joined.set(year.year, year);
  return joined;
}

export function isKnownYear(calendar: WorkCalendar, year: number): boolean {
  return calendar.has(year);
}

export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  return describeDay(calendar, date).working;
}

/** All there is to show about a day in a calendar. */
export function describeDay(calendar: WorkCalendar, date: PlainDate): DayOfWork {
  const data = calendar.get(partsOf(date).year);
  const day = data ? data.days[date.slice(5)] : byLabourCode(date);
  return {
    working: day ? day.kind !== 'off' : dayOfWeek(date) <= 5,
    short: day?.kind === 'short',
    holiday: day?.holiday ?? null,
    movedFrom: day?.movedFrom ?? null,
    known: data !== undefined,
  };
}

/**
 * The nth working day after the date (before it, when n is negative); the date's own kind does not matter.
 * Zero gives the date itself. This is how a step's term runs: asked on Friday, one day, due on Monday.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  date: PlainDate,
  count: number,
): { date: PlainDate; known: boolean } {
  if (!Number.isInteger(count)) throw new RangeError(`not a number of days: ${count}`);
  const step = Math.sign(count);
  let reached = date;
  let known = calendar.has(partsOf(date).year);
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    const day = describeDay(calendar, reached);
    known &&= day.known;
    if (day.working) left--;
  }
  return { date: reached, known };
}

/**
 * How many working days lie after `from` up to and including `to`: the count that `addWorkingDays` undoes.
 * Negative when `to` is earlier: the working days from `to` up to the day before `from`.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: PlainDate,
  to: PlainDate,
): { days: number; known: boolean } {
  const forward = compareDates(to, from) >= 0;
  const [first, last] = forward ? [from, to] : [to, from];
  const years = yearsFromTo(partsOf(first).year, partsOf(last).year);
  const days =
    years.slice(0, -1).reduce((sum, year) => sum + (workedByDay(calendar, year).at(-1) ?? 0), 0) +
    workedThrough(calendar, last) -
    workedThrough(calendar, first);
  // Backwards the earlier end counts and the later one does not.
  const ends = Number(isWorkingDay(calendar, first)) - Number(isWorkingDay(calendar, last));
  return { days: forward ? days : 0 - (days + ends), known: years.every((year) => calendar.has(year)) };
}

/**
 * For each day from the first of January of one year to the last of December of another, the working days through it since then:
 * what `workingDaysBetween` takes the difference of, for where many spans are counted at once.
 */
export function workedThroughEach(calendar: WorkCalendar, fromYear: number, toYear: number): number[] {
  const through: number[] = [];
  for (const year of yearsFromTo(fromYear, toYear)) {
    const before = through.at(-1) ?? 0;
    for (const days of workedByDay(calendar, year)) through.push(before + days);
  }
  return through;
}

/** Working days from the first of January through the date. */
function workedThrough(calendar: WorkCalendar, date: PlainDate): number {
  const january = `${date.slice(0, 4)}-01-01`;
  return workedByDay(calendar, partsOf(date).year)[daysBetween(january, date)] ?? 0;
}

/** Counted once per calendar and year: a list asks this of every row, and an order may have stood for months. */
const counted = new WeakMap<WorkCalendar, Map<number, readonly number[]>>();

function workedByDay(calendar: WorkCalendar, year: number): readonly number[] {
  const ofCalendar = counted.get(calendar) ?? new Map<number, readonly number[]>();
  counted.set(calendar, ofCalendar);
  const known = ofCalendar.get(year);
  if (known) return known;
  const through: number[] = [];
  const january = plainDate(year, 1, 1);
  const december = daysBetween(january, plainDate(year, 12, 31));
  for (let day = 0; day <= december; day++)
    through.push((through.at(-1) ?? 0) + Number(isWorkingDay(calendar, addDays(january, day))));
  ofCalendar.set(year, through);
  return through;
}

const yearsFromTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

function byLabourCode(date: PlainDate): CalendarDay | undefined {
  const holiday = LABOUR_CODE_HOLIDAYS[date.slice(5)];
  return holiday && { kind: 'off', holiday };
}
