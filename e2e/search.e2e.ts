import path from 'node:path';
import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** A word inside an old Word file, found from anywhere by the keyboard, in another form and in the wrong layout. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const file = path.resolve(import.meta.dirname, '../test/files/texts/conclusion.doc');
let product: Product;
let account: Company['account'];

test.beforeAll(async () => {
  ({ product, account } = await openCompany());
});
test.afterAll(async () => {
  await product?.stop();
});

test('a .doc is uploaded, read, found by another form of a word inside it, and opened', async ({
  browser,
}) => {
  const actor = await Actor.enter(browser, product.url, account('Иванова'));
  const { page } = actor;
  await actor.openOrder('4');
  await actor.choose('Вид документа', 'прочее');
  const stored = actor.answered('POST', '/document');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Выбрать файлы' }).click();
  await (await chooser).setFiles(file);
  await stored;
  const read = async () => {
    const answer = await page.request.get(`${product.url}/api/search?q=${encodeURIComponent('опалубку')}`);
    const { groups } = (await answer.json()) as { groups: { type: string }[] };
    return groups.map(({ type }) => type);
  };
  await expect.poll(read, { timeout: 60_000 }).toEqual(['document']);

  await actor.go('/');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Главная' })).toBeVisible();
  await page.keyboard.press('Control+KeyK');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('нивелировочную');
  const option = dialog.getByRole('group', { name: 'Документы' }).getByRole('option');
  await expect(option).toContainText('conclusion.doc');
  await expect(option).toContainText('Перечень нивелировочных отметок');
  await expect(option.locator('mark')).toHaveText(['нивелировочных']);
  expect(await seriousIn(page)).toEqual([]);

  await dialog.getByRole('combobox').fill('jgfke,rf');
  await expect(dialog.getByText('Показано для «опалубка».')).toBeVisible();
  await expect(option.locator('mark')).toHaveText(['опалубка']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/orders\/4#document-\d+$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'conclusion.doc' })).toBeInViewport();
  await actor.leave();
});

test('who may not see the order finds nothing of it', async ({ browser }) => {
  const actor = await Actor.enter(browser, product.url, account('Тихонов'));
  await actor.page.keyboard.press('Control+KeyK');
  const dialog = actor.page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('опалубку');
  await expect(dialog.getByText('По запросу «опалубку» ничего не нашлось')).toBeVisible();
  await actor.leave();
});

test('before a letter is typed: what was opened last, commands and sections', async ({ browser }) => {
  const actor = await Actor.enter(browser, product.url, account('Иванова'));
  await actor.go('/clients/1');
  await expect(actor.page.getByRole('heading', { level: 1 })).toBeVisible();
  const name = await actor.page.getByRole('heading', { level: 1 }).innerText();
  await actor.page.keyboard.press('Control+KeyK');
  const dialog = actor.page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: 'Недавние' }).getByRole('option').first()).toContainText(
    name,
  );
  await dialog.getByRole('combobox').fill('новый заказ');
  await expect(dialog.getByRole('option', { name: 'Новый заказ' })).toBeVisible();
  await actor.leave();
});
