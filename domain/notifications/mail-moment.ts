/**
 * When a letter about something may go.
 *
 * Shapes: `at` and the answer are ISO instants in UTC; hours and quiet hours are of the company's clock, so that a day is as
 * long as that clock says it is, also when it is put forward or back. Source: domain.md §4 «Who is told».
 */
import { instantOf } from '../calendar/instants.ts';
import { isWorkingDay, type WorkCalendar } from '../calendar/workdays.ts';
import { localMoment } from '../calls/times.ts';
import { addDays, type PlainDate } from '../values/dates.ts';
import type { MailKind, MailWay } from './mail-kinds.ts';

export type MailHours = {
  /** Hour of the day at which the daily letter comes. */
  dailyHour: number;
  /** `HH:MM` each; over midnight where it ends earlier than it begins. */
  quiet: { from: string; to: string } | null;
  /** Nothing on days off. */
  holdDaysOff: boolean;
};
export const usualHours: MailHours = {
  dailyHour: 9,
  quiet: { from: '20:00', to: '08:00' },
  holdDaysOff: true,
};

export type Away = { from: PlainDate; to: PlainDate };
export type Clock = { calendar: WorkCalendar; timeZone: string };

const FOUR_HOURS = [0, 4, 8, 12, 16, 20];
/** Nobody is away for longer without having left. */
const LONGEST_DAYS = 1100;

/** null: never. A call is reminded of when its time comes, whatever the hour. */
export function mailMoment(
  { at, kind, way }: { at: string; kind: MailKind; way: MailWay },
  hours: MailHours,
  away: readonly Away[],
  clock: Clock,
): string | null {
  if (way === 'never') return null;
  if (way === 'atOnce') return kind === 'call' ? at : released(at, hours, away, clock);
  const slots = way === 'daily' ? [hours.dailyHour] : FOUR_HOURS;
  let slot = nextSlot(at, slots, clock.timeZone);
  for (
    let tries = 0;
    tries < LONGEST_DAYS && isHeld(localMoment(slot, clock.timeZone).day, hours, away, clock);
    tries++
  )
    slot = nextSlot(slot, slots, clock.timeZone);
  return released(slot, hours, away, clock);
}

/** Nothing goes on this day. */
const isHeld = (
  day: PlainDate,
  { holdDaysOff }: MailHours,
  away: readonly Away[],
  { calendar }: Clock,
): boolean =>
  (holdDaysOff && !isWorkingDay(calendar, day)) || away.some(({ from, to }) => from <= day && day <= to);

/** The first of these hours of the day that comes after `at`. */
export function nextSlot(at: string, hours: readonly number[], timeZone: string): string {
  const { day } = localMoment(at, timeZone);
  for (const date of [day, addDays(day, 1), addDays(day, 2)])
    for (const hour of hours) {
      const slot = instantOf(date, `${String(hour).padStart(2, '0')}:00`, timeZone);
      if (Date.parse(slot) > Date.parse(at)) return slot;
    }
  throw new RangeError(`no hour of ${hours.join(', ')} after ${at}`);
}

/** The first instant from `at` on that is neither quiet, nor of a day off, nor of one's absence. */
export function released(at: string, hours: MailHours, away: readonly Away[], clock: Clock): string {
  const { timeZone } = clock;
  const { quiet } = hours;
  const first = quiet && quiet.from > quiet.to ? quiet.to : '00:00';
  let { day, time } = localMoment(at, timeZone);
  let moved = false;
  for (let days = 0; days < LONGEST_DAYS; days++) {
    const loud = isHeld(day, hours, away, clock) ? null : afterQuiet(time, quiet);
    if (loud !== null) return moved || loud !== time ? instantOf(day, loud, timeZone) : at;
    [day, time, moved] = [addDays(day, 1), first, true];
  }
  return instantOf(day, first, timeZone);
}

/** When the daily letter of this day comes; null: not on this day. An hour that is quiet comes with the end of the quiet. */
export function dailyMoment(
  day: PlainDate,
  hours: MailHours,
  away: readonly Away[],
  clock: Clock,
): string | null {
  if (isHeld(day, hours, away, clock)) return null;
  const { dailyHour, quiet } = hours;
  const loud = afterQuiet(`${String(dailyHour).padStart(2, '0')}:00`, quiet) ?? quiet?.to ?? '00:00';
  return instantOf(day, loud, clock.timeZone);
}

/** The time of this day at which it is quiet no more; null: not on this day. */
function afterQuiet(time: string, quiet: MailHours['quiet']): string | null {
  if (quiet === null || quiet.from === quiet.to) return time;
  const { from, to } = quiet;
  if (from < to) return time >= from && time < to ? to : time;
  if (time >= from) return null;
  return time < to ? to : time;
}
