import { expect, type Locator, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import type { Product } from './product.ts';

/** The head signs what waits, one order after another, without the mouse; the board refuses what the gate refuses. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let account: Company['account'];

test.beforeAll(async () => {
  ({ product, account } = await openCompany());
});
test.afterAll(async () => {
  await product?.stop();
});

/** A key as the Russian layout sends it: the place is J, the letter is «о». */
async function russian(page: Page) {
  const keyboard = await page.context().newCDPSession(page);
  const letters: Record<string, string> = { KeyJ: 'о', KeyK: 'л', KeyR: 'к' };
  return async (code: string) => {
    const key = letters[code] ?? '';
    const windowsVirtualKeyCode = code.charCodeAt(3);
    await keyboard.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      code,
      key,
      text: key,
      windowsVirtualKeyCode,
    });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode });
  };
}

test('three resolutions in a row by keyboard in the Russian layout; one order changes meanwhile', async ({
  browser,
}) => {
  const head = await Actor.enter(browser, product.url, account('Петров'));
  const { page } = head;
  const press = await russian(page);
  await head.go('/orders?waitingForMe=true');
  const rows = page.getByRole('table', { name: 'Заказы' }).locator('tbody tr');
  await expect(rows).toHaveCount(3);
  const numbers = await rows.getByRole('link', { name: /^З-/ }).allTextContents();
  const ids = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.record ?? ''));
  const dialog = page.getByRole('dialog');
  const panel = page.getByRole('complementary', { name: 'Просмотр заказа' });
  const signed = () => head.answered('PUT', '/resolution');
  /** The panel shows this order whole, and the dialog of the one before is gone: keys go to this one. */
  const stands = async (number: string | undefined) => {
    await expect(panel.getByRole('heading', { name: number })).toBeVisible();
    await expect(panel.getByText(/осталось 1 из/)).toBeVisible();
    await expect(dialog).toHaveCount(0);
  };

  await press('KeyJ');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Space');
  await stands(numbers[0]);
  expect(await seriousIn(page)).toEqual([]);

  await press('KeyR');
  await expect(dialog.getByText('Вознаграждение')).toBeVisible();
  const first = signed();
  await page.keyboard.press('Control+Enter');
  await first;
  await stands(numbers[1]);
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toBeFocused();

  await press('KeyR');
  await expect(dialog.getByText('Вознаграждение')).toBeVisible();
  const accountant = await Actor.enter(browser, product.url, account('Сидорова'));
  await accountant.go(`/orders/${ids[1]}?step=2`);
  const form = accountant.page.getByRole('form', { name: 'Внести платёж' });
  await form.getByLabel('Сумма').fill('1000');
  await form.getByLabel('№ п/п').fill('77');
  const paid = accountant.answered('POST', '/payments');
  await form.getByRole('button', { name: 'Внести платёж' }).click();
  await paid;
  await accountant.leave();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('Пока вы смотрели, изменилось 1 поле');
  await expect(dialog.getByRole('alert')).toContainText('1 000,00');
  const second = signed();
  await page.keyboard.press('Control+Enter');
  await second;

  await stands(numbers[2]);
  await press('KeyR');
  await expect(dialog.getByText('Вознаграждение')).toBeVisible();
  const third = signed();
  await page.keyboard.press('Control+Enter');
  await third;
  await expect(page.getByText('От вас ничего не ждут')).toBeVisible();
  await expect(panel).toHaveCount(0);
  await head.leave();
});

test('a card put into the next column while things are missing goes back, and the panel names them', async ({
  browser,
}) => {
  const head = await Actor.enter(browser, product.url, account('Петров'));
  const { page } = head;
  await head.go('/orders?view=board');
  const terms = page.getByRole('region', { name: 'Условия' });
  const first = terms.getByRole('article').filter({ hasText: 'Предпосылка' }).first();
  const number = (await first.getByRole('link').first().textContent()) ?? '';
  // one and the same, also if the column is sorted anew meanwhile
  const card = terms.getByRole('article').filter({ hasText: number });
  const putInto = (column: string, until: Locator) =>
    expect(async () => {
      await card.dragTo(page.getByRole('region', { name: column }), { steps: 5 });
      await expect(until).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 40_000 });
  await putInto('ТЗ и эксперт', page.getByText('Шаги идут один за другим: после «Условия» — «Оплата»'));

  const panel = page.getByRole('complementary', { name: 'Просмотр заказа' });
  await putInto('Оплата', panel.getByRole('heading', { name: number }));
  await expect(panel.getByRole('heading', { name: /Заказ пока не передать: осталось/ })).toBeFocused();
  await expect(terms.getByRole('link', { name: number })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(terms.getByRole('link', { name: number })).toBeFocused();

  // the menu does the same without a mouse
  await terms.getByRole('button', { name: `Действия: ${number}` }).press('Enter');
  await page.getByRole('menuitem', { name: 'Согласовать' }).press('Enter');
  await expect(panel.getByRole('heading', { name: /Заказ пока не передать: осталось/ })).toBeVisible();
  await head.leave();
});
