import { createHash, randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { type Account, Actor } from './cast.ts';
import { walkFirstStart } from './first-start.ts';
import { type Line, openLine } from './line.ts';
import { type Product, startProduct } from './product.ts';

/** Files that come in spite of cut lines, closed pages and people who walk away. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const MB = 1024 * 1024;
let product: Product;
let line: Line;
let account: Account;
let manager: Actor;
let clientId: number;
let contractId: number;

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  const page = await browser.newPage();
  const accounts = await walkFirstStart(page, product);
  await page.close();
  line = await openLine(product.url);
  const found = accounts.find((one) => one.name.startsWith('Иванова'));
  if (!found) throw new Error('no account of Иванова');
  account = found;
  manager = await Actor.enter(browser, line.url, account);
  clientId = await made('/clients', { name: 'ООО «Загрузка»' });
  contractId = await made('/contracts', { clientId, number: '512-ЭПБ' });
});
test.afterAll(async () => {
  await manager?.leave();
  await line?.close();
  await product?.stop();
});

async function made(path: string, data: object): Promise<number> {
  const answer = await manager.page.request.post(`${line.url}/api${path}`, {
    data,
    headers: { 'x-vizir': '1' },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

const card = () => `/contracts/${contractId}`;
const fileOf = (name: string, size: number) => ({
  name,
  mimeType: 'application/pdf',
  buffer: randomBytes(size),
});
const input = (page: Page) => page.getByRole('main').locator('input[type=file][multiple]').first();
const documents = (page: Page) => page.getByRole('list', { name: 'Документы' });
const unfinished = (page: Page) => page.getByRole('list', { name: 'Не догружено' });
const going = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** What the server has of it is what was sent. */
async function arrivedWhole(page: Page, { name, buffer }: { name: string; buffer: Buffer }): Promise<void> {
  await expect(documents(page).getByText(name)).toBeVisible({ timeout: 60_000 });
  const listed = await page.request.get(`${line.url}/api/contracts/${contractId}/documents`);
  const { items } = (await listed.json()) as { items: { name: string; sha256: string; id: number }[] };
  const mine = items.filter((one) => one.name === name);
  expect(mine.map(({ sha256 }) => sha256)).toEqual([createHash('sha256').update(buffer).digest('hex')]);
  const content = await page.request.get(`${line.url}/api/documents/${mine[0]?.id}/content`);
  expect((await content.body()).equals(buffer)).toBe(true);
}

test('several files come at once, with the progress of each and of all', async () => {
  const { page } = manager;
  await manager.go(card());
  line.slow(3 * MB);
  const files = [
    fileOf('Акт 1.pdf', 5 * MB),
    fileOf('Счёт 7.pdf', 4 * MB),
    fileOf('ТЗ на обследование.pdf', 3 * MB),
  ];
  await input(page).setInputFiles(files);
  await expect(page.getByText(/Загружаем \d из 3: \d+ %/)).toBeVisible();
  await expect(page.getByText(/МБ\/с · осталось/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Общий ход загрузки' })).toBeVisible();
  await page.getByRole('button', { name: 'Приостановить все' }).click();
  await expect(page.getByText(/Приостановлено: \d из 3/)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Продолжить загрузку: Счёт 7.pdf' }).click();
  await expect(documents(page).getByText('Счёт 7.pdf')).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: 'Продолжить все' })
    .or(page.getByRole('button', { name: /Продолжить загрузку/ }).first())
    .first()
    .click();
  line.slow(null);
  for (const file of files) await arrivedWhole(page, file);
});

test('a cut line is waited out, and the file goes on where it broke off', async () => {
  const { page } = manager;
  await manager.go(card());
  line.slow(2 * MB);
  const file = fileOf('Паспорт резервуара, прочее.pdf', 12 * MB);
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await page.getByLabel('Вид документа').first().click();
  await page.getByRole('option', { name: 'прочее' }).click();
  await input(page).setInputFiles([file]);
  await expect(going(page, file.name).getByText(/^[1-9]\d? %$/)).toBeVisible({ timeout: 30_000 });
  line.cut();
  await expect(page.getByText('Связь прервалась, продолжим с этого места')).toBeVisible({ timeout: 30_000 });
  line.mend();
  line.slow(null);
  await arrivedWhole(page, file);
  expect(offsets.length).toBeGreaterThanOrEqual(2);
  expect(offsets.at(-1)).toBeGreaterThan(0);
});

test('a closed page goes on at the next visit, with the same file and no other', async ({ browser }) => {
  const leaving = await Actor.enter(browser, line.url, account);
  await leaving.go(card());
  line.slow(2 * MB);
  const file = fileOf('Отчёт прочий.pdf', 12 * MB);
  await input(leaving.page).setInputFiles([file]);
  await leaving.page.getByRole('combobox', { name: `Вид документа: ${file.name}` }).click();
  await leaving.page.getByRole('option', { name: 'заключение' }).click();
  await expect(going(leaving.page, file.name).getByText(/^[2-9]\d %$/)).toBeVisible({ timeout: 60_000 });
  let warned = 0;
  leaving.page.on('dialog', (dialog) => {
    warned += dialog.type() === 'beforeunload' ? 1 : 0;
    void dialog.accept();
  });
  await leaving.page.close({ runBeforeUnload: true });
  await leaving.page.waitForEvent('close').catch(() => {});
  expect(warned).toBe(1);
  await leaving.leave();
  line.slow(null);

  const { page } = manager;
  await manager.go(card());
  const row = unfinished(page).getByRole('listitem');
  await expect(row).toContainText(/Не догружено: Отчёт прочий\.pdf, \d+ %/);
  expect(await seriousIn(page)).toEqual([]);
  const other = { ...file, buffer: randomBytes(file.buffer.length) };
  await row.locator('input[type=file]').setInputFiles([other]);
  await expect(row.getByRole('alert')).toContainText('другой файл');
  const firstPiece = page.waitForRequest((request) => request.method() === 'PATCH');
  await row.locator('input[type=file]').setInputFiles([file]);
  expect(Number((await firstPiece).headers()['upload-offset'])).toBeGreaterThan(MB);
  await arrivedWhole(page, file);
  await expect(unfinished(page)).toHaveCount(0);
});

test('what is not wanted any more is put away', async ({ browser }) => {
  const leaving = await Actor.enter(browser, line.url, account);
  await leaving.go(card());
  line.slow(MB);
  await input(leaving.page).setInputFiles([fileOf('Лишний акт.pdf', 9 * MB)]);
  await expect(going(leaving.page, 'Лишний акт.pdf').getByText(/^[1-9]\d? %$/)).toBeVisible({
    timeout: 60_000,
  });
  await leaving.leave();
  line.slow(null);
  const { page } = manager;
  await manager.go(card());
  await page.getByRole('button', { name: 'Убрать недогруженный файл: Лишний акт.pdf' }).click();
  await expect(unfinished(page)).toHaveCount(0);
  await page.reload();
  await expect(documents(page)).toBeVisible();
  await expect(unfinished(page)).toHaveCount(0);
});

test('files of a client go to the contract that is chosen, while the person walks on', async () => {
  const { page } = manager;
  await made('/contracts', { clientId, number: '513-ЭПБ' });
  await manager.go(`/clients/${clientId}`);
  line.slow(2 * MB);
  const files = [fileOf('Заключение.pdf', 6 * MB), fileOf('фото 14.zip', 5 * MB)];
  await page.getByRole('main').locator('input[type=file][multiple]').first().setInputFiles(files);
  const dialog = page.getByRole('dialog', { name: 'К какому договору приложить файлы?' });
  await expect(dialog.getByRole('button', { name: 'Приложить 2 файла' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Договор' }).click();
  await page.getByRole('option', { name: '512-ЭПБ' }).click();
  await dialog.getByRole('combobox', { name: 'Вид документа: фото 14.zip' }).click();
  await page.getByRole('option', { name: 'прочее' }).click();
  expect(await seriousIn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Приложить 2 файла' }).click();
  const dock = page.getByRole('region', { name: 'Загрузки файлов' });
  await expect(dock).toContainText(/Загружаем \d из 2/);
  await page.getByRole('navigation').getByRole('link', { name: 'Заказы' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Заказы' })).toBeVisible();
  await dock.getByRole('button', { name: 'Показать файлы' }).click();
  await expect(dock.getByText('фото 14.zip')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  line.slow(null);
  await expect(dock.getByText('Загружено 2 файла')).toBeVisible({ timeout: 60_000 });
  await dock.getByRole('link', { name: 'К договору' }).click();
  for (const file of files) await arrivedWhole(page, file);
  await expect(dock).toHaveCount(0);
});
