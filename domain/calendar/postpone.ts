/**
 * Until when something is put off, as an instant: an hour, tomorrow morning, or the morning of the next Monday that is worked.
 * A Monday that is a day off is passed over: whoever puts something off until Monday means the beginning of a week of work.
 */
import { localMoment } from '../calls/times.ts';
import { addDays, dayOfWeek, type PlainDate } from '../values/dates.ts';
import { instantOf } from './instants.ts';
import { isWorkingDay, type WorkCalendar } from './workdays.ts';

export const postponements = ['hour', 'tomorrow', 'monday'] as const;
export type Postponement = (typeof postponements)[number];

const MORNING = '09:00';

export function postponedUntil(
  until: Postponement,
  now: string,
  { timeZone, calendar }: { timeZone: string; calendar: WorkCalendar },
): string {
  if (until === 'hour') return new Date(Date.parse(now) + 3_600_000).toISOString();
  const { day } = localMoment(now, timeZone);
  return instantOf(until === 'tomorrow' ? addDays(day, 1) : nextMonday(day, calendar), MORNING, timeZone);
}

function nextMonday(day: PlainDate, calendar: WorkCalendar): PlainDate {
  let monday = addDays(day, 8 - dayOfWeek(day));
  // a calendar without a single worked Monday in it is a mistake of somebody's: then a year from now
  for (let weeks = 0; weeks < 52 && !isWorkingDay(calendar, monday); weeks++) monday = addDays(monday, 7);
  return monday;
}
