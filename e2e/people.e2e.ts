import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { seriousIn } from './axe.ts';
import type { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';

/** An expert shows a photo and what they do; a colleague finds them by it, and never learns the year of birth. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let company: Company;
let expert: Actor;
test.beforeAll(async ({ browser }) => {
  company = await openCompany();
  expert = await company.enter(browser, 'Белов');
});
test.afterAll(async () => {
  await expert?.leave();
  await company?.product.stop();
});

test('one’s own photo is cropped by keys and seen in the directory, with what one does', async ({
  browser,
}) => {
  const { page } = expert;
  const picture = await sharp({ create: { width: 900, height: 500, channels: 3, background: '#2a6f97' } })
    .png()
    .toBuffer();
  await expert.go('/me');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'я.png', mimeType: 'image/png', buffer: picture });
  const dialog = page.getByRole('dialog', { name: 'Кадр фотографии' });
  const frame = dialog.getByRole('application');
  await frame.focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'Equal', 'ArrowDown']) await frame.press(key);
  expect(await seriousIn(page)).toEqual([]);
  const kept = expert.answered('PUT', '/api/me/photo');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await kept;
  await expect(page.getByText('Фотография сохранена')).toBeVisible();
  await page.getByRole('textbox', { name: 'Чем занимается' }).fill('Вихретоковый контроль');
  await page.getByRole('textbox', { name: 'Мобильный' }).fill('8 916 765 43 21');
  const saved = expert.answered('PUT', '/api/me/profile');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await saved;
  await expect(page.getByRole('textbox', { name: 'Мобильный' })).toHaveValue('+7 (916) 765-43-21');
  expect(await seriousIn(page)).toEqual([]);

  const colleague = await company.enter(browser, 'Сидорова');
  const hers = colleague.page;
  await colleague.go('/people');
  // The page of a person comes late: a search told meanwhile must not bring the reader back to the list.
  await hers.route(/PersonPage-.*\.js/, async (route) => {
    await hers.waitForTimeout(500);
    await route.continue();
  });
  await hers.getByRole('searchbox').fill('вихретоковй');
  const row = hers.getByRole('row').filter({ hasText: 'Белов Артём Игоревич' });
  await expect(row).toBeVisible();
  await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 96);
  await hers.getByRole('link', { name: 'Белов Артём Игоревич' }).click();
  await expect(hers.getByText('28 января')).toBeVisible();
  await expect(hers.getByText('осталось 20 дней')).toBeVisible();
  await expect(hers.getByText(/1979/)).toHaveCount(0);
  expect(await seriousIn(hers)).toEqual([]);
  await colleague.go('/people?view=chart');
  await expect(hers.getByRole('link', { name: /Орлов Дмитрий Ильич/ })).toBeVisible();
  await hers.getByRole('button', { name: 'Скрыть сотрудников: Отдел №3. Экспертиза' }).press('ArrowLeft');
  await expect(hers.getByRole('link', { name: /Юдина К. П./ })).toHaveCount(0);
  expect(await seriousIn(hers)).toEqual([]);
  await colleague.leave();
});

test('a head sees which certificates end first, and keeps them', async ({ browser }) => {
  const head = await company.enter(browser, 'Орлов');
  const { page } = head;
  await head.go('/people?view=certificates');
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('истекло');
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('link', { name: /Белов/ }).first().click();
  await page.getByRole('button', { name: /^Изменить удостоверение «Аттестация/ }).click();
  await page.getByRole('textbox', { name: 'Действует до' }).fill('1.2.2031');
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('до 01.02.2031')).toBeVisible();
  await head.leave();
});
