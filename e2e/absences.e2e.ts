import { expect, test } from '@playwright/test';
import { addDays, formatDate } from '../domain/values/dates.ts';
import { seriousIn } from './axe.ts';
import { type Company, openCompany } from './company.ts';

/** A head asks to be away, the director approves with a substitute, who is told and signs; a colleague does not learn why. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let company: Company;
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(() => company?.product.stop());

test('an absence is asked for, approved, stood in for, and seen without its reason', async ({ browser }) => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const head = await company.enter(browser, 'Морозова');
  await head.go('/absences');
  await head.page.getByRole('link', { name: 'Попросить отсутствие' }).click();
  await head.page.getByRole('combobox', { name: 'Вид' }).click();
  await head.page.getByRole('option', { name: 'Болезнь' }).click();
  await head.page.getByRole('textbox', { name: 'Первый день' }).fill(formatDate(today, 'ru'));
  await head.page.getByRole('textbox', { name: 'Последний день' }).fill(formatDate(addDays(today, 6), 'ru'));
  await expect(head.page.getByText('7 дней, из них')).toBeVisible();
  await head.page.getByRole('textbox', { name: 'Примечание' }).fill('Плановая операция');
  expect(await seriousIn(head.page)).toEqual([]);
  await head.page.getByRole('button', { name: 'Отправить руководителю' }).click();
  await expect(head.page.getByRole('main').getByText('На согласовании')).toBeVisible();

  const director = await company.enter(browser, 'Громов');
  await director.page.getByRole('button', { name: /^Согласовать отсутствие: Морозова/ }).click();
  const dialog = director.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Замещает' }).fill('Лаптев');
  await director.page.getByRole('option', { name: /^Лаптев/ }).click();
  expect(await seriousIn(director.page)).toEqual([]);
  const approved = director.answered('PUT', '/approval');
  await dialog.getByRole('button', { name: 'Согласовать' }).click();
  await approved;
  await director.go('/absences?view=plan&departmentId=0');
  await expect(director.page.getByRole('table').getByText('Морозова Т. Л.')).toBeVisible();
  expect(await seriousIn(director.page)).toEqual([]);

  const substitute = await company.enter(browser, 'Лаптев');
  await substitute.go('/inbox');
  await expect(substitute.page.getByText('Вы замещаете')).toBeVisible();
  await substitute.go('/');
  const waits = substitute.page.getByRole('region', { name: /^Ждут моей резолюции/ }).getByRole('link');
  const order = await waits.and(substitute.page.locator('[data-record]')).first().getAttribute('data-record');
  await substitute.openOrder(String(order));
  await substitute.sign('Согласовать');
  await expect(
    substitute.page
      .getByText('за: Морозова Татьяна Львовна')
      .or(substitute.page.getByText(/за Морозову/))
      .first(),
  ).toBeVisible();

  const colleague = await company.enter(browser, 'Иванова');
  await colleague.go('/absences');
  const row = colleague.page.getByRole('row', { name: /Морозова/ });
  await expect(row.getByText('отсутствует')).toBeVisible();
  await expect(colleague.page.getByText('Болезнь')).toHaveCount(0);
  await Promise.all([head, director, substitute, colleague].map((one) => one.leave()));
});
