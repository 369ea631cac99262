import { expect, test } from 'vitest';
import { plural } from './plural.ts';

const order = { one: 'заказ', few: 'заказа', many: 'заказов', other: 'заказа' };

test.each([
  [0, 'заказов'],
  [1, 'заказ'],
  [2, 'заказа'],
  [4, 'заказа'],
  [5, 'заказов'],
  [11, 'заказов'],
  [12, 'заказов'],
  [21, 'заказ'],
  [22, 'заказа'],
  [111, 'заказов'],
  [1001, 'заказ'],
  [1.5, 'заказа'],
])('%d %s', (count, word) => {
  expect(plural('ru', count, order)).toBe(word);
});

test('English has two forms', () => {
  expect(plural('en', 1, { one: 'order', other: 'orders' })).toBe('order');
  expect(plural('en', 0, { one: 'order', other: 'orders' })).toBe('orders');
});
