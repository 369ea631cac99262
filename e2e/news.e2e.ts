import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';

/** A head writes an important news to the department; a colleague acknowledges it; the others are reminded; who it is not for finds nothing. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let company: Company;
let head: Actor;
test.beforeAll(async ({ browser }) => {
  company = await openCompany();
  head = await company.enter(browser, 'Петров');
});
test.afterAll(async () => {
  await head?.leave();
  await company?.product.stop();
});

test('a news is written, published to a department, acknowledged and reminded of', async ({ browser }) => {
  const { page } = head;
  await head.go('/news');
  await page.getByRole('link', { name: 'Новая новость' }).click();
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Инвентаризация шкафов');
  const text = page.getByRole('textbox', { name: 'Текст новости' });
  await text.click();
  await page.keyboard.type('Разобрать шкафы ');
  await page.getByRole('button', { name: 'Полужирный' }).click();
  await page.keyboard.type('до пятницы');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Список', exact: true }).click();
  await page.keyboard.type('ключи у секретаря');
  await page.getByRole('button', { name: 'Ссылка на запись' }).click();
  await page.getByRole('textbox', { name: 'Номер заказа, клиент, сотрудник' }).fill('Иванова');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Иванова/ })
    .click();
  await page.getByRole('combobox', { name: 'Кому' }).click();
  await page.getByRole('option', { name: /Продажи/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Важная' }).check({ force: true });
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Опубликовать…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Увидят \d+ сотрудника: отделы: Отдел №1. Продажи/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByRole('heading', { name: 'Инвентаризация шкафов', level: 1 })).toBeVisible();
  await expect(page.getByText('Ознакомились 0 из 3')).toBeVisible();
  const { pathname } = new URL(page.url());

  const colleague = await company.enter(browser, 'Иванова');
  const hers = colleague.page;
  await colleague.go('/');
  await hers.getByRole('link', { name: 'Инвентаризация шкафов' }).click();
  await expect(hers.locator('strong', { hasText: 'до пятницы' })).toBeVisible();
  await expect(hers.getByRole('link', { name: 'Иванова Анна Сергеевна' })).toBeVisible();
  await hers.getByRole('button', { name: 'Ознакомиться' }).click();
  await expect(hers.getByText(/Ознакомлены/)).toBeVisible();
  await hers.getByRole('textbox', { name: 'Ваш комментарий' }).fill('Ключи взяла');
  await hers.getByRole('button', { name: 'Отправить' }).click();
  await expect(hers.getByText('Ключи взяла')).toBeVisible();
  expect(await seriousIn(hers)).toEqual([]);
  await colleague.leave();

  await head.go(pathname);
  await expect(page.getByText('Ознакомились 1 из 3')).toBeVisible();
  await page.getByRole('button', { name: 'Напомнить' }).click();
  await expect(page.getByText('Напоминание отправлено 2 сотрудникам')).toBeVisible();

  const accountant = await company.enter(browser, 'Сидорова');
  await accountant.go('/news');
  await expect(accountant.page.getByText('График отпусков')).toBeVisible();
  await expect(accountant.page.getByText('Инвентаризация шкафов')).toHaveCount(0);
  await accountant.go(pathname);
  await expect(accountant.page.getByText('Инвентаризация шкафов')).toHaveCount(0);
  await accountant.leave();
});
