import { expect, test } from 'vitest';
import { parseDate } from './dateInput.ts';
import {
  addDays,
  addMonths,
  addPeriod,
  compareDates,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  formatDate,
  isPeriod,
  isPlainDate,
  plainDate,
} from './dates.ts';
import { seeded } from './seeded.ts';

test('only real days are dates', () => {
  for (const good of ['2026-09-05', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
    expect(isPlainDate(good)).toBe(true);
  for (const bad of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-09-31',
    '2026-9-5',
    '0000-01-01',
    '',
  ])
    expect(isPlainDate(bad)).toBe(false);
});

test.each([
  ['5.9.26', '2026-09-05'],
  ['05.09.2026', '2026-09-05'],
  ['2026-09-05', '2026-09-05'],
  ['2026.9.5', '2026-09-05'],
  ['5/9/2026', '2026-09-05'],
  ['5-9-26', '2026-09-05'],
  ['5 9 2026', '2026-09-05'],
  [' 05.09.2026 г. ', '2026-09-05'],
  ['5 сентября 2026 года', '2026-09-05'],
  ['5 сен. 2026', '2026-09-05'],
  ['9 мая 2026', '2026-05-09'],
  ['8 марта 2026', '2026-03-08'],
  ['5 Sep 2026', '2026-09-05'],
  ['1.1.70', '1970-01-01'],
  ['1.1.69', '2069-01-01'],
  ['29.2.24', '2024-02-29'],
])('reads %s', (input, value) => {
  expect(parseDate(input)).toEqual({ ok: true, value });
});

test('a form for birthdays moves the pivot', () => {
  expect(parseDate('5.9.65', { pivot: 27 })).toEqual({ ok: true, value: '1965-09-05' });
});

test.each([
  ['', { code: 'date_empty' }],
  ['завтра', { code: 'date_format' }],
  ['5.9', { code: 'date_format' }],
  ['5.9.026', { code: 'date_format' }],
  ['5 ббб 2026', { code: 'date_format' }],
  ['5.13.2026', { code: 'date_month', month: 13 }],
  ['5.9.0000', { code: 'date_year', year: 0 }],
  ['31.09.2026', { code: 'date_day', day: 31, month: 9, year: 2026, daysInMonth: 30 }],
  ['29.02.2026', { code: 'date_day', day: 29, month: 2, year: 2026, daysInMonth: 28 }],
  ['0.9.2026', { code: 'date_day', day: 0, month: 9, year: 2026, daysInMonth: 30 }],
])('refuses %j', (input, reason) => {
  expect(parseDate(input)).toEqual({ ok: false, reason });
});

test('months clamp to the end of the month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
});

test.each([
  ['2026-09-05', 'P3Y', '2029-09-05'],
  ['2026-09-05', 'P36M', '2029-09-05'],
  ['2026-09-05', 'P1Y6M', '2028-03-05'],
  ['2026-09-05', 'P10D', '2026-09-15'],
  ['2026-09-05', 'P2W', '2026-09-19'],
  ['2024-02-29', 'P1Y1D', '2025-03-01'],
])('%s and %s is %s', (from, period, to) => {
  expect(addPeriod(from, period)).toBe(to);
});

test('what is not a period or a date is our mistake', () => {
  for (const bad of ['', 'P', '3Y', 'P-1Y', 'PT5H', 'P1.5Y', 'P1M1Y']) {
    expect(isPeriod(bad)).toBe(false);
    expect(() => addPeriod('2026-09-05', bad)).toThrow(RangeError);
  }
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
});

test('weekdays count from Monday', () => {
  expect(dayOfWeek('2026-11-24')).toBe(2);
  expect(dayOfWeek('1970-01-01')).toBe(4);
  expect(dayOfWeek('1969-12-28')).toBe(7);
  expect(dayOfWeek('0001-01-01')).toBe(1);
});

test('days agree with an independent calendar on generated dates', () => {
  const random = seeded(192);
  for (let run = 0; run < 3000; run++) {
    const year = random.int(1600, 2500);
    const month = random.int(1, 12);
    const date = plainDate(year, month, random.int(1, daysInMonth(year, month)));
    const step = random.int(-20_000, 20_000);
    const moved = addDays(date, step);
    expect(moved).toBe(new Date(Date.parse(date) + step * 86_400_000).toISOString().slice(0, 10));
    expect(daysBetween(date, moved)).toBe(step);
    expect(compareDates(date, moved)).toBe(Math.sign(-step));
    expect(dayOfWeek(date)).toBe(new Date(Date.parse(date)).getUTCDay() || 7);
    for (const language of ['ru', 'en'] as const)
      expect(parseDate(formatDate(date, language))).toEqual({ ok: true, value: date });
  }
});

test('is shown as each language writes it', () => {
  expect(formatDate('2026-09-05', 'ru')).toBe('05.09.2026');
  expect(formatDate('2026-09-05', 'en')).toBe('5 Sep 2026');
});
