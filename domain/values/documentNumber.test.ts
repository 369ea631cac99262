import { expect, test } from 'vitest';
import { documentNumberKey, documentNumberSearchForms, documentNumberSearchName } from './documentNumber.ts';
import { formatOrderNumber, parseOrderNumber } from './orderNumber.ts';
import { seeded } from './seeded.ts';

test.each([['41 эпб'], ['№ 41-ЭПБ'], ['41-эпб'], ['41–ЭПБ'], ['N 41-ЭПБ'], ['No. 41 ЭПБ'], [' 41ЭПБ ']])(
  '%s is 41-ЭПБ',
  (number) => {
    expect(documentNumberSearchName(number)).toBe('41ЭПБ');
    expect(documentNumberKey(number)).toBe('41ЭПБ');
  },
);

test('Latin look-alikes in either case are Cyrillic', () => {
  expect(documentNumberKey('ABCEHKMOPTXY')).toBe('АВСЕНКМОРТХУ');
  expect(documentNumberKey('abcehkmoptxy')).toBe('АВСЕНКМОРТХУ');
  expect(documentNumberKey('12-Ё')).toBe(documentNumberKey('12 е'));
});

test('a dash between digits tells two contracts apart, but not for search', () => {
  expect(documentNumberKey('1-12')).toBe('1-12');
  expect(documentNumberKey('1–12')).toBe('1-12');
  expect(documentNumberKey('1 - 12')).toBe('1-12');
  expect(documentNumberKey('11-2')).not.toBe(documentNumberKey('1-12'));
  expect(documentNumberSearchName('1-12')).toBe('112');
});

test('what is not a dash stays', () => {
  expect(documentNumberKey('41/26.1')).toBe('41/26.1');
  expect(documentNumberKey('N41')).toBe('N41');
});

test('the wrong layout of a number', () => {
  expect(documentNumberSearchForms("41-'g,")).toEqual([
    { form: "41'G,", correction: null },
    { form: '41ЭПБ', correction: 'layout' },
  ]);
  expect(documentNumberSearchForms('41.5')).toEqual([{ form: '41.5', correction: null }]);
  expect(documentNumberSearchForms('№')).toEqual([]);
});

test('folding twice changes nothing', () => {
  const random = seeded(41);
  const alphabet = [...'19 -–№AаЭ/.nNo'];
  for (let run = 0; run < 3000; run++) {
    const number = `x${Array.from({ length: random.int(0, 10) }, () => random.pick(alphabet)).join('')}`;
    const [key, name] = [documentNumberKey(number), documentNumberSearchName(number)];
    expect(documentNumberKey(key)).toBe(key);
    expect(documentNumberSearchName(name)).toBe(name);
    expect(documentNumberSearchName(key)).toBe(name);
  }
});

test('an order number has four digits, and grows', () => {
  expect(formatOrderNumber(2026, 147)).toBe('З-2026-0147');
  expect(formatOrderNumber(2026, 12345)).toBe('З-2026-12345');
});

test.each([
  ['З-2026-0147', 2026, 147],
  ['з-2026-147', 2026, 147],
  ['z-2026-147', 2026, 147],
  ['3-2026-147', 2026, 147],
  ['p-2026-147', 2026, 147],
  ['З–2026–0147', 2026, 147],
  ['з 2026 147', 2026, 147],
  ['з20260147', 2026, 147],
  ['2026/147', 2026, 147],
  ['№ З-2026-0147', 2026, 147],
  ['147', null, 147],
  ['0147', null, 147],
  ['#147', null, 147],
  ['з-147', null, 147],
])('reads %s', (text, year, counter) => {
  expect(parseOrderNumber(text)).toEqual({ year, counter });
});

test.each([[''], ['0'], ['ромашка'], ['41-ЭПБ'], ['З-2026-0000'], ['1.5'], ['12345678']])(
  'does not take %j for an order number',
  (text) => {
    expect(parseOrderNumber(text)).toBeNull();
  },
);

test('every number given reads back', () => {
  const random = seeded(147);
  for (let run = 0; run < 500; run++) {
    const [year, counter] = [random.int(2000, 2099), random.int(1, 99_999)];
    expect(parseOrderNumber(formatOrderNumber(year, counter))).toEqual({ year, counter });
  }
});
