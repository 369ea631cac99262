import { expect, test } from 'vitest';
import { displayPhone, parsePhone, phoneUri } from './phone.ts';
import { seeded } from './seeded.ts';

const moscow = { e164: '+74951234567', extension: null };

test.each([
  ['+7 (495) 123-45-67'],
  ['8 (495) 123-45-67'],
  ['8-495-123-45-67'],
  ['84951234567'],
  ['74951234567'],
  ['4951234567'],
  ['(495) 123 45 67'],
  ['495.123.45.67'],
  ['+7 495 123–45–67'],
  ['тел. 8 495 123-45-67'],
  ['tel:+74951234567'],
])('reads %s', (input) => {
  expect(parsePhone(input)).toEqual({ ok: true, value: moscow });
});

test.each([
  ['8 (495) 123-45-67 доб. 12'],
  ['8 (495) 123-45-67 доб.12'],
  ['8 (495) 123-45-67, доб 12'],
  ['8 (495) 123-45-67 (доб. 12)'],
  ['8 (495) 123-45-67 добавочный 12'],
  ['8 (495) 123-45-67 вн. 12'],
  ['8 (495) 123-45-67 ext. 12'],
  ['84951234567x12'],
  ['84951234567#12'],
  ['+74951234567;ext=12'],
])('reads the extension of %s', (input) => {
  expect(parsePhone(input)).toEqual({ ok: true, value: { ...moscow, extension: '12' } });
});

test.each([
  ['+375 29 123-45-67', '+375291234567'],
  ['+49 (30) 123456', '+4930123456'],
  ['8 10 49 30 123456', '+4930123456'],
  ['+7 701 123-45-67', '+77011234567'],
  ['8 800 555-35-35', '+78005553535'],
  ['812 123-45-67', '+78121234567'],
])('reads %s as %s', (input, e164) => {
  expect(parsePhone(input)).toEqual({ ok: true, value: { e164, extension: null } });
});

test.each([
  ['', { code: 'phone_empty' }],
  ['нет', { code: 'phone_characters' }],
  ['8 495 CALL-NOW', { code: 'phone_characters' }],
  ['+7 495 123-45-6', { code: 'phone_length', length: 9 }],
  ['8 (495) 123-45-6', { code: 'phone_length', length: 9 }],
  ['495123456', { code: 'phone_length', length: 9 }],
  ['123-45-67', { code: 'phone_length', length: 7 }],
  ['8 495 123-45-678', { code: 'phone_length', length: 11 }],
  ['+1234', { code: 'phone_foreign_length', length: 4 }],
  ['+1234567890123456', { code: 'phone_foreign_length', length: 16 }],
  ['8 495 123-45-67, 8 495 765-43-21', { code: 'phone_several' }],
  ['1'.repeat(100_000), { code: 'phone_characters' }],
  ['123-45-67; 765-43-21', { code: 'phone_several' }],
])('refuses %j', (input, reason) => {
  expect(parsePhone(input)).toEqual({ ok: false, reason });
});

test('is shown grouped, with the extension in the language of the reader', () => {
  expect(displayPhone(moscow, 'ru')).toBe('+7 (495) 123-45-67');
  expect(displayPhone({ ...moscow, extension: '12' }, 'ru')).toBe('+7 (495) 123-45-67 доб. 12');
  expect(displayPhone({ ...moscow, extension: '12' }, 'en')).toBe('+7 (495) 123-45-67 ext. 12');
  expect(displayPhone({ e164: '+4930123456', extension: null }, 'ru')).toBe('+4930123456');
});

test('what is shown and what is linked reads back', () => {
  const random = seeded(7);
  for (let run = 0; run < 1000; run++) {
    const extension = random.pick([null, String(random.int(0, 9999))]);
    const phone = { e164: `+7${random.int(3_000_000_000, 9_999_999_999)}`, extension };
    for (const text of [displayPhone(phone, 'ru'), displayPhone(phone, 'en'), phoneUri(phone)])
      expect(parsePhone(text)).toEqual({ ok: true, value: phone });
  }
});
