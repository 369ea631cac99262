/**
 * Hours of work after a moment, by the production calendar: 09:00 to 18:00 of every working day on the clock of the zone, an
 * hour less on a short one; lunch is counted as work. Instants are ISO in UTC.
 */
import { localMoment } from '../calls/times.ts';
import { addDays, type PlainDate } from '../values/dates.ts';
import { instantOf } from './instants.ts';
import { describeDay, type WorkCalendar } from './workdays.ts';

const OPENS = '09:00';
const CLOSES = '18:00';
const CLOSES_EARLY = '17:00';
const HOUR = 3_600_000;
/** A calendar without a working day in so long is a mistake of somebody's. */
const FAR = 400;

export function afterWorkingHours(
  now: string,
  hours: number,
  { timeZone, calendar }: { timeZone: string; calendar: WorkCalendar },
): string {
  let left = hours * HOUR;
  let day: PlainDate = localMoment(now, timeZone).day;
  for (let days = 0; days < FAR; days++, day = addDays(day, 1)) {
    const { working, short } = describeDay(calendar, day);
    if (!working) continue;
    const from = Math.max(Date.parse(now), Date.parse(instantOf(day, OPENS, timeZone)));
    const to = Date.parse(instantOf(day, short ? CLOSES_EARLY : CLOSES, timeZone));
    const worked = Math.max(0, to - from);
    if (worked >= left) return new Date(from + left).toISOString();
    left -= worked;
  }
  return instantOf(day, OPENS, timeZone);
}
