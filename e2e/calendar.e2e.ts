import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { type Account, Actor } from './cast.ts';
import { admin, walkFirstStart } from './first-start.ts';
import { type Product, startProduct } from './product.ts';

/** The calendar of a manager: a call of tomorrow at its hour, moved by keyboard and by menu, taken back, shown in every view. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
let accounts: Account[] = [];
let actor: Actor;
const account = (lastName: string): Account => accounts.find((one) => one.name.startsWith(lastName)) ?? admin;

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  const context = await browser.newContext();
  accounts = await walkFirstStart(await context.newPage(), product);
  await context.close();
  actor = await Actor.enter(browser, product.url, account('Иванова'));
});
test.afterAll(async () => {
  await actor?.leave();
  await product?.stop();
});

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
const later = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const head = (day: string): string => String(Number(day.slice(8)));

/** Through the page’s own session. */
async function plan(page: Page, body: object): Promise<number> {
  return page.evaluate(async (call) => {
    const answer = await fetch('/api/calls', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vizir': '1' },
      body: JSON.stringify(call),
    });
    return ((await answer.json()) as { id: number }).id;
  }, body);
}
const stands = async (page: Page, id: number): Promise<string> =>
  page.evaluate(async (call) => {
    const { on, at } = (await (await fetch(`/api/calls/${call}`)).json()) as { on: string; at: string };
    return `${on} ${at}`;
  }, id);

test('a call stands at its hour, moves by keyboard and by menu, and comes back', async () => {
  const { page } = actor;
  const on = later(1);
  const id = await plan(page, { clientId: 1, on, at: '14:30', topic: 'Проверка календаря' });
  await actor.go(`/calendar?view=week&date=${on}&kinds=calls`);
  const call = page.locator(`.vz-calls-${id}`);
  await expect(call).toContainText('14:30');
  await expect(call).toContainText('Звонок клиенту');
  await expect(
    page
      .getByRole('columnheader')
      .filter({ hasText: head(on) })
      .first(),
  ).toBeVisible();
  await expect(page.getByText('весь день')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await call.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => stands(page, id)).toBe(`${later(2)} 14:30`);
  await expect(call).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => stands(page, id)).toBe(`${later(2)} 15:00`);
  await expect(call).toContainText('15:00');

  // the word of the first move is on its way out
  const undo = page.getByRole('button', { name: 'Отменить', exact: true });
  await expect(undo).toHaveCount(1);
  await undo.click();
  await expect.poll(() => stands(page, id)).toBe(`${later(2)} 14:30`);
  await expect(call).toContainText('14:30');

  await call.click();
  const card = page.getByRole('dialog', { name: 'Звонок клиенту' });
  await expect(card.getByText('Проверка календаря')).toBeVisible();
  await card.getByRole('button', { name: 'Перенести…' }).click();
  const dialog = page.getByRole('dialog', { name: /Перенести звонок/ });
  await dialog.getByLabel('Время').fill('9');
  await dialog.getByRole('button', { name: 'Перенести' }).click();
  await expect.poll(() => stands(page, id)).toBe(`${later(2)} 09:00`);
});

test('is a month and a list as well, and on a phone a list by itself', async () => {
  const { page } = actor;
  await actor.go('/calendar');
  await page.getByText('Месяц', { exact: true }).click();
  await expect(page).toHaveURL(/view=month/);
  await expect(page.getByRole('columnheader').filter({ hasText: 'пн' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByText('Список', { exact: true }).click();
  await expect(page.locator('[class*=listHead]').first()).toBeVisible();
  await expect(page.locator('[class*=vz-calls-]').filter({ hasText: 'Проверка календаря' })).toContainText(
    '09:00',
  );
  await page.getByLabel('Звонки').uncheck();
  await expect(page.locator('[class*=vz-calls-]')).toHaveCount(0);
  await expect(page).toHaveURL(/kinds=(?!\S*calls)\S*deadlines/);

  await page.setViewportSize({ width: 390, height: 844 });
  await actor.go('/calendar');
  await expect(page.locator('[class*=listHead]').first()).toBeVisible();
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
  expect(await seriousIn(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('the keyboard finds a free hour and plans a call there', async () => {
  const { page } = actor;
  const on = later(7);
  await actor.go(`/calendar?view=day&date=${on}`);
  await page.getByRole('region', { name: /^Календарь:/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const whom = page.getByRole('dialog', { name: 'Кому позвонить' });
  await expect(whom).toContainText('10:30');
  await whom.getByRole('combobox', { name: 'Клиент' }).fill('ромашка');
  await page.getByRole('option').first().click();
  const dialog = page.getByRole('dialog', { name: /звонок/i });
  await expect(dialog.getByLabel('Время')).toHaveValue('10:30');
  await dialog.getByRole('button', { name: 'Запланировать' }).click();
  await expect(page.locator('[class*=vz-calls-]').filter({ hasText: '10:30' })).toBeVisible();
});
