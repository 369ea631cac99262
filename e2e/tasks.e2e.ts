import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';

/** A head gives an accountant a task; it is ticked, done with a result and accepted. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('текст') });
let company: Company;
let head: Actor;
test.beforeAll(async ({ browser }) => {
  company = await openCompany();
  head = await company.enter(browser, 'Петров');
});
test.afterAll(async () => {
  await head?.leave();
  await company?.product.stop();
});

test('a task is given, ticked, done and accepted, and each hears of it', async ({ browser }) => {
  const { page } = head;
  await head.go('/');
  await page.getByRole('button', { name: 'Создать' }).click();
  await page.getByRole('menuitem', { name: 'Задачу' }).click();
  const form = page.getByRole('dialog', { name: 'Новое поручение' });
  await form.getByRole('textbox', { name: 'Что сделать' }).fill('Сверить оплаты за ноябрь');
  await page.getByRole('combobox', { name: 'Исполнитель' }).fill('Сидорова');
  await page.getByRole('option', { name: /^Сидорова/ }).click();
  await page.getByRole('textbox', { name: 'Чек-лист' }).fill('Акты\nПлатёжные поручения');
  expect(await seriousIn(page)).toEqual([]);
  await form.locator('input[type=file]').setInputFiles(file('Сверка.txt'));
  await form.getByRole('textbox', { name: 'Чек-лист' }).press('Control+Enter');
  await expect(form).toBeHidden();
  await head.go('/tasks?view=given');
  await page.getByRole('link', { name: /Сверить оплаты за ноябрь/ }).click();
  await expect(page.getByRole('heading', { name: 'Сверить оплаты за ноябрь', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Сверка.txt' })).toBeVisible();
  const { pathname } = new URL(page.url());

  const accountant = await company.enter(browser, 'Сидорова');
  const hers = accountant.page;
  await accountant.go('/inbox');
  await expect(hers.getByRole('link', { name: 'Вам дано поручение Сверить оплаты за ноябрь' })).toBeVisible();
  await accountant.go('/');
  await hers.getByRole('link', { name: /Сверить оплаты за ноябрь/ }).click();
  const ticked = accountant.answered('PUT', '/items/');
  await hers.getByRole('checkbox', { name: 'Акты' }).check({ force: true });
  await ticked;
  expect(await seriousIn(hers)).toEqual([]);
  await hers.getByRole('button', { name: 'Выполнено' }).click();
  const dialog = hers.getByRole('dialog');
  await expect(dialog.getByText('В чек-листе не отмечен 1 пункт.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Результат' }).fill('Всё сошлось');
  await dialog.locator('input[type=file]').setInputFiles(file('Итог.txt'));
  await dialog.getByRole('button', { name: 'Выполнено' }).click();
  await expect(hers.getByText('Ждёт приёмки').first()).toBeVisible();

  await head.go(pathname);
  await expect(page.getByText('Всё сошлось')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Итог.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Принять' }).click();
  await expect(page.getByText('Принято').first()).toBeVisible();
  await head.go('/tasks?view=given&state=closed');
  await expect(page.getByRole('link', { name: /Сверить оплаты за ноябрь/ })).toBeVisible();
  await accountant.leave();
});
