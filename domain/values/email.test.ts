import { expect, test } from 'vitest';
import { emailKey, parseEmail } from './email.ts';

test.each([
  ['ivanov@example.ru', 'ivanov@example.ru'],
  [' Ivanov.I@Example.RU ', 'Ivanov.I@example.ru'],
  ['<ivanov@example.ru>', 'ivanov@example.ru'],
  ['mailto:ivanov@example.ru', 'ivanov@example.ru'],
  ['ivanov@example.ru;', 'ivanov@example.ru'],
  ['a+b_c-d@mail.sub-domain.example.com', 'a+b_c-d@mail.sub-domain.example.com'],
  ['почта@Пример.рф', 'почта@пример.рф'],
  ['info@пример.рф', 'info@пример.рф'],
  ['info@xn--e1afmkfd.xn--p1ai', 'info@xn--e1afmkfd.xn--p1ai'],
])('reads %s', (input, value) => {
  expect(parseEmail(input)).toEqual({ ok: true, value });
});

test.each([
  ['', { code: 'email_empty' }],
  ['ivanov.example.ru', { code: 'email_no_at' }],
  ['ivanov@@example.ru', { code: 'email_several_at' }],
  ['a@b.ru,c@d.ru', { code: 'email_several_at' }],
  ['@example.ru', { code: 'email_no_name' }],
  ['ivanov@', { code: 'email_no_domain' }],
  ['ivanov@example', { code: 'email_domain', domain: 'example' }],
  ['ivanov@example..ru', { code: 'email_domain', domain: 'example..ru' }],
  ['ivanov@-example.ru', { code: 'email_domain', domain: '-example.ru' }],
  ['ivanov@example.r', { code: 'email_domain', domain: 'example.r' }],
  ['ivanov @example.ru', { code: 'email_spaces' }],
  ['iva,nov@example.ru', { code: 'email_characters', character: ',' }],
  ['.ivanov@example.ru', { code: 'email_characters', character: '.' }],
  ['ivanоv@example.ru', { code: 'email_mixed_alphabets', word: 'ivanоv' }],
  [`${'a'.repeat(65)}@example.ru`, { code: 'email_name_too_long', max: 64 }],
  [`a@${'b'.repeat(300)}.ru`, { code: 'email_too_long', max: 254 }],
])('refuses %j', (input, reason) => {
  expect(parseEmail(input)).toEqual({ ok: false, reason });
});

test('one address in two spellings has one key', () => {
  expect(emailKey('Ivanov@example.ru')).toBe(emailKey(' ivanov@EXAMPLE.ru'));
});
