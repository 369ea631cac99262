import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { openCompany } from './company.ts';
import type { Product } from './product.ts';

/** Two thousand clients brought over from an old table: named, checked, mended, loaded behind one's back, and taken back. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const ROWS = 2000;
const WRONG = 58;
const FILE = 'Клиенты из старой базы.csv';

let product: Product;
let manager: Actor;
let address: string;

test.beforeAll(async ({ browser }) => {
  const company = await openCompany();
  product = company.product;
  manager = await company.enter(browser, 'Иванова');
});
test.afterAll(async () => {
  await manager?.leave();
  await product?.stop();
});

const isAccessible = async (page: Page) => expect(await seriousIn(page)).toEqual([]);
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Какие строки показать' }).getByRole('link', { name });

test('a file that is no table is refused beside the file, and nothing is lost', async () => {
  const { page } = manager;
  await manager.go('/clients');
  await page.getByRole('link', { name: 'Импорт' }).first().click();
  await expect(page.getByText('Таблиц пока не загружали')).toBeVisible();
  await page.getByRole('link', { name: 'Загрузить таблицу' }).click();
  await expect(page.getByRole('radio', { name: /^Клиенты с контактами/ })).toBeChecked();
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Выберите таблицу' })).toBeVisible();
  await chooseFile(page, 'Клиенты.xlsx', Buffer.from('%PDF-1.7 не таблица'));
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /xlsx/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Выбрать другую таблицу' })).toBeVisible();
  await isAccessible(page);
});

test('a table in Windows-1251 is understood, and its columns are guessed', async () => {
  const { page } = manager;
  await chooseFile(page, FILE, windows1251(table()));
  await page.getByRole('button', { name: 'Прочитать таблицу' }).click();
  await expect(page.getByRole('heading', { level: 1, name: FILE })).toBeVisible();
  address = new URL(page.url()).pathname;
  await expect(page.getByText('CSV · Windows-1251 · через точку с запятой · 2 000 строк')).toBeVisible();
  const field = (title: string) => page.getByRole('combobox', { name: `Что в столбце «${title}»` });
  await expect(field('Название')).toHaveValue('Название ●');
  await expect(field('ИНН')).toHaveValue('ИНН');
  await expect(field('Почта')).toHaveValue('Почта');
  await expect(field('Менеджер')).toHaveValue('Ответственный менеджер');
  await expect(field('Код 1С')).toHaveValue('Не загружать');
  await isAccessible(page);

  // what is chosen is at the server at once: a reload loses nothing
  const saved = manager.answered('PUT', '/settings');
  await page.getByRole('checkbox', { name: 'По телефону' }).check();
  await saved;
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'По телефону' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'По телефону' }).uncheck();
});

test('the check finds what is wrong, and a row is mended where it stands', async () => {
  const { page } = manager;
  await page.getByRole('button', { name: 'Проверить' }).click();
  await expect(page.getByRole('heading', { name: 'Можно загрузить 1 942 строки' })).toBeVisible({
    timeout: 90_000,
  });
  await expect(tab(page, `С ошибками ${WRONG}`)).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('Сейчас 9').first()).toBeVisible();
  await isAccessible(page);

  const cell = page.getByRole('gridcell', { name: '770123456', exact: true }).first();
  await cell.click();
  const field = page.getByRole('textbox', { name: /^ИНН, строка 3: изменить$/ });
  await field.fill('77');
  await field.press('Escape');
  await expect(cell).toBeFocused();
  await cell.press('Enter');
  await field.fill(innOf(5001));
  await field.press('Enter');
  await expect(page.getByText('Строка 3 исправлена: создадим новую запись')).toBeVisible();
  await expect(tab(page, `С ошибками ${WRONG - 1}`)).toBeVisible();
  // the work goes on in the next wrong row
  await expect(page.locator('[role=grid] td:focus')).toHaveAttribute('aria-invalid', 'true');
});

test('a row is left out and taken back; the wrong ones go away as a file', async () => {
  const { page } = manager;
  await page.getByRole('button', { name: 'Не загружать строку 4', exact: true }).click();
  await expect(tab(page, 'Исключены 1')).toBeVisible();
  await tab(page, 'Исключены 1').click();
  await page.getByRole('button', { name: 'Вернуть строку 4', exact: true }).click();
  await expect(tab(page, `С ошибками ${WRONG - 1}`)).toBeVisible();
  await tab(page, `С ошибками ${WRONG - 1}`).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать строки с ошибками' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

test('it is loaded while nobody looks, and the end is told', async () => {
  const { page } = manager;
  await page.getByRole('button', { name: 'Загрузить 1 943 строки' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Создадим: 1 943')).toBeVisible();
  await expect(dialog.getByText(`Строк с ошибками: ${WRONG - 1}`)).toBeVisible();
  await isAccessible(page);
  const begun = manager.answered('PUT', '/run');
  await dialog.getByRole('button', { name: 'Загрузить 1 943 строки' }).click();
  await begun;
  await manager.go('/people');
  await expect(page.getByRole('button', { name: /^Уведомления/ })).toBeVisible();
  await page.getByRole('button', { name: /^Уведомления/ }).click();
  const notice = page.getByRole('link', { name: new RegExp(`Импорт закончен.*${FILE}`) });
  await expect(notice).toBeVisible({ timeout: 120_000 });
  await notice.click();
  await expect(page.getByRole('heading', { name: 'Загружено 1 943 из 2 000' })).toBeVisible();
  await expect(page.getByText(`${WRONG - 1} строк с ошибками`)).toBeVisible();
  await expect(tab(page, 'Создано 1 943')).toBeVisible();
  await isAccessible(page);
});

test('a row that was wrong is mended afterwards and loaded alone', async () => {
  const { page } = manager;
  await page.getByRole('gridcell', { name: '770123456', exact: true }).first().click();
  await page.getByRole('textbox', { name: /^ИНН, строка/ }).fill(innOf(5002));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Загрузить исправленную строку' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Загрузить 1 строку' }).click();
  await expect(page.getByRole('heading', { name: 'Загружено 1 944 из 2 000' })).toBeVisible({
    timeout: 60_000,
  });
});

test('what was loaded is in the list of clients', async () => {
  const { page } = manager;
  await manager.go(`/clients?search=${encodeURIComponent(nameOf(1777))}`);
  await page.getByRole('link', { name: nameOf(1777) }).click();
  await expect(page.getByRole('heading', { level: 1, name: nameOf(1777) })).toBeVisible();
  await expect(page.getByText(innOf(1777)).first()).toBeVisible();
});

test('the whole import is undone, and nothing of it is found', async () => {
  const { page } = manager;
  await manager.go(address);
  await page.getByRole('button', { name: 'Отменить весь импорт' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Созданные записи исчезнут: 1 944')).toBeVisible();
  await dialog.getByRole('button', { name: 'Отменить весь импорт' }).click();
  await expect(page.getByRole('heading', { name: 'Импорт отменён: всё вернулось, как было' })).toBeVisible({
    timeout: 120_000,
  });
  await expect(tab(page, 'Отменено 1 944')).toBeVisible();
  await isAccessible(page);
  await manager.go(`/clients?search=${encodeURIComponent(nameOf(1777))}&asTyped=true`);
  await expect(page.getByRole('heading', { level: 1, name: 'Клиенты' })).toBeVisible();
  await expect(page.getByText(/По запросу|Ничего не наш|не нашлось/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: nameOf(1777) })).toHaveCount(0);
});

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** The first 58 clients are wrong, in four ways by turns; above them stands the row of names. */
function table(): string {
  const lines = ['Название;ИНН;Телефон;Почта;Менеджер;Адрес;Код 1С'];
  for (let n = 1; n <= ROWS; n += 1) {
    const wrong = n <= WRONG ? n % 4 : null;
    const cells = [
      wrong === 1 ? '' : nameOf(n),
      wrong === 2 ? '770123456' : innOf(n),
      `+7 (495) 6${String(n).padStart(6, '0')}`,
      wrong === 3 ? `info${n}.example.org` : `info${n}@example.org`,
      wrong === 0 ? 'Тютчев Ф. И.' : 'Иванова Анна Сергеевна',
      `г. Пермь, ул. Ленина, д. ${n}`,
      '',
    ];
    lines.push(cells.map((cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';'));
  }
  return lines.join('\r\n');
}

function nameOf(n: number): string {
  return `ООО «Камский прибор ${n}»`;
}

/** Ten digits, the last of which is their control digit. */
function innOf(n: number): string {
  const digits = `59${String(1_000_000 + n)}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

function windows1251(text: string): Buffer {
  const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}
