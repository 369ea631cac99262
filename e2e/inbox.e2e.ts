import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** The inbox by keys: put off, brought back, an order not followed; and what the system shows while nobody looks. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

type Notice = { title: string; body: string };
declare global {
  interface Window {
    notices: { title: string; body: string; onclick: (() => void) | null; close: () => void }[];
  }
}

let product: Product;
let account: Company['account'];
let head: Actor;
let manager: Actor;

test.beforeAll(async ({ browser }) => {
  ({ product, account } = await openCompany());
  head = await Actor.enter(browser, product.url, account('Петров'));
  manager = await Actor.enter(browser, product.url, account('Иванова'));
});
test.afterAll(async () => {
  await head?.leave();
  await manager?.leave();
  await product?.stop();
});

test('a row is put off by keys, stands among those put off and is brought back', async () => {
  const { page } = head;
  const icon = page.locator('link[rel="icon"]');
  await expect(page).toHaveTitle(/^\(\d+\) /);
  await expect(icon).toHaveAttribute('href', /^data:image\/png/);
  await head.go('/inbox');
  const rows = page.locator('[data-row]');
  await expect(rows.first()).toBeVisible();
  // looked at: the tab counts nothing any more
  await expect(icon).toHaveAttribute('href', '/favicon.svg');
  await page.keyboard.press('j');
  const link = await rows.first().getByRole('link').getAttribute('href');
  const same = page.locator(`[data-row] a[href="${link}"]`);
  await page.keyboard.press('h');
  await page.getByRole('menuitem', { name: 'До завтра, 9:00' }).click();
  await expect(page.getByText(/^Отложено до .* 09:00$/)).toBeVisible();
  await expect(same).toHaveCount(0);
  // E reads what stands in its place
  const next = await rows.first().getByRole('link').getAttribute('href');
  await page.keyboard.press('e');
  await expect(page.locator(`[data-row] a[href="${next}"]`)).toHaveCount(0);

  await page.getByRole('radiogroup', { name: 'Какие показать' }).getByText('Отложенные').click();
  await expect(same).toBeVisible();
  await expect(page.getByText(/отложено до .* 09:00/)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: /^Действия/ }).click();
  await page.getByRole('menuitem', { name: 'Вернуть сейчас' }).click();
  await expect(page.getByText('Отложенных нет')).toBeVisible();
  await head.go('/inbox');
  await expect(same).toBeVisible();
});

test('an order is not followed, and followed again, from its own menu', async () => {
  const { page } = head;
  // what stands first depends on the hour: a call may
  const row = page.locator('[data-row]', { has: page.locator('a[href^="/orders/"]') }).first();
  await row.getByRole('button', { name: /^Действия/ }).click();
  await page.getByRole('menuitem', { name: 'Не следить за заказом' }).click();
  await expect(page.getByText('вы не следите')).toBeVisible();
  await row.getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  await page.getByRole('button', { name: 'Другие действия' }).first().click();
  await page.getByRole('menuitem', { name: 'Следить за заказом снова' }).click();
  await expect(page.getByText('Снова сообщаем обо всём по заказу')).toBeVisible();
});

test('what arrives while nobody looks is shown by the system, in the words of the row', async () => {
  const { page } = head;
  // a browser without a screen has no notifications: what would be shown is kept
  await page.addInitScript(() => {
    window.notices = [];
    class Kept {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      title: string;
      body: string;
      onclick: (() => void) | null = null;
      constructor(title: string, { body = '' }: { body?: string }) {
        this.title = title;
        this.body = body;
        window.notices.push(this);
      }
      close() {}
    }
    Object.assign(window, { Notification: Kept });
    document.hasFocus = () => false;
  });
  await head.go('/me');
  const comments = page.getByRole('switch', { name: 'Комментарии' });
  // by key: what stands above is still growing while it loads
  await comments.press('Space');
  await expect(comments).toBeChecked();
  const known = page.waitForResponse((answer) => answer.url().includes('/notifications?limit=20'));
  await head.go('/people');
  await known;

  const { page: other } = manager;
  await manager.go('/orders?status=confirmed');
  await other
    .getByRole('link', { name: /^З-\d{4}-\d{4}/ })
    .first()
    .click();
  await expect(other.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  const id = new URL(other.url()).pathname.split('/')[2];
  const { items } = (await (
    await other.request.get(`${product.url}/api/orders/${id}/mentionable`)
  ).json()) as { items: { id: number; name: string }[] };
  const called = items.find(({ name }) => name.startsWith('Петров'));
  const said = await other.request.post(`${product.url}/api/orders/${id}/comments`, {
    headers: { 'x-vizir': '1', 'idempotency-key': crypto.randomUUID() },
    data: { body: 'Тайное слово', mentions: [called?.id] },
  });
  expect(said.ok(), await said.text()).toBe(true);
  const shown = (): Promise<Notice[]> =>
    page.evaluate(() => window.notices.map(({ title, body }) => ({ title, body })));
  await expect.poll(shown, { timeout: 30_000 }).toHaveLength(1);
  const [notice] = await shown();
  expect(notice?.title).toMatch(/^Новый комментарий/);
  expect(notice?.body).toMatch(/^З-\d{4}-\d{4}/);
  expect(JSON.stringify(notice)).not.toContain('Тайное');
  await page.evaluate(() => window.notices[0]?.onclick?.());
  await expect(page).toHaveURL(new RegExp(`/orders/${id}$`));
});
