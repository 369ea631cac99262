import { expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  formatPercent,
  fromKopecks,
  isMoney,
  isPositiveMoney,
  MAX_MONEY,
  negateMoney,
  shareOf,
  subtractMoney,
  sumMoney,
  toKopecks,
  ZERO,
} from './money.ts';
import { parseMoney } from './moneyInput.ts';
import { seeded } from './seeded.ts';

test.each([
  ['1 234 567,89', '1234567.89'],
  ['1\u00a0234\u00a0567,89\u00a0₽', '1234567.89'],
  ['1\u202f234\u202f567,89', '1234567.89'],
  ['1234567.89', '1234567.89'],
  ['1,234,567.89', '1234567.89'],
  ['1.234.567,89', '1234567.89'],
  ['1,234,567', '1234567.00'],
  ['500 руб.', '500.00'],
  ['500р', '500.00'],
  ['₽ 500', '500.00'],
  ['12,5', '12.50'],
  ['12,', '12.00'],
  [',5', '0.50'],
  ['007', '7.00'],
  ['0', '0.00'],
  ['1234.500', '1234.50'],
  ['0,100', '0.10'],
  ['999999999999,99', '999999999999.99'],
])('reads %s', (input, value) => {
  expect(parseMoney(input)).toEqual({ ok: true, value });
});

test.each([
  ['', 'money_empty'],
  ['  ', 'money_empty'],
  ['пятьсот', 'money_not_a_number'],
  ['.', 'money_not_a_number'],
  ['1e5', 'money_not_a_number'],
  ['1.2.3', 'money_not_a_number'],
  ['1,2.3,4', 'money_not_a_number'],
  ['12. 50', 'money_not_a_number'],
  ['1,234', 'money_ambiguous'],
  ['12.500', 'money_ambiguous'],
  ['12 34', 'money_ambiguous'],
  ['1234 567,89', 'money_ambiguous'],
  ['1 234,567', 'money_too_precise'],
  ['0,123', 'money_too_precise'],
  ['-5', 'money_negative'],
  ['1'.repeat(100_000), 'money_not_a_number'],
])('refuses %j as %s', (input, code) => {
  expect(parseMoney(input)).toEqual({ ok: false, reason: { code } });
});

test('refuses what numeric(14,2) cannot hold, with the limit', () => {
  expect(parseMoney('1000000000000')).toEqual({
    ok: false,
    reason: { code: 'money_too_large', max: MAX_MONEY },
  });
});

test('negative sums only where allowed, whichever minus is typed', () => {
  for (const minus of ['-', '−', '–'])
    expect(parseMoney(`${minus} 5,00`, { allowNegative: true })).toEqual({ ok: true, value: '-5.00' });
  expect(parseMoney('-0')).toEqual({ ok: true, value: '0.00' });
});

test('only the canonical form is money', () => {
  for (const good of ['0.00', '-0.01', '1234567.89', MAX_MONEY]) expect(isMoney(good)).toBe(true);
  for (const bad of ['', '1', '1.5', '01.00', '-0.00', '1,00', '+1.00', '1000000000000.00', 'NaN'])
    expect(isMoney(bad)).toBe(false);
  expect(() => addMoney('1', '2.00')).toThrow(RangeError);
});

test('arithmetic is exact where floats are not', () => {
  expect(addMoney('0.10', '0.20')).toBe('0.30');
  expect(sumMoney(Array.from({ length: 10 }, () => '0.10'))).toBe('1.00');
  expect(sumMoney([])).toBe(ZERO);
  expect(addMoney(MAX_MONEY, '0.01')).toBe('1000000000000.00');
});

test('arithmetic and reading agree with kopecks on generated sums', () => {
  const random = seeded(20260905);
  const money = () => fromKopecks(BigInt(random.int(-9_999_999_999, 9_999_999_999)));
  for (let run = 0; run < 2000; run++) {
    const [left, right] = [money(), money()];
    expect(toKopecks(addMoney(left, right))).toBe(toKopecks(left) + toKopecks(right));
    expect(subtractMoney(addMoney(left, right), right)).toBe(left);
    expect(addMoney(left, negateMoney(left))).toBe(ZERO);
    expect(compareMoney(left, right)).toBe(-compareMoney(right, left) + 0);
    for (const language of ['ru', 'en'] as const)
      expect(parseMoney(formatMoney(left, language), { allowNegative: true })).toEqual({
        ok: true,
        value: left,
      });
  }
});

test.each([
  ['50.00', '100.00', '50.00'],
  ['1.00', '3.00', '33.33'],
  ['2.00', '3.00', '66.67'],
  ['0.01', '200.00', '0.01'], // 0.005 % goes up
  ['0.01', '201.00', '0.00'],
  ['150.00', '100.00', '150.00'],
  ['-0.01', '200.00', '-0.01'],
  ['0.00', '100.00', '0.00'],
  ['999999999999.99', '0.01', '9999999999999900.00'],
])('%s of %s is %s %%', (payment, total, share) => {
  expect(shareOf(payment, total)).toBe(share);
});

test('positive is above zero', () => {
  expect(['0.01', '0.00', '-0.01'].map(isPositiveMoney)).toEqual([true, false, false]);
});

test('there is no share of nothing', () => {
  expect(shareOf('5.00', ZERO)).toBeNull();
});

test('is shown as each language writes it', () => {
  expect(formatMoney('1234567.89', 'ru')).toBe('1\u00a0234\u00a0567,89\u00a0₽');
  expect(formatMoney('1234567.89', 'en')).toBe('1,234,567.89\u00a0₽');
  expect(formatMoney('-100.00', 'ru')).toBe('−100,00\u00a0₽');
  expect(formatMoney('999.00', 'ru')).toBe('999,00\u00a0₽');
  expect(formatPercent('50.00', 'ru')).toBe('50,00\u00a0%');
  expect(formatPercent('50.00', 'en')).toBe('50.00%');
});
