import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** From the menu to the reports, from a number to its orders, from a term to its renewal. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let account: Company['account'];

test.beforeAll(async () => {
  ({ product, account } = await openCompany());
});
test.afterAll(async () => {
  await product?.stop();
});

test('the director goes from a number to exactly these orders', async ({ browser }) => {
  const { page, leave } = await entered(browser, 'Громов');
  await page.getByRole('navigation').getByRole('link', { name: 'Отчёты' }).click();
  await page.getByRole('link', { name: /Где стоят заказы/ }).click();
  const row = page.getByRole('row', { name: /Отдел №2. Оплата/ });
  await expect(row).toContainText('Кузнецова О. В.');
  expect(await seriousIn(page)).toEqual([]);
  const number = row.getByRole('link', { name: /показать заказы/ }).first();
  const count = Number(await number.innerText());
  await number.click();
  await expect(page.getByText('В работе, кроме отказов')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Заказы' }).locator('tbody tr')).toHaveCount(count);
  await page.goBack();
  await page.getByRole('link', { name: 'По людям' }).click();
  await expect(page.getByRole('row', { name: /любой сотрудник/ })).toContainText('Отдел №2. Бухгалтерия');
  await leave();
});

test('the manager sees their terms by quarter, and renews with one press', async ({ browser }) => {
  const { page, leave } = await entered(browser, 'Иванова');
  await page.goto(`${product.url}/reports/terms`);
  await expect(page.getByRole('heading', { name: /квартал/ }).first()).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
  await page
    .getByRole('button', { name: /^Продлить заказ/ })
    .first()
    .click();
  await expect(page.getByText(/Продолжение заказа З-/)).toBeVisible();
  await page.goto(`${product.url}/reports/terms?state=renewed`);
  await expect(page.getByText('Продлён:')).toBeVisible();
  await leave();
});

async function entered(browser: Parameters<typeof Actor.enter>[0], lastName: string) {
  const actor = await Actor.enter(browser, product.url, account(lastName));
  return { page: actor.page, leave: () => actor.leave() };
}
