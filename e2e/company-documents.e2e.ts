import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import { admin } from './first-start.ts';
import type { Product } from './product.ts';

/** A regulation for one department: read and acknowledged there, unknown elsewhere, asked for again with a new version. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

/** Of accounting. */
const OTHER = 'Сидорова';
const REGULATION = 'Регламент скидок.txt';
let product: Product;
let account: Company['account'];
let keeper: Actor;
let seller: Actor;
let stranger: Actor;

test.beforeAll(async ({ browser }) => {
  ({ product, account } = await openCompany());
  keeper = await Actor.enter(browser, product.url, admin);
  seller = await Actor.enter(browser, product.url, account('Иванова'));
  stranger = await Actor.enter(browser, product.url, account(OTHER));
});
test.afterAll(async () => {
  for (const actor of [keeper, seller, stranger]) await actor?.leave();
  await product?.stop();
});

const file = (text: string) => ({
  name: REGULATION,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});
async function choose(page: Page, button: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(file(text));
}
const open = async (actor: Actor, folder: string) => {
  await actor.go('/files');
  await actor.page.getByRole('navigation', { name: 'Папки' }).getByRole('link', { name: folder }).click();
  await expect(actor.page.getByRole('heading', { name: folder })).toBeVisible();
};
const people = (page: Page, list: string) =>
  page.getByRole('dialog').getByRole('list', { name: list, exact: true }).getByRole('listitem');

test('the administrator makes a folder for sales and puts a regulation there that is to be acknowledged', async () => {
  const { page } = keeper;
  await page.getByRole('navigation').getByRole('link', { name: 'Документы' }).click();
  await page.getByRole('button', { name: 'Новая папка' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill('Регламенты продаж');
  await dialog.getByRole('combobox', { name: 'Кому видна' }).click();
  await page.getByRole('option', { name: 'Отдел №1. Продажи' }).click();
  await page.keyboard.press('Escape');
  const made = keeper.answered('POST', '/company-folders');
  await dialog.getByRole('button', { name: 'Создать' }).click();
  await made;
  await expect(page.getByText('Видна отделам: Отдел №1. Продажи')).toBeVisible();
  await page.getByLabel('Требует ознакомления').check();
  await page.getByRole('textbox', { name: 'Ознакомиться до' }).fill('10.01.2099');
  await choose(page, 'Добавить документы', 'Скидку больше десяти процентов согласует хвостокрутов.');
  await expect(page.getByRole('link', { name: REGULATION, exact: true })).toBeVisible();
  await expect(page.getByText('Требует ознакомления до 10.01.2099')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ознакомились 0 из \d+$/ })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
});

test('somebody of another department knows nothing of it: neither the folder, nor the search, nor the link', async () => {
  const { page } = stranger;
  await stranger.go('/files');
  await expect(page.getByRole('heading', { name: 'Документы', exact: true })).toBeVisible();
  await expect(page.getByText('Папок пока нет')).toBeVisible();
  await expect(page.getByText('Регламенты продаж')).toHaveCount(0);
  const found = (actor: Actor) => async () => {
    const answer = await actor.page.request.get(
      `${product.url}/api/search?q=${encodeURIComponent('хвостокрутов')}`,
    );
    return ((await answer.json()) as { groups: { type: string }[] }).groups.map(({ type }) => type);
  };
  await expect.poll(found(seller), { timeout: 60_000 }).toEqual(['companyDocument']);
  expect(await found(stranger)()).toEqual([]);
  const link = await keeper.page.getByRole('link', { name: `Скачать: ${REGULATION}` }).getAttribute('href');
  expect((await stranger.page.request.get(`${product.url}${link}`)).status()).toBe(404);
  expect((await seller.page.request.get(`${product.url}${link}`)).status()).toBe(200);
});

test('an employee of the department finds it, reads it in the page and acknowledges it', async () => {
  const { page } = seller;
  await seller.go('/files');
  await expect(page.getByRole('heading', { name: 'Ждут вашего ознакомления' })).toBeVisible();
  await page.getByRole('link', { name: REGULATION, exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('хвостокрутов');
  await page.keyboard.press('Escape');
  const said = seller.answered('PUT', '/acknowledgement');
  await page.getByRole('button', { name: `Ознакомлен: ${REGULATION}` }).click();
  await said;
  await expect(page.getByRole('heading', { name: 'Ждут вашего ознакомления' })).toHaveCount(0);
  await open(seller, 'Регламенты продаж');
  await expect(page.getByText(/^Вы ознакомились/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ознакомились/ })).toHaveCount(0);
});

test('the list of who has not is right', async () => {
  const { page } = keeper;
  await open(keeper, 'Регламенты продаж');
  await page.getByRole('button', { name: /^Ознакомились 1 из \d+$/ }).click();
  await expect(people(page, 'Ознакомились')).toHaveCount(1);
  await expect(people(page, 'Ознакомились')).toContainText('Иванова');
  const not = await people(page, 'Ещё не ознакомились').allTextContents();
  expect(not.length).toBeGreaterThan(0);
  expect(not.filter((one) => one.includes('Иванова') || one.includes(OTHER))).toEqual([]);
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
});

test('a new version asks again', async () => {
  const { page } = keeper;
  await page.getByRole('button', { name: `Действия: ${REGULATION}` }).click();
  await page.getByRole('menuitem', { name: 'Новая версия' }).click();
  await expect(page.getByLabel('Попросить всех ознакомиться снова')).toBeChecked();
  await choose(page, 'Выбрать', 'Скидку больше пяти процентов согласует директор.');
  await expect(page.getByRole('button', { name: /^Ознакомились 0 из \d+$/ })).toBeVisible();
  // told while the page is open
  await expect(seller.page.getByRole('button', { name: `Ознакомлен: ${REGULATION}` })).toBeVisible();
});

test('on a phone the folders are walked through, and nothing scrolls sideways', async () => {
  const { page } = seller;
  await page.setViewportSize({ width: 390, height: 844 });
  await seller.go('/files');
  await page
    .getByRole('list', { name: 'Папки внутри' })
    .getByRole('link', { name: 'Регламенты продаж' })
    .click();
  await expect(page.getByRole('link', { name: REGULATION, exact: true })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page
    .getByRole('navigation', { name: 'Где лежит папка' })
    .getByRole('link', { name: 'Все папки' })
    .click();
  await expect(page.getByRole('heading', { name: 'Ждут вашего ознакомления' })).toBeVisible();
});
