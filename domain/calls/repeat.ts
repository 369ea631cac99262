/**
 * The dates of a call that repeats: so many periods after its own date, on a working day.
 *
 * A period here is one number and one unit (`P2W`, `P1M`), so that its multiples are counted from the first date and the
 * end of a month is clamped once. Errors: RangeError on what is not such a period (our mistake).
 */
import { isWorkingDay, type WorkCalendar } from '../calendar/workdays.ts';
import { addDays, addPeriod, type Period, type PlainDate } from '../values/dates.ts';

/** Calls are planned no further ahead. */
export const FURTHEST_YEARS = 10;

const SIMPLE = /^P([1-9]\d{0,2})([DWMY])$/;
const MOST: Record<string, number> = { D: 999, W: 520, M: 120, Y: FURTHEST_YEARS };

/** A period after which a call may repeat: at most ten years. */
export function isCallPeriod(text: string): boolean {
  const [, count, unit] = SIMPLE.exec(text) ?? [];
  return unit !== undefined && Number(count) <= (MOST[unit] ?? 0);
}

export const furthestDay = (today: PlainDate): PlainDate => addPeriod(today, `P${FURTHEST_YEARS}Y`);

/**
 * The first date of the series after `on` that is not past, moved to the next working day if it falls on a day off; null
 * where the series has left what may be planned.
 */
export function nextOfSeries(
  calendar: WorkCalendar,
  on: PlainDate,
  repeats: Period,
  today: PlainDate,
): PlainDate | null {
  const [, count, unit] = SIMPLE.exec(repeats) ?? [];
  if (count === undefined) throw new RangeError(`not a simple period: "${repeats}"`);
  const last = furthestDay(today);
  for (let times = 1; ; times += 1) {
    const date = addPeriod(on, `P${Number(count) * times}${unit}`);
    if (date > last) return null;
    if (date >= today) return toWorkingDay(calendar, date);
  }
}

/** The date itself, or the next working day after it. */
export function toWorkingDay(calendar: WorkCalendar, date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}
