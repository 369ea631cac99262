import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { type Account, Actor } from './cast.ts';
import { type Product, startProduct } from './product.ts';

/** A manager's calls: today's in three presses and taken back, then the overdue ones one by one from the keyboard. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
let manager: Account;

const headers = { 'x-vizir': '1' };

test.beforeAll(async () => {
  product = await startProduct();
  const found = product.accounts?.find(({ name }) => name.startsWith('Иванова'));
  if (!found) throw new Error('no account of Иванова');
  manager = found;
});
test.afterAll(async () => {
  await product?.stop();
});

test('the outcome and the next call in three presses, and back', async ({ browser }) => {
  const actor = await Actor.enter(browser, product.url, manager);
  const { page } = actor;
  const today = await planToday(page, 'Продление договора');
  await actor.go(`/clients/${today.client.id}`);
  const block = page.getByRole('region', { name: 'Следующий контакт' });
  await expect(block.getByText('Звонок клиенту: сегодня')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await block.getByRole('button', { name: 'Дозвонился' }).click();
  await block.getByRole('group', { name: 'Следующий звонок' }).getByRole('button').first().click();
  const noted = actor.answered('PUT', '/outcome');
  await block.getByRole('button', { name: 'Сохранить' }).click();
  const { call, next } = await (await noted).json();
  expect(call).toMatchObject({ id: today.id, outcome: 'reached', state: 'done' });
  expect(next.on > call.on).toBe(true);
  await expect(block.getByText('Звонок клиенту: сегодня')).toHaveCount(0);

  await page.getByRole('button', { name: 'Отменить', exact: true }).click();
  await expect(block.getByText('Звонок клиенту: сегодня')).toBeVisible();
  await page.getByRole('tab', { name: 'Звонки' }).click();
  await expect(page.getByRole('region', { name: 'Прошедшие' }).getByText('Отменён')).toBeVisible();
  await actor.leave();
});

test('the overdue ones, one after the other, with 1, 2, 3 and Enter', async ({ browser }) => {
  const actor = await Actor.enter(browser, product.url, manager);
  const { page } = actor;
  await actor.go('/');
  const [first, second, ...others] = await overdue(page);
  if (!first || !second) throw new Error('the demonstration company has two overdue calls');
  await page
    .getByRole('region', { name: /^Звонки сегодня/ })
    .getByRole('link', { name: 'Разобрать по одному' })
    .click();
  await expect(page.getByRole('heading', { name: first.client.name })).toBeVisible();
  await expect(page.getByText(`Осталось ${others.length + 2}`)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await page.keyboard.press('Digit1');
  await page.keyboard.press('Digit2');
  const one = actor.answered('PUT', '/outcome');
  await page.keyboard.press('Enter');
  expect((await (await one).json()).call).toMatchObject({ id: first.id, outcome: 'reached' });

  await expect(page.getByRole('heading', { name: second.client.name })).toBeVisible();
  await expect(page.getByText(`Осталось ${others.length + 1}`)).toBeVisible();
  await page.keyboard.press('Digit2');
  await page.getByRole('textbox', { name: 'Комментарий к звонку' }).fill('Секретарь просит завтра');
  await page.getByRole('button', { name: 'Не нужно' }).click();
  const other = actor.answered('PUT', '/outcome');
  await page.getByRole('button', { name: /^Сохранить/ }).click();
  expect(await (await other).json()).toMatchObject({
    call: { id: second.id, outcome: 'noAnswer', note: 'Секретарь просит завтра' },
    next: null,
  });
  const end = others.length > 0 ? `Осталось ${others.length}` : 'Все просроченные звонки разобраны';
  await expect(page.getByText(end)).toBeVisible();
  await actor.leave();
});

type Planned = { id: number; client: { id: number; name: string } };

/** As whoever is signed in on the page. */
async function overdue(page: Page): Promise<Planned[]> {
  const answer = await page.request.get(`${product.url}/api/calls?mine=true&state=open&overdue=true`);
  return (await answer.json()).items;
}

/** A call of today with a client of whom nothing else is planned. */
async function planToday(page: Page, topic: string): Promise<Planned> {
  const { items } = await (await page.request.get(`${product.url}/api/clients?nextCall=none&limit=1`)).json();
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const data = { clientId: items[0].id, on, topic };
  const made = await page.request.post(`${product.url}/api/calls`, { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  return made.json();
}
