import { expect, type Page } from '@playwright/test';
import type { Account } from './cast.ts';
import type { Product } from './product.ts';

export const admin: Account = {
  name: 'Сергеев Олег Павлович',
  email: 'admin@example.org',
  password: 'slon-v-posudnoy-lavke',
};

/**
 * Walks the setup page as the person with the console does; answers the logins it showed. Where the company is there already, the
 * administrator signs in.
 */
export async function walkFirstStart(page: Page, product: Product): Promise<Account[]> {
  await page.goto(product.url);
  if (product.accounts) {
    await page.getByLabel('Электронная почта').fill(admin.email);
    await page.getByLabel('Пароль').first().fill(admin.password);
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Главная' })).toBeVisible();
    return product.accounts;
  }
  await page.getByLabel('Ключ установки').fill(product.setupToken);
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByLabel('Название компании').fill('ООО «Эксперт-Центр»');
  await page.getByRole('textbox', { name: 'Фамилия' }).fill('Сергеев');
  await page.getByRole('textbox', { name: 'Имя', exact: true }).fill('Олег');
  await page.getByLabel('Отчество').fill('Павлович');
  await page.getByLabel('Должность').fill('администратор');
  await page.getByLabel('Электронная почта').fill(admin.email);
  await page.getByLabel('Пароль').first().fill(admin.password);
  await page.getByRole('button', { name: 'Создать компанию' }).click();
  const filled = page.waitForResponse((answer) => answer.url().endsWith('/api/setup/demo'), {
    timeout: 120_000,
  });
  await page.getByRole('button', { name: 'Заполнить демонстрационную компанию' }).click();
  const { accounts } = (await (await filled).json()) as { accounts: Account[] };
  await expect(page.getByRole('table', { name: 'Логины и пароли' })).toBeVisible();
  await expect(page.getByText(accounts[0]?.email ?? 'нет')).toBeVisible();
  await page
    .getByRole('button', { name: 'Открыть Визирь' })
    .or(page.getByRole('link', { name: 'Открыть Визирь' }))
    .click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Главная' })).toBeVisible();
  return accounts;
}
