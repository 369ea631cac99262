import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** A conversation on an order: put right, answered, pinned, with a file, and called into it who would not see it. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let account: Company['account'];
let manager: Actor;
let orderPath = '';

test.beforeAll(async ({ browser }) => {
  ({ product, account } = await openCompany());
  manager = await Actor.enter(browser, product.url, account('Иванова'));
});
test.afterAll(async () => {
  await manager?.leave();
  await product?.stop();
});

test('a comment is edited, answered and pinned; what is half typed comes back after a reload', async () => {
  const { page } = manager;
  await manager.go('/orders?status=confirmed');
  await page
    .getByRole('link', { name: /^З-\d{4}-\d{4}/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  orderPath = new URL(page.url()).pathname;
  const feed = page.getByRole('feed', { name: 'Лента' });
  const box = page.getByRole('textbox', { name: 'Комментарий', exact: true });

  await box.fill('Срок — пятница');
  const sent = manager.answered('POST', '/comments');
  await page.keyboard.press('Control+Enter');
  await sent;
  const first = feed.getByRole('article').filter({ hasText: 'Срок — пятница' });
  await first.getByRole('button', { name: 'Изменить' }).click();
  const edit = page.getByRole('textbox', { name: 'Текст комментария' });
  await edit.fill('Срок — понедельник');
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Срок — понедельник');
  await page.reload();
  await expect(edit).toHaveValue('Срок — понедельник');
  const edited = manager.answered('PUT', '/comments/');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await edited;
  const now = feed.getByRole('article').filter({ hasText: 'Срок — понедельник' });
  await expect(now.getByText('изменён')).toBeVisible();

  await now.getByRole('button', { name: 'Ответить' }).click();
  await box.fill('Успеваем');
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Успеваем');
  await page.reload();
  await expect(box).toHaveValue('Успеваем');
  await expect(page.getByText('Черновик от')).toBeVisible();
  await expect(page.getByRole('link', { name: /Ответ: Иванова.*Срок — понедельник/ })).toBeVisible();
  const answered = manager.answered('POST', '/comments');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await answered;
  const reply = feed.getByRole('article').filter({ hasText: 'Успеваем' });
  await expect(reply.getByRole('link', { name: /Срок — понедельник/ })).toBeVisible();

  const pinned = manager.answered('PUT', '/pin');
  await now.first().getByRole('button', { name: 'Закрепить' }).click();
  await pinned;
  await expect(
    page.getByRole('region', { name: 'Закреплённые комментарии' }).getByText('Срок — понедельник'),
  ).toBeVisible();
});

test('a file goes with it, and who would not see it is named before it is sent', async () => {
  const { page } = manager;
  await manager.go(orderPath);
  const box = page.getByRole('textbox', { name: 'Комментарий', exact: true });
  await box.fill('Письмо клиента');
  await page.getByRole('button', { name: 'Файл', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Загрузить с компьютера' }).click();
  await (await chooser).setFiles({ name: 'Письмо.txt', mimeType: 'text/plain', buffer: Buffer.from('Ждём') });
  await page.getByRole('combobox', { name: 'Вид документа: Письмо.txt' }).click();
  await page.getByRole('option', { name: 'прочее' }).click();
  await expect(page.getByRole('button', { name: 'Убрать файл «Письмо.txt»' })).toBeVisible();

  // the manager's words are not for approval
  await box.press('End');
  await box.pressSequentially(' @Лап');
  await expect(page.getByRole('option', { name: /Лаптев.*не увидит/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Не увидят этот комментарий и не узнают о нём: Лаптев Н. Е.')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  const sent = manager.answered('POST', '/comments');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await sent;
  await expect(page.getByRole('feed').getByRole('link', { name: 'Письмо.txt' })).toBeVisible();

  await manager.go('/');
  const newest = page.getByRole('region', { name: 'Что изменилось' });
  await expect(newest.getByText('Письмо клиента @Лаптев Н. Е.')).toBeVisible();
  await newest.getByRole('link', { name: 'Все →' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Лента' })).toBeVisible();
  await page.getByText('Комментарии', { exact: true }).click();
  await page
    .getByRole('link', { name: /^к заказу З-/ })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
});
