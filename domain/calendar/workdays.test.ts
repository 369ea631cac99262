import { expect, test } from 'vitest';
import { addDays, type PlainDate } from '../values/dates.ts';
import { seeded } from '../values/seeded.ts';
import { year2025 } from './data/2025.ts';
import { year2026 } from './data/2026.ts';
import { LABOUR_CODE_HOLIDAYS } from './holidays.ts';
import {
  addWorkingDays,
  russianCalendar as calendar,
  describeDay,
  isKnownYear,
  isWorkingDay,
  withYears,
  workingDaysBetween,
} from './workdays.ts';
import { calendarYearSchema } from './year.ts';

test.each([
  ['2026-11-24', true, 'a Tuesday'],
  ['2026-09-05', false, 'a Saturday'],
  ['2026-01-09', false, 'a Friday moved from 3 January'],
  ['2026-03-09', false, 'a Monday moved from 8 March'],
  ['2026-04-30', true, 'short, but worked'],
  ['2026-12-31', false, 'moved from 4 January'],
  ['2025-11-01', true, 'a Saturday worked, and short'],
  ['2025-11-03', false, 'a Monday moved from that Saturday'],
  ['2025-05-02', false, 'a Friday moved from 4 January'],
])('%s worked: %s (%s)', (date, working) => {
  expect(isWorkingDay(calendar, date)).toBe(working);
});

test('both years have 247 working days, as published', () => {
  expect(workingDaysBetween(calendar, '2024-12-31', '2025-12-31').days).toBe(247);
  expect(workingDaysBetween(calendar, '2025-12-31', '2026-12-31').days).toBe(247);
});

test('data holds every holiday of the Labour Code, and passes its own schema', () => {
  for (const year of [year2025, year2026]) {
    expect(calendarYearSchema.parse(year)).toEqual(year);
    for (const [day, holiday] of Object.entries(LABOUR_CODE_HOLIDAYS))
      expect(year.days[day]).toEqual({ kind: 'off', holiday });
  }
});

test('a day tells what it is', () => {
  expect(describeDay(calendar, '2026-06-12')).toEqual({
    working: false,
    short: false,
    holiday: 'russiaDay',
    movedFrom: null,
    known: true,
  });
  expect(describeDay(calendar, '2025-11-01')).toMatchObject({ working: true, short: true });
  expect(describeDay(calendar, '2026-05-11')).toMatchObject({ working: false, movedFrom: '05-09' });
});

test('a year without data knows the Labour Code and says so', () => {
  expect(isKnownYear(calendar, 2027)).toBe(false);
  expect(describeDay(calendar, '2027-01-08')).toMatchObject({
    working: false,
    holiday: 'newYear',
    known: false,
  });
  expect(describeDay(calendar, '2027-01-09')).toMatchObject({ working: false, holiday: null });
  expect(describeDay(calendar, '2027-01-11')).toMatchObject({ working: true, known: false });
});

test('a term runs over days off', () => {
  expect(addWorkingDays(calendar, '2026-11-20', 1)).toEqual({ date: '2026-11-23', known: true });
  expect(addWorkingDays(calendar, '2026-11-21', 1)).toEqual({ date: '2026-11-23', known: true });
  expect(addWorkingDays(calendar, '2025-12-30', 1)).toEqual({ date: '2026-01-12', known: true });
  expect(addWorkingDays(calendar, '2026-01-12', -1)).toEqual({ date: '2025-12-30', known: true });
  expect(addWorkingDays(calendar, '2026-11-21', 0)).toEqual({ date: '2026-11-21', known: true });
  expect(() => addWorkingDays(calendar, '2026-11-21', 1.5)).toThrow(RangeError);
});

test('a term that runs into a year without data is not known', () => {
  expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ date: '2027-01-11', known: false });
  expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-11')).toEqual({ days: 1, known: false });
  expect(workingDaysBetween(calendar, '2027-01-11', '2026-12-30')).toEqual({ days: -1, known: false });
});

test('an administrator fills in a year', () => {
  const filled = withYears(calendar, [
    { year: 2027, days: { '01-11': { kind: 'off' }, '02-20': { kind: 'working' } } },
  ]);
  expect(isWorkingDay(filled, '2027-01-11')).toBe(false);
  expect(isWorkingDay(filled, '2027-02-20')).toBe(true);
  expect(describeDay(filled, '2027-01-11').known).toBe(true);
  expect(isKnownYear(calendar, 2027)).toBe(false);
});

test('a year filled in with a day that does not exist is refused', () => {
  const year = (day: string) => ({ year: 2027, days: { [day]: { kind: 'off' } } });
  expect(calendarYearSchema.safeParse(year('02-28')).success).toBe(true);
  for (const bad of ['02-29', '13-01', '1-1', 'весна'])
    expect(calendarYearSchema.safeParse(year(bad)).success).toBe(false);
});

test('adding and counting undo each other on generated dates', () => {
  const random = seeded(112);
  for (let run = 0; run < 500; run++) {
    const date: PlainDate = addDays('2024-06-01', random.int(0, 1200));
    const count = random.int(-60, 60);
    const reached = addWorkingDays(calendar, date, count).date;
    if (count !== 0) expect(isWorkingDay(calendar, reached)).toBe(true);
    expect(workingDaysBetween(calendar, date, reached).days).toBe(count);
  }
});

test('days between are those that a walk from day to day counts, both ways, within and across years', () => {
  const random = seeded(4711);
  for (let n = 0; n < 300; n++) {
    const from = addDays('2024-06-01', random.int(0, 1400));
    const to = addDays(from, random.int(-800, 800));
    const step = to < from ? -1 : 1;
    let days = 0;
    for (let date = from; date !== to; ) {
      date = addDays(date, step);
      if (isWorkingDay(calendar, date)) days += step;
    }
    expect(workingDaysBetween(calendar, from, to).days, `${from} ${to}`).toBe(days);
  }
});
