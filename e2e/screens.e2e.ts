import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { type Account, Actor } from './cast.ts';
import { admin, walkFirstStart } from './first-start.ts';
import { type Product, startFresh } from './product.ts';

/** The main screens as people open them: nothing serious for axe, no sideways scroll, nothing blocked by the policy. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let accounts: Account[] = [];
const account = (lastName: string): Account => accounts.find((one) => one.name.startsWith(lastName)) ?? admin;

test.beforeAll(async ({ browser }) => {
  product = await startFresh();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(product.url);
  await expect(page.getByLabel('Ключ установки')).toBeVisible();
  await seriousIn(page).then((found) => expect(found).toEqual([]));
  accounts = await walkFirstStart(page, product);
  await context.close();
});
test.afterAll(async () => {
  await product?.stop();
});

const screens: [who: string, paths: string[]][] = [
  [
    'Иванова',
    [
      '/',
      '/orders',
      '/orders?view=board',
      '/orders/4',
      '/clients',
      '/clients/1',
      '/clients/new',
      '/segments',
      '/imports',
      '/imports/new',
      '/contracts/1',
      '/people?view=chart',
      '/absences?view=plan',
      '/news',
      '/inbox',
      '/me',
    ],
  ],
  ['Кузнецова', ['/', '/orders/14']],
  [
    'Сергеев',
    [
      '/admin',
      '/admin/departments',
      '/admin/visibility',
      '/admin/dictionaries',
      '/admin/process',
      '/admin/imports',
      '/admin/audit',
    ],
  ],
];

for (const [who, paths] of screens) {
  test(`${who}: ${paths.join(' ')}`, async ({ browser }) => {
    const actor = await Actor.enter(browser, product.url, account(who));
    const blocked: string[] = [];
    actor.page.on('console', (message) => {
      if (/Content Security Policy|requires 'Trusted/.test(message.text())) blocked.push(message.text());
    });
    for (const path of paths) {
      await actor.go(path);
      await settled(actor.page);
      await expect(actor.page.getByText('Такой страницы нет'), path).toHaveCount(0);
      expect(await seriousIn(actor.page), path).toEqual([]);
    }
    await actor.page.setViewportSize({ width: 390, height: 844 });
    await actor.page.emulateMedia({ colorScheme: 'dark' });
    for (const path of paths) {
      await actor.go(path);
      await settled(actor.page);
      const sideways = await actor.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${path} at 390 px`).toBeLessThanOrEqual(0);
    }
    expect(await seriousIn(actor.page), `${paths.at(-1)} dark at 390 px`).toEqual([]);
    expect(blocked).toEqual([]);
    await actor.leave();
  });
}

test('Ctrl+K finds by name in either layout and opens', async ({ browser }) => {
  const actor = await Actor.enter(browser, product.url, account('Иванова'));
  await actor.page.keyboard.press('Control+KeyK');
  await actor.page
    .getByRole('dialog')
    .getByRole('combobox')
    .or(actor.page.getByRole('dialog').getByRole('textbox'))
    .first()
    .fill('ytant[bv');
  await expect(actor.page.getByRole('dialog').getByText('ООО «Нефтехим»').first()).toBeVisible();
  await actor.leave();
});

test('what was typed survives a killed tab, comes back on another machine, and is nobody else’s', async ({
  browser,
}) => {
  const actor = await Actor.enter(browser, product.url, account('Иванова'));
  await actor.go('/clients/new');
  const name = (page: Page) => page.getByRole('textbox', { name: 'Название' });
  const kept = actor.page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().includes('/api/drafts/clients.new'),
  );
  await name(actor.page).fill('ООО «Недописанное»');
  await kept;
  await actor.leave(); // the tab is gone, with all the browser kept

  const elsewhere = await Actor.enter(browser, product.url, account('Иванова'));
  await elsewhere.go('/clients/new');
  await expect(name(elsewhere.page)).toHaveValue('ООО «Недописанное»');
  await expect(elsewhere.page.getByText('Черновик от')).toBeVisible();
  await elsewhere.page.getByRole('button', { name: 'Удалить' }).click();
  await expect(name(elsewhere.page)).toHaveValue('');
  await elsewhere.leave();

  const other = await Actor.enter(browser, product.url, account('Кузнецова'));
  await other.go('/clients/new');
  await expect(other.page.getByText('Недописанное')).toHaveCount(0);
  await other.leave();
});

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('load');
}
