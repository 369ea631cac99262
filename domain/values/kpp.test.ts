import { expect, test } from 'vitest';
import { mayHaveKpp, parseKpp } from './kpp.ts';

test.each([
  ['773601001', '773601001'],
  ['7736 01 001', '773601001'],
  ['КПП 773601001', '773601001'],
  ['7736AB001', '7736AB001'],
  ['7736ab001', '7736AB001'],
  ['7736АВ001', '7736AB001'], // Cyrillic
])('reads %s', (input, value) => {
  expect(parseKpp(input)).toEqual({ ok: true, value });
});

test.each([
  ['', { code: 'kpp_empty' }],
  ['77360100', { code: 'kpp_length', length: 8 }],
  ['7736010011', { code: 'kpp_length', length: 10 }],
  ['77360100A', { code: 'kpp_format' }],
  ['7736Я1001', { code: 'kpp_format' }],
])('refuses %j', (input, reason) => {
  expect(parseKpp(input)).toEqual({ ok: false, reason });
});

test('a sole trader has none', () => {
  expect(mayHaveKpp('7707083893')).toBe(true);
  expect(mayHaveKpp('500100732259')).toBe(false);
});
