/**
 * Working days by the Russian production calendar.
 *
 * A calendar is data in the argument: `russianCalendar` has the years we ship, `withYears` lays over it what an
 * administrator filled in. A year without data counts Saturdays, Sundays and the holidays of the Labour Code off,
 * and every answer that leaned on such a year says `known: false`, so a screen can say so too.
 * Dates are plain (`2026-09-05`); what is not one throws RangeError.
 * Source: domain.md §4 «Days are working days …».
 */
import { addDays, compareDates, dayOfWeek, type PlainDate, partsOf } from '../values/dates.ts';
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
  const step = compareDates(to, from);
  let days = 0;
  let known = calendar.has(partsOf(from).year);
  for (let date = from; date !== to; ) {
    date = addDays(date, step);
    const day = describeDay(calendar, date);
    known &&= day.known;
    if (day.working) days += step;
  }
  return { days, known };
}

function byLabourCode(date: PlainDate): CalendarDay | undefined {
  const holiday = LABOUR_CODE_HOLIDAYS[date.slice(5)];
  return holiday && { kind: 'off', holiday };
}
