import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { type Account, Actor } from './cast.ts';
import { walkFirstStart } from './first-start.ts';
import { type Product, startProduct } from './product.ts';

/** Documents read in the page: drawn by us, one after the other by the arrows, by a link, and by nobody who may not. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const files = path.join(import.meta.dirname, '../test/files');
const pdf = readFileSync(path.join(files, 'Заключение № 7.pdf'));
/** A red square, 8 by 8. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR42mP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
);
const letter = [
  'From: =?utf-8?B?0JPRgNC+0LzQvtCyINCY0LvRjNGP?= <gromov@example.org>',
  'To: info@example.org',
  'Subject: =?utf-8?B?0J/QuNGB0YzQvNC+INC+INGB0YDQvtC60LDRhQ==?=',
  'Date: Mon, 14 Sep 2026 10:00:00 +0300',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Сроки согласованы.</p><script>document.title="ran"</script><img src="/api/session" onerror="document.title=1">',
].join('\r\n');
/** «Опись дел» in the Russian encoding of Windows, with what would be a script in a page. */
const list = Buffer.concat([
  Buffer.from([0xce, 0xef, 0xe8, 0xf1, 0xfc, 0x20, 0xe4, 0xe5, 0xeb]),
  Buffer.from('\n<script>document.title="ran"</script>'),
]);

/** Runs a script when it is opened, in readers that let it. */
const scripted = [
  '%PDF-1.4',
  '1 0 obj <</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>>> endobj',
  '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
  '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj',
  'trailer <</Root 1 0 R>>',
].join('\n');

const shown = [
  { name: 'ТЗ сценарий.pdf', buffer: Buffer.from(scripted) },
  { name: 'ТЗ опись.txt', buffer: list },
  { name: 'Заключение снимок.png', buffer: png },
  { name: 'Заключение № 7.pdf', buffer: pdf },
  { name: 'Заключение письмо.eml', buffer: Buffer.from(letter) },
  { name: 'Заключение черновик.rtf', buffer: Buffer.from('{\\rtf1 a}') },
  { name: 'Заключение битое.pdf', buffer: Buffer.from('<html><script>alert(1)</script></html>') },
].map((one) => ({ ...one, mimeType: 'application/octet-stream' }));

let product: Product;
let accounts: Account[];
let contract = 0;
let manager: Actor;
const blocked: string[] = [];
const account = (lastName: string): Account => {
  const found = accounts.find((one) => one.name.startsWith(lastName));
  if (!found) throw new Error(`no account of ${lastName}`);
  return found;
};

test.beforeAll(async ({ browser }) => {
  process.env.VIZIR_SOFFICE = path.join(files, 'converter.sh');
  product = await startProduct();
  const page = await browser.newPage();
  accounts = await walkFirstStart(page, product);
  await page.close();
  manager = await Actor.enter(browser, product.url, account('Иванова'));
  manager.page.on('console', (message) => {
    if (/Content Security Policy|requires 'Trusted/.test(message.text())) blocked.push(message.text());
  });
});
test.afterAll(async () => {
  await manager?.leave();
  await product?.stop();
});

/** A contract of the manager's own, by the API that the page uses. */
const addContract = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const send = async (path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json', 'x-vizir': '1' };
      const answer = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return ((await answer.json()) as { id: number }).id;
    };
    const clientId = await send('/clients', { name: 'ООО «Просмотр»' });
    return send('/contracts', { clientId, number: 'ПР-1', amount: '100.00' });
  });
const dialog = (page: Page) => page.getByRole('dialog');
const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const isAccessible = async (page: Page) => expect(await seriousIn(page)).toEqual([]);
/** Whether the canvas has anything but white on it. */
const isDrawn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-page="1"] canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return pixels.some((value, at) => at % 4 < 3 && value < 128);
  });

