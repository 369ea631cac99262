import { expect, it } from 'vitest';
import { type Postponement, postponedUntil } from './postpone.ts';
import { russianCalendar } from './workdays.ts';

const until = (what: Postponement, now: string, timeZone = 'Europe/Moscow') =>
  postponedUntil(what, now, { timeZone, calendar: russianCalendar });

it.each([
  ['hour', '2026-11-26T09:30:15.000Z', '2026-11-26T10:30:15.000Z'],
  ['tomorrow', '2026-11-26T09:30:00.000Z', '2026-11-27T06:00:00.000Z'],
  // already the next day in Moscow
  ['tomorrow', '2026-11-26T21:30:00.000Z', '2026-11-28T06:00:00.000Z'],
  // from a Thursday, a Sunday and a Monday
  ['monday', '2026-11-26T09:30:00.000Z', '2026-11-30T06:00:00.000Z'],
  ['monday', '2026-11-29T09:30:00.000Z', '2026-11-30T06:00:00.000Z'],
  ['monday', '2026-11-30T09:30:00.000Z', '2026-12-07T06:00:00.000Z'],
  // the 9th of March 2026 is off for the 8th
  ['monday', '2026-03-05T09:30:00.000Z', '2026-03-16T06:00:00.000Z'],
] as const)('%s at %s: %s', (what, now, wanted) => expect(until(what, now)).toBe(wanted));

it('by the clock of the company', () => {
  expect(until('tomorrow', '2026-11-26T09:30:00.000Z', 'Asia/Vladivostok')).toBe('2026-11-26T23:00:00.000Z');
  expect(until('monday', '2026-11-29T20:00:00.000Z', 'Asia/Vladivostok')).toBe('2026-12-06T23:00:00.000Z');
});
