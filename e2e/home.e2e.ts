import { expect, type Page, test } from '@playwright/test';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { type Company, openCompany } from './company.ts';
import { admin } from './first-start.ts';

/** The first page of the day, of each person whose work it is: light on a wide screen, dark on a phone. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let company: Company;
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(async () => {
  await company?.product.stop();
});

const homes: [who: string, blocks: string[], others: string[]][] = [
  ['Орлов', ['Назначить эксперта', 'Загрузка экспертов'], ['Деньги месяца', 'Состояние системы']],
  ['Сидорова', ['Ждут меня', 'Не хватает отметок для закрытия'], ['Загрузка экспертов', 'Деньги месяца']],
  ['Громов', ['Где стоят заказы', 'Просрочено по отделам', 'Деньги месяца'], ['Состояние системы']],
  ['', ['Состояние системы', 'Сотрудники без отдела'], ['Деньги месяца', 'Загрузка экспертов']],
];

for (const [who, blocks, others] of homes)
  test(`${who || 'the administrator'}: ${blocks.join(', ')}`, async ({ browser }) => {
    const actor = who
      ? await company.enter(browser, who)
      : await Actor.enter(browser, company.product.url, admin);
    const { page } = actor;
    for (const block of blocks)
      await expect(page.getByRole('heading', { name: block, exact: false }).first()).toBeVisible();
    for (const other of others) await expect(page.getByText(other)).toHaveCount(0);
    expect(await seriousIn(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => sidewaysOf(page)).toBeLessThanOrEqual(0);
    expect(await seriousIn(page)).toEqual([]);
    await actor.leave();
  });

test('the director goes from what is late in a department to exactly these orders', async ({ browser }) => {
  const director = await company.enter(browser, 'Громов');
  const { page } = director;
  const late = page.getByRole('link', { name: /^Отдел №3\. Экспертиза, просрочено: / });
  const count = Number(await late.textContent());
  expect(count).toBeGreaterThan(0);
  await late.click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(count + 1);
  await director.leave();
});

const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
