import { expect, test } from '@playwright/test';
import { Actor } from './cast.ts';
import { type Product, startProduct } from './product.ts';

/** From a filter of the list of clients to a draft that knows whom it goes to. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product?.stop();
});

test('a filter is kept as a live group, and a draft finds its people by it', async ({ browser }) => {
  const account = product.accounts?.find(({ name }) => name.startsWith('Иванова'));
  if (!account) throw new Error('no manager');
  const manager = await Actor.enter(browser, product.url, account);
  const { page } = manager;

  await manager.go('/clients?status=active');
  await page.getByRole('button', { name: 'Сохранить как группу' }).click();
  await page.getByLabel('Название группы').fill('Действующие');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await manager.go('/segments');
  await expect(page.getByRole('link', { name: /Действующие/ })).toBeVisible();
  await expect(page.getByText('живая')).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: 'Рассылки' }).click();
  await page.getByRole('link', { name: 'Новая рассылка' }).first().click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Осень');
  await page.getByRole('button', { name: 'Дальше: кому' }).click();
  await expect(page.getByText('Выберите группы')).toBeVisible();
  const saved = manager.answered('PUT', '/campaigns/');
  await manager.choose('Группы', /Действующие/);
  await saved;
  await expect(page.getByText(/^→ \d+ адрес/)).toBeVisible();
  await expect(page.getByText(/Не получат \d+: .*нет согласия/)).toBeVisible();
  await page.getByRole('button', { name: 'Список' }).click();
  await expect(page.getByRole('table', { name: 'Кто не получит письмо' })).toBeVisible();
  // the draft is kept: it stands there again after a reload
  await page.reload();
  await expect(page.getByText('Действующие')).toBeVisible();
  await page.getByRole('button', { name: 'Дальше: Письмо' }).click();
  await expect(page).toHaveURL(/step=letter/);
  await page.getByRole('button', { name: 'Действия: Осень' }).click();
  await page.getByRole('menuitem', { name: 'Сделать копию' }).click();
  await page.getByRole('button', { name: 'Дальше: кому' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Осень — копия' })).toBeVisible();
  await expect(page.getByText('Действующие')).toBeVisible();
  await manager.leave();
});
