import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

export type Account = { name: string; email: string; password: string };

/** As the page does it, without the page: that one is walked through by the first start. */
export async function signIn(
  context: BrowserContext,
  url: string,
  { email, password }: Account,
): Promise<void> {
  const answer = await context.request.post(`${url}/api/session`, {
    data: { email, password },
    headers: { 'x-vizir': '1', origin: url },
  });
  expect(answer.status()).toBeLessThan(300);
}

/** One person in a browser of their own, signed in. */
export class Actor {
  readonly page: Page;
  private readonly context: BrowserContext;
  private readonly url: string;

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.url = url;
  }

  static async enter(browser: Browser, url: string, account: Account): Promise<Actor> {
    const context = await browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 1440, height: 900 },
    });
    await signIn(context, url, account);
    const page = await context.newPage();
    await page.goto(url);
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Главная' })).toBeVisible();
    return new Actor(context, page, url);
  }

  /** Opens the order's card as this person. */
  async openOrder(id: string): Promise<void> {
    await this.page.goto(`${this.url}/orders/${id}`);
    await expect(this.page.getByRole('list', { name: 'Шаги заказа' })).toBeVisible();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** Types into a field of the step and leaves it; the answer of the server is waited for. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: label, exact: false }).first();
    const saved = this.answered('PUT', '/fields/');
    await field.fill(value);
    await field.blur();
    await saved;
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).first().click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  async tick(label: string): Promise<void> {
    const saved = this.answered('PUT', '/marks/');
    await this.page.getByRole('checkbox', { name: label }).check({ force: true });
    await saved;
  }

  /** Asks for the resolution of the current step. */
  async ask(): Promise<void> {
    const saved = this.answered('PUT', '/request');
    await this.page.getByRole('button', { name: 'Запросить резолюцию' }).click();
    await saved;
  }

  /** Signs the current step: the button, then the dialog that shows what is signed. */
  async sign(verb: string): Promise<void> {
    // what is missing may name the same act above; the button stands last
    await this.page.getByRole('main').getByRole('button', { name: verb, exact: true }).last().click();
    const saved = this.answered('PUT', '/resolution');
    await this.page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
    await saved;
  }

  /** How many unseen notifications the bell shows. */
  async unseen(): Promise<number> {
    const name = await this.page.getByRole('button', { name: /^Уведомления/ }).getAttribute('aria-label');
    return Number(/\d+/.exec(name ?? '')?.[0] ?? 0);
  }

  /** The next 2xx answer to such a request; asked for before the act that causes it. */
  answered(method: string, part: string) {
    return this.page.waitForResponse(
      (answer) => answer.request().method() === method && answer.url().includes(part) && answer.ok(),
    );
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
