import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { admin as administrator, walkFirstStart } from './first-start.ts';
import { type Product, startProduct } from './product.ts';

/** Documents from templates: set up by the administrator, made by a manager, mended before they are made. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let product: Product;
let admin: Actor;
let manager: Actor;
let clientId: number;
let contractId: number;
let orderId: number;

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  const page = await browser.newPage();
  const accounts = await walkFirstStart(page, product);
  await page.close();
  const seller = accounts.find((one) => one.name.startsWith('Иванова'));
  if (!seller) throw new Error('no account of Иванова');
  admin = await Actor.enter(browser, product.url, administrator);
  manager = await Actor.enter(browser, product.url, seller);
  clientId = await made('/clients', { name: 'АО «Котельная»', inn: '7707083893', kpp: '770701001' });
  await made(`/clients/${clientId}/contacts`, {
    lastName: 'Кузнецова',
    firstName: 'Ольга',
    middleName: 'Викторовна',
    position: 'Генеральный директор',
    decides: true,
  });
  contractId = await made('/contracts', {
    clientId,
    number: 'КТ-7/26',
    signedOn: '2026-03-02',
    amount: '240000.00',
  });
  orderId = await made('/orders', { title: 'Экспертиза котла', clientId, contractId });
});
test.afterAll(async () => {
  await admin?.leave();
  await manager?.leave();
  await product?.stop();
});

async function made(path: string, data: object): Promise<number> {
  const answer = await manager.page.request.post(`${product.url}/api${path}`, {
    data,
    headers: { 'x-vizir': '1' },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}
const choose = async (page: Page, template: string) => {
  await page.getByRole('button', { name: 'Создать документ' }).first().click();
  await page.getByRole('menuitem', { name: template }).click();
};
const documents = (page: Page) => page.getByRole('list', { name: 'Документы' });

test('the administrator finds the templates there, and writes down the company', async () => {
  const { page } = admin;
  await admin.go('/admin/templates');
  for (const name of ['Договор на экспертизу', 'Акт сдачи-приёмки', 'Счёт на оплату', 'Лист согласования'])
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await page.getByLabel('Название с формой собственности').fill('ООО «Экспертиза»');
  await page.getByLabel('Должность подписывающего').fill('Директор');
  await page.getByLabel('Фамилия').fill('Орлов');
  await page.getByLabel('Имя', { exact: true }).fill('Пётр');
  await page.getByLabel('Отчество').fill('Ильич');
  await page.getByRole('button', { name: 'Сохранить реквизиты' }).click();
  await expect(page.getByText('Реквизиты сохранены')).toBeVisible();
  await page.getByLabel('Найти поле').fill('прописью');
  await expect(page.getByText('{договор.сумма.прописью}')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
});

test('a file that is no template is refused with a word', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: 'Загрузить шаблон' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill('Плохой');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'плохой.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('это не архив'),
  });
  await dialog.getByRole('button', { name: 'Загрузить шаблон' }).click();
  await expect(dialog.getByText(/Файл повреждён/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a manager makes an act from an order, mends the genitive, and makes it again', async () => {
  const { page } = manager;
  await manager.go(`/orders/${orderId}`);
  await choose(page, 'Акт сдачи-приёмки');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Сумма прописью')).toHaveValue('Двести сорок тысяч рублей 00 копеек');
  const inPerson = dialog.getByLabel('В лице … (родительный падеж)').nth(1);
  await expect(inPerson).toHaveValue('генерального директора Кузнецовой Ольги Викторовны');
  expect(await seriousIn(page)).toEqual([]);
  await inPerson.fill('президента Кузнецовой О. В.');
  await dialog.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(dialog.getByText(/Не заполнено .*Город/)).toBeVisible();
  await dialog.getByLabel('Город').fill('Москва');
  const rest = dialog.getByRole('button', { name: /^Создать/ });
  await rest.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Создан документ «Акт.*версия 1$/)).toBeVisible();
  const row = documents(page).getByRole('listitem').filter({ hasText: 'Акт сдачи-приёмки' });
  await expect(row).toHaveCount(1);

  await choose(page, 'Акт сдачи-приёмки');
  await expect(dialog.getByText(/Новый станет версией 2/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Создать', exact: true }).click();
  await dialog.getByRole('button', { name: 'Создать с пустыми' }).click();
  await expect(row.getByRole('button', { name: 'версия 2' })).toBeVisible();
  await expect(row).toHaveCount(1);
  await row
    .getByText(/Акт сдачи-приёмки/)
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('from a client the contract is asked for', async () => {
  const { page } = manager;
  await made('/contracts', { clientId, number: 'КТ-8/26', amount: '1000.00' });
  await manager.go(`/clients/${clientId}`);
  await choose(page, 'Счёт на оплату');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('К какому договору относится?').click();
  await page.getByRole('option', { name: 'КТ-8/26' }).click();
  await expect(dialog.getByLabel('Сумма цифрами')).toHaveValue(/^1\s000,00$/);
  await dialog.getByRole('button', { name: 'Создать', exact: true }).click();
  await dialog.getByRole('button', { name: 'Создать с пустыми' }).click();
  await expect(page.getByText(/Счёт на оплату КТ-8_26.docx.*версия 1$/)).toBeVisible();
});
