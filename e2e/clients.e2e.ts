import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** The base of clients as a manager and the head of sales keep it: doubles, merging, groups, many at once, views, a file. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
let account: Company['account'];
let manager: Actor;

test.beforeAll(async ({ browser }) => {
  ({ product, account } = await openCompany());
  manager = await Actor.enter(browser, product.url, account('Иванова'));
});
test.afterAll(async () => {
  await manager?.leave();
  await product?.stop();
});

const isAccessible = async (page: Page) => expect(await seriousIn(page)).toEqual([]);

async function addClient(page: Page, name: string, phone: string): Promise<void> {
  await page.goto(`${product.url}/clients/new`);
  await page.getByLabel('Название').fill(name);
  await page.getByLabel('Телефон', { exact: true }).first().fill(phone);
}
const submit = (page: Page) => page.getByRole('button', { name: 'Добавить клиента' }).click();

test('a client with a known phone is told of while it is typed, and added all the same', async () => {
  const { page } = manager;
  await addClient(page, 'ООО «Полярная Звезда»', '+7 (815) 222-33-44');
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: /Полярная Звезда/ })).toBeVisible();

  await addClient(page, 'Звезда Заполярья', '8 815 2223344');
  const notice = page.getByRole('status').filter({ hasText: 'Такой клиент уже есть: ООО «Полярная Звезда»' });
  await expect(notice).toContainText('тот же телефон');
  await expect(notice).toContainText('менеджер Иванова');
  await isAccessible(page);
  await notice.getByRole('button', { name: 'Всё равно создать' }).click();
  await expect(notice).toHaveCount(0);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Звезда Заполярья' })).toBeVisible();
});

test('two clients become one and two again', async () => {
  const { page } = manager;
  await openFound(page, 'Полярная Звезда');
  await page.getByRole('button', { name: 'Другие действия' }).click();
  await page.getByRole('menuitem', { name: 'Объединить…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Объединить клиентов' });
  await dialog.getByRole('combobox', { name: 'С каким клиентом' }).fill('Заполярья');
  await page.getByRole('option', { name: /Звезда Заполярья/ }).click();
  await dialog.getByRole('group', { name: 'Что оставить' }).getByLabel('Звезда Заполярья').check();
  await isAccessible(page);
  await dialog.getByRole('button', { name: 'Объединить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Звезда Заполярья' })).toBeVisible();
  await expect(page.getByText(/Объединён с «Звезда Заполярья»/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Отменить объединение' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить объединение' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Полярная Звезда/ })).toBeVisible();
  await openFound(page, 'Заполярья');
  await expect(page.getByRole('heading', { level: 1, name: 'Звезда Заполярья' })).toBeVisible();
});

test('three clients get another manager, and have theirs back', async ({ browser }) => {
  const head = await Actor.enter(browser, product.url, account('Петров'));
  const { page } = head;
  await page.goto(`${product.url}/clients`);
  const rows = page.locator('tbody tr');
  await expect(rows.nth(2)).toBeVisible();
  const names = await Promise.all([0, 1, 2].map((n) => rows.nth(n).getByRole('rowheader').innerText()));
  const managersOf = () =>
    Promise.all([0, 1, 2].map((n) => rows.nth(n).getByRole('cell').nth(2).innerText()));
  const before = await managersOf();
  for (const n of [0, 1]) await rows.nth(n).getByRole('checkbox').check();
  // by the key as well as by the mouse
  await rows.nth(2).focus();
  await page.keyboard.press('KeyX');
  await expect(page.getByText('3 выбрано')).toBeVisible();
  await page.getByRole('button', { name: 'Сменить менеджера…' }).click();
  await page.getByRole('combobox', { name: 'Новый менеджер' }).fill('Зайцева');
  await page.getByRole('option', { name: /Зайцева/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Изменить' }).click();
  await expect.poll(managersOf).toEqual(Array(3).fill('Зайцева М. И.'));
  await isAccessible(page);
  await page.getByRole('button', { name: 'Мои изменения' }).click();
  await page.getByRole('button', { name: 'Отменить' }).last().click();
  await expect.poll(managersOf).toEqual(before);
  expect(await Promise.all([0, 1, 2].map((n) => rows.nth(n).getByRole('rowheader').innerText()))).toEqual(
    names,
  );
  await head.leave();
});

test('a list as one likes it is kept as a view, and taken away as a file', async () => {
  const { page } = manager;
  await page.goto(`${product.url}/clients`);
  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Адрес' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Адрес' })).toBeVisible();
  await page.getByRole('button', { name: 'Сохранить вид' }).click();
  await page.getByLabel('Название вида').fill('С адресами');
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  const tab = page.getByRole('link', { name: 'С адресами' });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Клиенты' }).first().click();
  await expect(page.getByRole('columnheader', { name: 'Адрес' })).toHaveCount(0);
  await tab.click();
  await expect(page.getByRole('columnheader', { name: 'Адрес' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать список в .xlsx' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Клиенты \d\d\.\d\d\.\d{4}\.xlsx$/);
});

test('a consent is recorded as it was given, nothing of it chosen beforehand', async () => {
  const { page } = manager;
  await openFound(page, 'Полярная Звезда');
  await page.getByRole('button', { name: 'Контактное лицо' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Фамилия').fill('Громов');
  await form.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('рассылки: нет').first()).toBeVisible();
  await page.getByRole('button', { name: 'Действия: Громов' }).first().click();
  await page.getByRole('menuitem', { name: 'Согласие на рассылки…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Записать согласие' }).click();
  await expect(dialog.getByText('Выберите, как это произошло').first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Когда получено' }).fill('03.02.2026');
  await dialog.getByRole('combobox', { name: 'Как получено' }).click();
  await page.getByRole('option', { name: 'письмом' }).click();
  await isAccessible(page);
  await dialog.getByRole('button', { name: 'Записать согласие' }).click();
  await expect(page.getByText('рассылки: да, с 03.02.2026').first()).toBeVisible();
});

async function openFound(page: Page, name: string): Promise<void> {
  await page.goto(`${product.url}/clients?search=${encodeURIComponent(name)}`);
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
}
