import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Account, Actor } from './cast.ts';
import { walkFirstStart } from './first-start.ts';
import { type Product, startFresh } from './product.ts';

/** From an empty folder to the archive: a client, a contract and an order that seven people carry through the page. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let accounts: Account[];
let orderId = '';
let orderNumber = '';
const document = path.resolve(import.meta.dirname, '../test/files/Акт № 5.doc');
const account = (lastName: string): Account => {
  const found = accounts.find((one) => one.name.startsWith(lastName));
  if (!found) throw new Error(`no account of ${lastName}`);
  return found;
};

test.beforeAll(async () => {
  product = await startFresh();
});
test.afterAll(async () => {
  await product?.stop();
});

test('the first start: key, company, administrator, demonstration company', async ({ page }) => {
  accounts = await walkFirstStart(page, product);
  expect(accounts.length).toBeGreaterThanOrEqual(14);
});

test('the manager adds a client, a contract and an order, and finds them by name and by both numbers', async ({
  browser,
}) => {
  const manager = await Actor.enter(browser, product.url, account('Иванова'));
  const { page } = manager;
  await manager.go('/clients/new');
  await page.getByLabel('Название').fill('ООО «Северный Завод»');
  await page.getByLabel('Адрес', { exact: true }).fill('г. Мурманск, ул. Портовая, 1');
  await page.getByLabel('ИНН').fill('7707083893');
  await page.getByLabel('Фамилия').fill('Носов');
  await page.getByRole('button', { name: 'Добавить клиента' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Северный Завод/ })).toBeVisible();
  const clientId = new URL(page.url()).pathname.split('/').at(-1);

  await manager.go(`/contracts/new?clientId=${clientId}`);
  await page.getByLabel('Номер').fill('907-ЭПБ');
  await page.getByLabel('Дата').first().fill('05.09.2026');
  await page.getByLabel('Сумма').fill('1200000');
  await page.getByRole('button', { name: 'Добавить договор' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /907-ЭПБ/ })).toBeVisible();

  await manager.go(`/orders/new?clientId=${clientId}`);
  await page.getByLabel('Что нужно сделать').fill('ЭПБ резервуара РВС-3000');
  await manager.choose('Договор', /907-ЭПБ/);
  await page.getByRole('button', { name: 'Создать заказ' }).click();
  await expect(page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  orderNumber =
    (await page.getByRole('navigation', { name: 'Путь' }).textContent())?.match(/З-\d{4}-\d{4}/)?.[0] ?? '';
  expect(orderNumber).not.toBe('');

  for (const wanted of ['северный', 'ctdthysq', '907 эпб', orderNumber]) {
    await manager.go('/orders?any=true');
    await page
      .getByRole('searchbox')
      .or(page.getByPlaceholder('Компания, № договора, № заказа'))
      .first()
      .fill(wanted);
    await expect(page.getByRole('link', { name: orderNumber })).toBeVisible();
  }
  await manager.leave();
});

test('step 1: fields commit as they are left, the gate names all that is missing, the head signs', async ({
  browser,
}) => {
  const manager = await Actor.enter(browser, product.url, account('Иванова'));
  await manager.openOrder(orderId);
  await expect(manager.page.getByRole('heading', { name: /осталось 5 из 5/ })).toBeVisible();
  await manager.page.getByRole('button', { name: 'Запросить резолюцию' }).click();
  await expect(manager.page.getByText('Укажите вознаграждение').first()).toBeVisible();
  await manager.fill('Порядок оплаты', '50 % предоплата');
  await manager.fill('Вознаграждение', '1 200 000,00');
  await manager.fill('Сумма субподрядчика', '0');
  await manager.page.getByRole('button', { name: 'Подтвердить', exact: true }).click();
  await expect(manager.page.getByRole('heading', { name: /осталось 1 из 5/ })).toBeVisible();

  const head = await Actor.enter(browser, product.url, account('Петров'));
  const before = await head.unseen();
  await manager.ask();
  // told at once, in the other browser, without a reload, and once
  await expect.poll(() => head.unseen()).toBe(before + 1);
  await head.openOrder(orderId);
  // the other browser shows it without a reload
  await expect(head.page.getByText('ждёт резолюции').first()).toBeVisible();
  await head.sign('Согласовать');
  await expect(manager.page.getByText('Петров Пётр Петрович').first()).toBeVisible();
  await expect(manager.page.getByText('Шаг 2 из 6')).toBeVisible();
  await Promise.all([manager.leave(), head.leave()]);
});

test('step 2: the accountant enters the payment, the head returns it with a reason, then signs', async ({
  browser,
}) => {
  const accountant = await Actor.enter(browser, product.url, account('Сидорова'));
  await accountant.openOrder(orderId);
  const chosen = accountant.answered('PUT', '/fields/');
  await accountant.choose('Юридическое лицо', /Промдиагностика/);
  await chosen;
  const form = accountant.page.getByRole('form', { name: 'Внести платёж' });
  await form.getByLabel('Сумма').fill('600000');
  await form.getByLabel('№ п/п').fill('181');
  const paid = accountant.answered('POST', '/payments');
  await form.getByRole('button', { name: 'Внести платёж' }).click();
  await paid;
  await expect(accountant.page.getByText('50,00').first()).toBeVisible();
  await accountant.ask();

  const head = await Actor.enter(browser, product.url, account('Кузнецова'));
  await head.openOrder(orderId);
  await head.page.getByRole('button', { name: 'На доработку…' }).click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByLabel('Что исправить').fill('Отметьте, что акт выставлен');
  const returned = head.answered('POST', '/returns');
  await dialog.getByRole('button', { name: 'Вернуть на доработку' }).click();
  await returned;
  await expect(accountant.page.getByText('Отметьте, что акт выставлен').first()).toBeVisible();
  await accountant.tick('Акт выставлен');
  await expect(accountant.page.getByText('Сидорова Елена Викторовна').first()).toBeVisible();
  await accountant.ask();
  // what stands in the dialog is signed: the request must have come to this page before it opens
  await expect(
    head.page.getByRole('region', { name: 'Отдел №2. Оплата' }).getByText('ждёт резолюции'),
  ).toBeVisible();
  await head.sign('Согласовать');
  await Promise.all([accountant.leave(), head.leave()]);
});

test('step 3: the manager attaches a .doc as terms of reference, the head of expertise chooses the expert with the signature', async ({
  browser,
}) => {
  const manager = await Actor.enter(browser, product.url, account('Иванова'));
  await manager.openOrder(orderId);
  await manager.choose('Вид документа', 'ТЗ');
  const stored = manager.answered('POST', '/document');
  const chooser = manager.page.waitForEvent('filechooser');
  await manager.page.getByRole('button', { name: 'Выбрать файлы' }).click();
  await (await chooser).setFiles(document);
  await stored;
  await expect(manager.page.getByRole('link', { name: 'Акт № 5.doc', exact: true })).toBeVisible();
  const download = manager.page.waitForEvent('download');
  await manager.page.getByRole('link', { name: 'Скачать: Акт № 5.doc' }).click();
  expect((await download).suggestedFilename()).toBe('Акт № 5.doc');
  await manager.tick('ТЗ отправлено');
  await manager.ask();

  const head = await Actor.enter(browser, product.url, account('Орлов'));
  await head.openOrder(orderId);
  await expect(head.page.getByText('1 200 000,00')).toHaveCount(0);
  await head.page.getByRole('combobox', { name: 'Эксперт' }).last().click();
  await head.page.getByRole('option', { name: /Юдина/ }).click();
  await head.sign('Назначить и согласовать');
  await Promise.all([manager.leave(), head.leave()]);
});

test('steps 4 and 5: the expert sees no money and only their own comments; a substitute signs «за»', async ({
  browser,
}) => {
  const expert = await Actor.enter(browser, product.url, account('Юдина'));
  await expert.openOrder(orderId);
  await expect(expert.page.getByText('1 200 000')).toHaveCount(0);
  await expert.page.getByRole('textbox', { name: 'Комментарий' }).fill('Нужен паспорт резервуара');
  const said = expert.answered('POST', '/comments');
  await expert.page.getByRole('textbox', { name: 'Комментарий' }).press('Control+Enter');
  await said;
  await expert.tick('Анализ документов проведён');
  await expert.tick('Экспертиза проведена');
  await expert.ask();

  const substitute = await Actor.enter(browser, product.url, account('Белов'));
  await substitute.openOrder(orderId);
  await substitute.sign('Согласовать');
  await expect(
    expert.page
      .getByText('за: Орлов Дмитрий Ильич')
      .or(expert.page.getByText(/за Орлова/))
      .first(),
  ).toBeVisible();

  for (const mark of ['Документы сданы в госорганы', 'Экспертиза согласована', 'Работа выполнена'])
    await expert.tick(mark);
  await expert.ask();
  const head = await Actor.enter(browser, product.url, account('Морозова'));
  await head.openOrder(orderId);
  await expect(head.page.getByText('Нужен паспорт резервуара')).toBeVisible();
  await head.sign('Согласовать');
  await Promise.all([expert.leave(), substitute.leave(), head.leave()]);
});

test('step 6: the archive waits for the marks of accounting, then the manager moves the order there', async ({
  browser,
}) => {
  const manager = await Actor.enter(browser, product.url, account('Иванова'));
  await manager.openOrder(orderId);
  await manager.fill('Дата оформления', '24.11.2026');
  const until = manager.answered('PUT', '/fields/');
  const term = manager.page.getByRole('textbox', { name: 'Срок действия' });
  await term.fill('3');
  await term.blur();
  await until;
  await manager.page
    .getByRole('main')
    .getByRole('button', { name: 'Перевести в архив', exact: true })
    .last()
    .click();
  await manager.page.getByRole('dialog').getByRole('button', { name: 'Перевести в архив' }).click();
  await expect(manager.page.getByText('Отметьте: акт подписан').first()).toBeVisible();

  const accountant = await Actor.enter(browser, product.url, account('Сидорова'));
  await accountant.go('/orders?waitingForMe=true');
  await expect(accountant.page.getByText(orderNumber).first()).toBeVisible();
  await accountant.go(`/orders/${orderId}?step=2`);
  await accountant.tick('Акт подписан');
  await accountant.tick('Оригинал договора получен');
  await manager.openOrder(orderId);
  await manager.sign('Перевести в архив');
  await expect(manager.page.getByText('Архив').first()).toBeVisible();
  await manager.go('/orders?archived=true');
  await manager.page
    .getByRole('searchbox')
    .or(manager.page.getByPlaceholder('Компания, № договора, № заказа'))
    .first()
    .fill(orderNumber);
  await expect(manager.page.getByRole('link', { name: orderNumber })).toBeVisible();
  await Promise.all([manager.leave(), accountant.leave()]);
});

test('the sign-off sheet fits on paper, names the substitute, and its code is confirmed by verify-journal', async ({
  browser,
}) => {
  const manager = await Actor.enter(browser, product.url, account('Иванова'));
  await manager.openOrder(orderId);
  await manager.page.getByRole('button', { name: 'Другие действия' }).click();
  await manager.page.getByRole('menuitem', { name: 'Лист согласования' }).click();
  const sheet = manager.page.getByRole('article', { name: 'Лист согласования' });
  await expect(sheet.getByText('Белов', { exact: false }).first()).toBeVisible();
  await expect(sheet.getByText('за: Орлов Дмитрий Ильич')).toBeVisible();
  const code = /\d+(-[0-9A-Z]{5}){4}/.exec(await sheet.innerText())?.[0] ?? '';
  const paper = await manager.page.pdf({ preferCSSPageSize: true });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);

  const verify = (said: string) =>
    spawnSync(process.execPath, ['server/main.ts', 'verify-journal', orderNumber, said], {
      cwd: path.resolve(import.meta.dirname, '..'),
      env: { ...process.env, VIZIR_DATA: product.dataDir },
      encoding: 'utf8',
    });
  const { status, stdout } = verify(code);
  expect(stdout).toContain(`Код подтверждён, заказ ${orderNumber}`);
  expect(status).toBe(0);
  const altered = verify(code.replace(/.$/, (last) => (last === '2' ? '3' : '2')));
  expect(altered.stdout).toContain('Код НЕ подтверждён');
  expect(altered.status).toBe(1);
  await manager.leave();
});
