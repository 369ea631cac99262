import { describe, expect, it } from 'vitest';
import { russianCalendar } from './workdays.ts';
import { afterWorkingHours } from './workhours.ts';

const after = (now: string, timeZone = 'Europe/Moscow') =>
  afterWorkingHours(now, 4, { timeZone, calendar: russianCalendar });

describe('four hours of work', () => {
  it('within a day', () => {
    // Thursday, 10:12 in Moscow
    expect(after('2026-11-26T07:12:00.000Z')).toBe('2026-11-26T11:12:00.000Z');
  });
  it('up to the very end of the day', () => {
    expect(after('2026-11-26T11:00:00.000Z')).toBe('2026-11-26T15:00:00.000Z');
  });
  it('over a night, and before and after work from the next opening', () => {
    expect(after('2026-11-26T13:00:00.000Z')).toBe('2026-11-27T08:00:00.000Z');
    expect(after('2026-11-26T20:00:00.000Z')).toBe('2026-11-27T10:00:00.000Z');
    expect(after('2026-11-26T02:00:00.000Z')).toBe('2026-11-26T10:00:00.000Z');
  });
  it('over a weekend and the holidays of the new year', () => {
    expect(after('2026-11-27T14:00:00.000Z')).toBe('2026-11-30T09:00:00.000Z');
    expect(after('2026-01-03T09:00:00.000Z')).toBe('2026-01-12T10:00:00.000Z');
  });
  it('a short day ends an hour earlier', () => {
    // the eve of 12 June 2026 is a short day
    expect(after('2026-06-11T11:00:00.000Z')).toBe('2026-06-15T07:00:00.000Z');
  });
  it('on the clock of the company', () => {
    expect(after('2026-11-26T02:00:00.000Z', 'Asia/Vladivostok')).toBe('2026-11-26T06:00:00.000Z');
  });
});
