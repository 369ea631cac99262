import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { isGuessable } from './password-rules.ts';

const known = { email: 'a.ivanova@example.org', names: ['Иванова', 'Анна', null, 'ООО «Эксперт-Центр»'] };

test.each([
  '123456789012',
  'qwertyuiop12',
  'qwerty123456',
  'йцукенгшщзхъ',
  'aaaaaaaaaaaa',
  'abababababab',
  '123123123123',
  'abcdefghijkl',
  '1q2w3e4r5t6y',
  'password1234',
  'Password1234!',
  'P@ssw0rd1234',
  'passwordpassword',
  'iloveyou1234',
  'administrator',
  'пароль123456',
  'ПарольПароль',
  'Визирь-2026!',
  'vizir2026vizir',
  'Иванова1990!',
  'ИвановаАнна12',
  'a.ivanova@example.org',
  'ivanova12345',
  'gfhjkm123456',
])('%s is easily guessed', (password) => {
  expect(isGuessable(password, known)).toBe(true);
});

test.each([
  'корабль-плывёт-далеко',
  'другой очень длинный',
  'Tr0ub4dor&3xyz',
  'vizir korablik luna',
  '7h$kQ2!mZp0w',
  'ivanova collects stamps',
  '   пробелы   и   точки...',
])('%s is not', (password) => {
  expect(isGuessable(password, known)).toBe(false);
});

test('argon2id with 19 MiB, exact bytes: no trimming, no case, up to 128 characters', async () => {
  const password = ` ${'ключ '.repeat(25)} `;
  const stored = await hashPassword(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, password)).toBe(true);
  expect(await verifyPassword(stored, password.trim())).toBe(false);
  expect(await verifyPassword(stored, password.toUpperCase())).toBe(false);
});
