/**
 * The instant of a day and time on a clock of a zone, and the only way from one to the other: the zone's own offsets.
 *
 * Shapes: a plain date, `HH:MM`, an IANA zone; the answer is an ISO instant in UTC. A time that the clock leaves out in
 * spring is told as the hour after it, one that comes twice in autumn as the first.
 */
import { localMoment } from '../calls/times.ts';
import type { PlainDate } from '../values/dates.ts';

export function instantOf(day: PlainDate, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const early = wall - offsetAt(wall - HALF_DAY, timeZone);
  const late = wall - offsetAt(wall + HALF_DAY, timeZone);
  const fits = [early, late].filter((at) => at + offsetAt(at, timeZone) === wall);
  // left out by the clock: as far after the change as it would have been
  return new Date(fits.length > 0 ? Math.min(...fits) : early).toISOString();
}

const HALF_DAY = 12 * 3_600_000;

/** How far the zone's clock is ahead of UTC, in milliseconds, to the minute. */
function offsetAt(at: number, timeZone: string): number {
  const { day, time } = localMoment(new Date(at).toISOString(), timeZone);
  return Date.parse(`${day}T${time}:00.000Z`) - Math.floor(at / 60_000) * 60_000;
}
