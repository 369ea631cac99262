import { expect, it } from 'vitest';
import { daysOfQuarter, quarterOf, sayQuarter } from './quarters.ts';

it.each([
  ['2026-01-01', 1, '2026-01-01', '2026-03-31', 'I квартал 2026', 'Q1 2026'],
  ['2026-06-30', 2, '2026-04-01', '2026-06-30', 'II квартал 2026', 'Q2 2026'],
  ['2026-07-01', 3, '2026-07-01', '2026-09-30', 'III квартал 2026', 'Q3 2026'],
  ['2027-12-31', 4, '2027-10-01', '2027-12-31', 'IV квартал 2027', 'Q4 2027'],
] as const)('%s', (date, quarter, from, to, ru, en) => {
  const found = quarterOf(date);
  expect(found).toEqual({ year: Number(date.slice(0, 4)), quarter });
  expect(daysOfQuarter(found)).toEqual({ from, to });
  expect([sayQuarter(found, 'ru'), sayQuarter(found, 'en')]).toEqual([ru, en]);
});
