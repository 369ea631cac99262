import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { openCompany } from './company.ts';
import type { Product } from './product.ts';

/** The list of orders as the head of sales works with it: views with their counts, a file, many at once, and the way back to it. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
let head: Actor;
test.beforeAll(async ({ browser }) => {
  const company = await openCompany();
  product = company.product;
  head = await company.enter(browser, 'Петров');
});
test.afterAll(async () => {
  await head?.leave();
  await product?.stop();
});

const isAccessible = async (page: Page) => expect(await seriousIn(page)).toEqual([]);
const choose = async (page: Page, filter: string, option: RegExp) => {
  await page.getByRole('combobox', { name: new RegExp(`^${filter}`) }).click();
  await page.getByRole('option', { name: option }).click();
};

test('a view of one’s own stands beside the ready ones, with a count, and goes away as a file', async () => {
  const { page } = head;
  await page.goto(`${product.url}/orders`);
  const views = page.getByRole('navigation', { name: 'Быстрый выбор' });
  await expect(views.getByRole('link', { name: /^Просрочены ·\d+$/ })).toBeVisible();
  await choose(page, 'Ждёт отдел', /Бухгалтерия/);
  const rows = page.locator('tbody tr');
  await expect(page.getByRole('button', { name: 'Сбросить фильтр' })).toBeVisible();
  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Срок шага' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Сохранить вид' }).click();
  await page.getByLabel('Название вида').fill('Ждут бухгалтерию');
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  const tab = views.getByRole('link', { name: /^Ждут бухгалтерию/ });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  const shown = await rows.count();
  await expect(tab).toHaveText(`Ждут бухгалтерию·${shown}`, { timeout: 20_000 });
  await views.getByRole('link', { name: /^Все/ }).click();
  await tab.click();
  await expect(page.getByRole('columnheader', { name: 'Срок шага' })).toBeVisible();
  await isAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать список в .xlsx' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Заказы \d\d\.\d\d\.\d{4}\.xlsx$/);
});

test('a few orders get another manager; those that cannot be archived say what they lack, and where', async () => {
  const { page } = head;
  await page.goto(`${product.url}/orders?step=payment`);
  const rows = page.locator('tbody tr');
  await rows.nth(0).getByRole('checkbox').click();
  await page.keyboard.down('Shift');
  await rows.nth(2).getByRole('checkbox').click();
  await page.keyboard.up('Shift');
  await expect(page.getByText('3 выбрано')).toBeVisible();
  await page.getByRole('button', { name: 'Сменить менеджера…' }).click();
  await page.getByRole('combobox', { name: 'Новый менеджер' }).fill('Зайцева');
  await page.getByRole('option', { name: /Зайцева/ }).click();
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Передать' }).click();
  await expect(page.getByText(/Изменен. \d заказ|Изменён \d заказ|Ничего не изменилось/)).toBeVisible();

  await rows.nth(0).focus();
  await page.keyboard.press('KeyX');
  await page.getByRole('button', { name: 'В архив…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Подписать и перевести' }).click();
  const panel = page.getByRole('region', { name: 'Не изменён 1 заказ' });
  await expect(panel).toContainText('Это может: Зайцева Мария Ильинична');
  await isAccessible(page);
  await panel.getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  await page.goBack();
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Закрыть' }).click();
  await expect(panel).toHaveCount(0);
});

test('whoever comes back from a card finds the list as it was, and the board too', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 1360, height: 600 });
  for (const [path, box, link] of [
    ['/orders?sort=due', page.getByRole('region', { name: /^Заказы/ }), 'tbody a[data-open]'],
    ['/orders?view=board', page.getByRole('region', { name: 'Заказы по шагам' }), '[data-column="3"] a'],
  ] as const) {
    await page.goto(product.url + path);
    const card = page.locator(link).last();
    await card.scrollIntoViewIfNeeded();
    const place = () => box.evaluate((one) => one.scrollTop);
    const before = await place();
    expect(before).toBeGreaterThan(0);
    await card.click();
    await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
    await page.goBack();
    await expect(card).toBeVisible();
    await expect.poll(place).toBe(before);
  }
});
