import { expect, test } from 'vitest';
import { innHolder, parseInn } from './inn.ts';
import { seeded } from './seeded.ts';

// Numbers published by large companies, and one made up by the rule.
test.each([
  ['7707083893', '7707083893'],
  ['7736050003', '7736050003'],
  ['77 0708 3893', '7707083893'],
  ['ИНН: 7707083893', '7707083893'],
  ['500100732259', '500100732259'],
])('reads %s', (input, value) => {
  expect(parseInn(input)).toEqual({ ok: true, value });
});

test.each([
  ['', { code: 'inn_empty' }],
  ['770708389', { code: 'inn_length', length: 9 }],
  ['77070838933', { code: 'inn_length', length: 11 }],
  ['77О7083893', { code: 'inn_characters' }],
  ['7707083894', { code: 'inn_checksum' }],
  ['500100732258', { code: 'inn_checksum' }],
  ['500100732249', { code: 'inn_checksum' }],
  ['0000000000', { code: 'inn_checksum' }],
  ['000000000000', { code: 'inn_checksum' }],
])('refuses %j', (input, reason) => {
  expect(parseInn(input)).toEqual({ ok: false, reason });
});

test('the length tells who holds it', () => {
  expect(innHolder('7707083893')).toBe('organisation');
  expect(innHolder('500100732259')).toBe('person');
});

test('exactly one control digit, or pair, fits any body', () => {
  const random = seeded(11);
  const body = (length: number) => `7${Array.from({ length: length - 1 }, () => random.int(0, 9)).join('')}`;
  for (let run = 0; run < 100; run++) {
    const ten = body(9);
    expect([...'0123456789'].filter((digit) => parseInn(ten + digit).ok)).toHaveLength(1);
    const twelve = body(10);
    const pairs = Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0'));
    expect(pairs.filter((pair) => parseInn(twelve + pair).ok)).toHaveLength(1);
  }
});
