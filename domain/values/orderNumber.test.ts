import { expect, it } from 'vitest';
import { formatOrderNumber, orderNumberSearchForms, parseOrderNumber } from './orderNumber.ts';

it('is the letter, the year and at least four digits of counter', () => {
  expect([formatOrderNumber(2026, 147), formatOrderNumber(2026, 12_345)]).toEqual([
    'З-2026-0147',
    'З-2026-12345',
  ]);
});

it.each([
  '147',
  '2026-147',
  'З-2026-0147',
  'з2026-0147',
  'z-2026-147',
  '3-2026-147',
  'p-2026-147',
  '№ З-2026-0147',
  'З–2026–0147',
  'з20260147',
])('%s finds З-2026-0147', (typed) => {
  const forms = orderNumberSearchForms(typed);
  expect(forms.some((form) => 'з20260147'.includes(form))).toBe(true);
  expect(parseOrderNumber(typed)?.counter).toBe(147);
});

it.each(['з-2026', '2026-01', '0147'])('%s, a part of it, is looked for as it stands', (typed) => {
  expect(orderNumberSearchForms(typed).some((form) => 'з20260147'.includes(form))).toBe(true);
});

it.each(['', '  ', 'Ромашка', '41-ЭПБ', '%', '_', 'hjvfirf'])('%j is no number of an order', (typed) => {
  expect(orderNumberSearchForms(typed)).toEqual([]);
});
