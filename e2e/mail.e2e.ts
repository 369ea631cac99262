import { expect, test } from '@playwright/test';
import { bounced, type ImapPost, openImap } from '../test/imap.ts';
import { headerOf, openPost, type Post, wordsOf } from '../test/smtp.ts';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { openCompany } from './company.ts';
import { admin } from './first-start.ts';
import type { Product } from './product.ts';

/** From the settings of the mail to an employee who comes in by a letter, and to one whose letter comes back. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let product: Product;
let post: Post;
let imap: ImapPost;

test.beforeAll(async () => {
  product = (await openCompany()).product;
  post = await openPost({ login: { user: 'vizir', pass: 'верный пароль' } });
  imap = await openImap({ pass: 'box-password 1' });
});
test.afterAll(async () => {
  await post?.close();
  await imap?.close();
  await product?.stop();
});

/** Letters of what the people of the demonstration company are told go the same way. */
const invitation = () => post.got.find((letter) => headerOf(letter, 'To') === 'novikova@example.org');

test('the administrator sets the mail up, is told what is wrong, and invites somebody by a letter, who chooses which letters come', async ({
  browser,
}) => {
  const { page, ...actor } = await entered(browser);
  await page.goto(`${product.url}/admin/mail`);
  await expect(page.getByText('Не настроена')).toBeVisible();
  const server = page.getByRole('region', { name: 'Почтовый сервер' });
  await server.getByRole('switch', { name: 'Отправлять письма' }).check();
  await server.getByRole('textbox', { name: 'Сервер' }).fill('127.0.0.1');
  await server.getByRole('combobox', { name: 'Шифрование' }).click();
  await page.getByRole('option', { name: 'Нет (порт 25)' }).click();
  await server.getByRole('textbox', { name: 'Порт' }).fill(String(post.port));
  await server.getByRole('textbox', { name: 'Имя для входа' }).fill('vizir');
  await server.getByLabel('Пароль', { exact: true }).fill('неверный пароль');
  await server.getByRole('textbox', { name: 'Адрес отправителя' }).fill('vizir@example.org');
  await server.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Настроена, ещё не проверена')).toBeVisible();
  await page.getByRole('button', { name: 'Проверить' }).first().click();
  await expect(page.getByText(/Сервер не принял имя или пароль/).first()).toBeVisible();
  await expect(page.getByText(/^Не принимает с/)).toBeVisible();
  await server.getByLabel('Пароль', { exact: true }).fill('верный пароль');
  // what is checked is what is saved
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await server.getByRole('button', { name: 'Сохранить' }).click();
  await kept;
  await page.getByRole('button', { name: 'Проверить' }).first().click();
  await expect(page.getByText(`Сервер принял проверочное письмо на ${admin.email}`)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await page.goto(`${product.url}/admin/users/new`);
  await page.getByRole('textbox', { name: 'Фамилия' }).fill('Новикова');
  await page.getByRole('textbox', { name: 'Имя', exact: true }).fill('Вера');
  await page.getByRole('textbox', { name: 'Электронная почта' }).fill('novikova@example.org');
  await page.getByRole('textbox', { name: 'Должность' }).fill('менеджер');
  await expect(page.getByLabel('Отправить приглашение письмом')).toBeChecked();
  await page.getByRole('button', { name: 'Добавить сотрудника' }).click();
  await expect(page.getByText(/Письмо со ссылкой стоит в очереди/)).toBeVisible();
  await expect(() => expect(invitation()).toBeDefined()).toPass({ timeout: 20_000 });
  const letter = invitation();
  if (!letter) throw new Error('no letter');
  const link = /http:\/\/\S+\/invitation#[\w-]{43}/.exec(wordsOf(letter))?.[0] ?? '';

  await page.goto(`${product.url}/admin/mail`);
  const row = page.getByRole('row', { name: /novikova@example.org/ });
  await expect(row).toContainText('Ушло');
  await actor.leave();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByText(/Новикова/).first()).toBeVisible();
  await guest.getByLabel('Пароль для входа').fill('лесной ручей у дороги');
  await guest.getByRole('button', { name: 'Сохранить пароль и войти' }).click();
  await expect(guest.getByRole('link', { name: 'Главная' })).toBeVisible();
  await guest.goto(`${product.url}/me`);
  const comments = guest.getByRole('combobox', { name: 'Когда присылать письмо: Комментарии' });
  await expect(comments).toHaveValue('Раз в день');
  const saved = guest.waitForResponse((answer) => answer.request().method() === 'PUT');
  await comments.click();
  await guest.getByRole('option', { name: 'Не присылать' }).click();
  expect((await saved).status()).toBe(200);
  await guest.reload();
  await expect(comments).toHaveValue('Не присылать');
  expect(await seriousIn(guest)).toEqual([]);
  await guest.context().close();
});

test('a letter comes back: the administrator sees why, and takes the mark off', async ({ browser }) => {
  const { page, ...actor } = await entered(browser);
  const letter = invitation();
  if (!letter) throw new Error('no letter');
  imap.add(
    bounced('postfix', { messageId: headerOf(letter, 'Message-ID') ?? '', to: 'novikova@example.org' }),
  );
  await page.goto(`${product.url}/admin/mail`);
  const mailbox = page.getByRole('region', { name: 'Возвраты писем' });
  await mailbox.getByRole('switch', { name: 'Читать ящик' }).check();
  await mailbox.getByRole('textbox', { name: 'Сервер IMAP' }).fill('127.0.0.1');
  await mailbox.getByRole('combobox', { name: 'Шифрование' }).click();
  await page.getByRole('option', { name: 'Нет (порт 143)' }).click();
  await mailbox.getByRole('textbox', { name: 'Порт' }).fill(String(imap.port));
  await mailbox.getByRole('textbox', { name: 'Имя для входа' }).fill('vizir');
  await mailbox.locator('input[type=password]').fill('box-password 1');
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await mailbox.getByRole('button', { name: 'Сохранить' }).click();
  await kept;
  await mailbox.getByRole('button', { name: 'Проверить' }).click();
  await expect(mailbox.getByText('Ящик открывается, в папке 1 письмо.')).toBeVisible();
  const row = page.getByRole('row', { name: /novikova@example.org/ });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText('Вернулось', { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(row).toContainText('Письмо вернулось: нет такого ящика.');
  await expect(mailbox.getByText('Прочитан 1 отчёт о наших письмах.')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  await page.goto(`${product.url}/admin/users`);
  await page.getByRole('link', { name: /Новикова/ }).click();
  await expect(page.getByText(/^Письма не доходят с .*: нет такого ящика$/)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Адрес проверен: novikova@example.org' }).click();
  await expect(page.getByText(/^Письма не доходят с/)).toHaveCount(0);
  await actor.leave();
});

async function entered(browser: Parameters<typeof Actor.enter>[0]) {
  const actor = await Actor.enter(browser, product.url, admin);
  return { page: actor.page, leave: () => actor.leave() };
}
