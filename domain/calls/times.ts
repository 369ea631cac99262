/**
 * When a planned call is late, and what is said of the nearest one of a client.
 *
 * Shapes: days are plain dates, a time of the day is `HH:MM` in the company's zone.
 * A call with a time is overdue an hour after it, one without when its day is over.
 * Source: domain.md §2 and §4 «Who is told».
 */
import { isWorkingDay, type WorkCalendar } from '../calendar/workdays.ts';
import { addDays, type PlainDate } from '../values/dates.ts';

export type CallTime = { on: PlainDate; at: string | null };
/** Where the company's clock stands. */
export type LocalMoment = { day: PlainDate; time: string };
export type NextCallState = 'overdue' | 'today' | 'later' | 'none';

/** Minutes after its time at which a call counts as missed. */
export const GRACE_MINUTES = 60;

/** The company's day and time at an instant. */
export function localMoment(instant: string, timeZone: string): LocalMoment {
  const [day = '', time = ''] = clockOf(timeZone).format(new Date(instant)).split(' ');
  return { day, time };
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  // Swedish writes ISO days and a clock of 24 hours
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}

/** The time of today up to which calls are overdue by now; null before an hour of the day is over. */
export function lateSince({ time }: LocalMoment): string | null {
  const minutes = minutesOf(time) - GRACE_MINUTES;
  return minutes < 0 ? null : timeOf(minutes);
}

export function isOverdue({ on, at }: CallTime, now: LocalMoment): boolean {
  if (on !== now.day) return on < now.day;
  const late = lateSince(now);
  return at !== null && late !== null && at <= late;
}

export function nextCallState(next: CallTime | null, now: LocalMoment): NextCallState {
  if (next === null) return 'none';
  if (isOverdue(next, now)) return 'overdue';
  return next.on === now.day ? 'today' : 'later';
}

/** The latest day whose calls have been overdue for so many working days today. */
export function neglectedSince(calendar: WorkCalendar, today: PlainDate, workingDays: number): PlainDate {
  let day = today;
  for (let left = workingDays; left > 0; day = addDays(day, -1)) if (isWorkingDay(calendar, day)) left -= 1;
  return day;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
