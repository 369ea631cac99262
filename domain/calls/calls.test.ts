import { describe, expect, it, test } from 'vitest';
import {
  addWorkingDays,
  russianCalendar as calendar,
  isWorkingDay,
  workingDaysBetween,
} from '../calendar/workdays.ts';
import { addDays, addPeriod, daysBetween } from '../values/dates.ts';
import { seeded } from '../values/seeded.ts';
import { furthestDay, isCallPeriod, nextOfSeries } from './repeat.ts';
import { isOverdue, lateSince, localMoment, neglectedSince, nextCallState } from './times.ts';

describe('the company’s clock', () => {
  it.each([
    ['2026-09-14T20:59:00.000Z', 'Europe/Moscow', '2026-09-14', '23:59'],
    ['2026-09-14T21:00:00.000Z', 'Europe/Moscow', '2026-09-15', '00:00'],
    ['2026-09-14T14:00:00.000Z', 'Asia/Vladivostok', '2026-09-15', '00:00'],
    ['2026-03-08T06:59:00.000Z', 'America/New_York', '2026-03-08', '01:59'],
    ['2026-03-08T07:00:00.000Z', 'America/New_York', '2026-03-08', '03:00'],
  ])('%s in %s is %s %s', (instant, zone, day, time) => {
    expect(localMoment(instant, zone)).toEqual({ day, time });
  });
});

describe('an overdue call', () => {
  const now = (time: string) => ({ day: '2026-09-15', time });
  it.each([
    ['2026-09-14', null, '00:00', true],
    ['2026-09-14', '23:59', '00:00', true],
    ['2026-09-15', null, '23:59', false],
    ['2026-09-15', '14:30', '15:29', false],
    ['2026-09-15', '14:30', '15:30', true],
    ['2026-09-15', '00:00', '00:59', false],
    ['2026-09-15', '00:00', '01:00', true],
    ['2026-09-15', '23:30', '23:59', false],
    ['2026-09-16', '00:00', '23:59', false],
  ])('%s %s at %s: %s', (on, at, time, overdue) => {
    expect(isOverdue({ on, at }, now(time))).toBe(overdue);
  });
  it('counts from no time of the first hour', () => {
    expect(lateSince(now('00:59'))).toBeNull();
    expect(lateSince(now('01:00'))).toBe('00:00');
  });
  it('gives its client a state', () => {
    const state = (on: string, at: string | null) => nextCallState({ on, at }, now('12:00'));
    expect(nextCallState(null, now('12:00'))).toBe('none');
    expect([state('2026-09-15', '10:00'), state('2026-09-15', '12:30'), state('2026-09-16', null)]).toEqual([
      'overdue',
      'today',
      'later',
    ]);
  });
});

test.each([
  ['2026-09-16', 2, '2026-09-14', 'Wednesday: Monday’s calls'],
  ['2026-09-21', 1, '2026-09-20', 'Monday: calls up to Sunday'],
  ['2026-09-20', 1, '2026-09-17', 'Sunday: Thursday’s, Friday is the one day'],
  ['2026-01-12', 1, '2026-01-11', 'the first working day of the year'],
])('on %s after %i working days: calls up to %s (%s)', (today, days, since) => {
  expect(neglectedSince(calendar, today, days)).toBe(since);
  expect(workingDaysBetween(calendar, since, today).days).toBeGreaterThanOrEqual(days);
  expect(workingDaysBetween(calendar, addDays(since, 1), today).days).toBeLessThan(days);
});

describe('a series', () => {
  it.each([
    ['2026-09-15', 'P1W', '2026-09-15', '2026-09-22', 'a week on'],
    ['2026-09-15', 'P4D', '2026-09-15', '2026-09-21', 'a Saturday becomes Monday'],
    ['2026-01-31', 'P1M', '2026-01-31', '2026-03-02', '28 February is a Saturday'],
    ['2026-08-31', 'P1M', '2026-10-05', '2026-11-02', 'two months late: 31 October is a Saturday'],
    ['2025-12-30', 'P1D', '2025-12-30', '2026-01-12', 'the holidays'],
    ['2026-09-01', 'P1D', '2026-09-15', '2026-09-15', 'late: today, if it is a working day'],
  ])('%s %s, noted on %s: %s (%s)', (on, period, today, next) => {
    expect(nextOfSeries(calendar, on, period, today)).toBe(next);
  });

  it('is on a working day, not past, later than its call and at most a holiday behind its date', () => {
    const random = seeded(20261125);
    for (let n = 0; n < 3000; n += 1) {
      const on = addDays('2024-01-01', random.int(0, 1500));
      const today = addDays(on, random.int(-40, 400));
      const [count, unit] = [random.int(1, 40), random.pick(['D', 'W', 'M'])];
      const next = nextOfSeries(calendar, on, `P${count}${unit}`, today);
      if (next === null) throw new Error('far from ten years');
      expect(isWorkingDay(calendar, next)).toBe(true);
      expect(next > on && next >= today).toBe(true);
      let own = on;
      for (let times = 1; own <= on || own < today; times += 1)
        own = addPeriod(on, `P${count * times}${unit}`);
      expect(daysBetween(own, next)).toBeGreaterThanOrEqual(0);
      expect(next).toBe(isWorkingDay(calendar, own) ? own : addWorkingDays(calendar, own, 1).date);
    }
  });

  it('ends where nothing may be planned', () => {
    expect(nextOfSeries(calendar, '2036-01-01', 'P10Y', '2026-01-01')).toBeNull();
    expect(furthestDay('2026-02-28')).toBe('2036-02-28');
  });

  it('repeats after one unit of at most ten years', () => {
    expect(['P1D', 'P2W', 'P6M', 'P10Y', 'P999D'].every(isCallPeriod)).toBe(true);
    expect(['P0D', 'P1M2D', 'P11Y', 'P121M', 'P521W', 'P', 'P1H', ''].some(isCallPeriod)).toBe(false);
    expect(() => nextOfSeries(calendar, '2026-01-01', 'P1M2D', '2026-01-01')).toThrow(RangeError);
  });
});