test('a PDF is drawn on a canvas, page by page, with its size and who added it', async () => {
  const { page } = manager;
  contract = await addContract(page);
  await manager.go(`/contracts/${contract}`);
  for (const file of shown) {
    const stored = manager.answered('POST', '/document');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Выбрать файлы' }).click();
    await (await chooser).setFiles(file);
    await stored;
    await expect(page.getByRole('link', { name: file.name, exact: true })).toBeVisible();
  }
  await open(page, 'Заключение № 7.pdf');
  await expect(dialog(page).getByRole('heading', { name: 'Заключение № 7.pdf' })).toBeVisible();
  await expect(dialog(page).getByText(/^Страница .*1 из 2$/)).toBeVisible();
  await expect(dialog(page).getByText('Иванова А. С.')).toBeVisible();
  await expect.poll(() => isDrawn(page)).toBe(true);
  await expect(dialog(page).getByText('станционный № 3').first()).toBeAttached();
  expect(await page.locator('iframe, embed, object').count()).toBe(0);
  await isAccessible(page);
  await dialog(page).getByRole('button', { name: 'Крупнее' }).click();
  await expect.poll(() => isDrawn(page)).toBe(true);
  await dialog(page).getByRole('button', { name: 'По ширине окна' }).click();
});

test('the arrows go to the next and the previous document; Escape closes and gives the focus back', async () => {
  const { page } = manager;
  // newest first: the letter stands before the PDF, the picture after it
  await page.keyboard.press('ArrowLeft');
  await expect(dialog(page).getByRole('heading', { name: 'Письмо о сроках' })).toBeVisible();
  await expect(dialog(page).getByText('Сроки согласованы.')).toBeVisible();
  await expect(dialog(page).getByText('Громов Илья')).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const picture = dialog(page).getByRole('img', { name: 'Заключение снимок.png' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(8);
  await page.keyboard.press('ArrowRight');
  await expect(dialog(page).getByText('Опись дел')).toBeVisible();
  await expect(dialog(page).getByText('<script>document.title')).toBeVisible();
  expect(await page.title()).not.toContain('ran');
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'ТЗ опись.txt', exact: true })).toBeFocused();
  await expect(page).toHaveURL(`${product.url}/contracts/${contract}`);
});

test('an office file is shown when its preview is made; what is not a PDF is said not to be one', async () => {
  const { page } = manager;
  await open(page, 'Заключение черновик.rtf');
  await expect(dialog(page).getByText(/^Страница .*1 из 2$/)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('ArrowLeft');
  await expect(dialog(page).getByText('Внутри не то, что обещает имя')).toBeVisible();
  await expect(dialog(page).getByRole('link', { name: 'Скачать файл' })).toBeVisible();
  await isAccessible(page);
});

test('a PDF with a script in it is drawn and nothing else', async () => {
  const { page } = manager;
  const alerts: string[] = [];
  page.on('dialog', (alert) => {
    alerts.push(alert.message());
    void alert.dismiss();
  });
  await page.keyboard.press('Escape');
  await open(page, 'ТЗ сценарий.pdf');
  await expect(dialog(page).getByText(/^Страница .*1 из 1$/)).toBeVisible();
  await expect(page.locator('[data-page="1"] canvas')).toBeVisible();
  expect(alerts).toEqual([]);
});

test('a link opens the document for who may see it, on a phone too, and says nothing to who may not', async ({
  browser,
}) => {
  const { page } = manager;
  await manager.go(`/contracts/${contract}`);
  await open(page, 'Заключение № 7.pdf');
  await expect(page).toHaveURL(/\/contracts\/\d+\?document=\d+$/);
  const link = page.url();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(link);
  await expect.poll(() => isDrawn(page)).toBe(true);
  const sideways = await dialog(page).evaluate((it) => it.scrollWidth - it.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await isAccessible(page);
  await page.goto(link.replace(/\d+$/, '987654'));
  await expect(dialog(page).getByText('Такого документа здесь нет')).toBeVisible();
  expect(blocked).toEqual([]);

  const stranger = await Actor.enter(browser, product.url, account('Белов'));
  const seen = await stranger.page.request.get(
    `${product.url}/api/documents/${/\d+$/.exec(link)?.[0]}/preview`,
  );
  expect(seen.status()).toBe(404);
  await stranger.leave();
});
