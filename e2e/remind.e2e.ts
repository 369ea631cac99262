import { expect, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';

/** Whoever waits calls those awaited; what was done by mistake is taken back from the feed; cards are chosen by finger. */
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

test('the head of sales reminds accounting; the accountant is told, fills, and takes it back in the feed', async ({
  browser,
}) => {
  const { page } = head;
  await head.go('/orders?status=confirmed&step=payment&payments=none');
  await page
    .getByRole('link', { name: /^З-\d{4}-\d{4}/ })
    .first()
    .click();
  const missing = page.getByRole('status').filter({ hasText: 'Чтобы перейти дальше' });
  await missing.getByRole('button', { name: 'Напомнить: Выберите юридическое лицо' }).click();
  await expect(missing.getByText(/^Петров П\. П\. напомнил /)).toBeVisible();
  await expect(missing.getByRole('button', { name: 'Напомнить: Выберите юридическое лицо' })).toHaveCount(0);
  expect(await seriousIn(page)).toEqual([]);
  const { pathname } = new URL(page.url());

  const accountant = await company.enter(browser, 'Сидорова');
  await accountant.go('/inbox');
  await expect(accountant.page.getByText('Вам напоминают: Юридическое лицо')).toBeVisible();
  await accountant.go(pathname);
  await accountant.tick('Акт выставлен');
  const feed = accountant.page.getByRole('feed', { name: 'Лента' });
  const cleared = accountant.answered('DELETE', '/marks/');
  await feed.getByRole('button', { name: /^Отменить: ✓ Акт выставлен/ }).click();
  await cleared;
  await expect(accountant.page.getByRole('checkbox', { name: 'Акт выставлен' })).not.toBeChecked();
  await accountant.leave();
});

test('on a phone cards are chosen by a button and a tap, and the bar stands at the bottom', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/orders', '/clients']) {
    await head.go(path);
    await page.getByRole('button', { name: 'Выбрать', exact: true }).click();
    const boxes = page.getByRole('checkbox', { name: /^Выбрать: / });
    await boxes.nth(0).check({ force: true });
    await boxes.nth(1).check({ force: true });
    const bar = page.getByRole('status').filter({ hasText: '2 выбрано' });
    await expect(bar).toBeInViewport();
    expect(await seriousIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Закончить выбор' }).click();
    await expect(bar).toHaveCount(0);
    await expect(boxes).toHaveCount(0);
  }
});
