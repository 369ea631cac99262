import { expect, type Page, test } from '@playwright/test';
import { openPost, type Post, wordsOf } from '../test/smtp.ts';
import { seriousIn } from './axe.ts';
import { Actor } from './cast.ts';
import { admin } from './first-start.ts';
import { type Product, startProduct } from './product.ts';

/** A letter to a group: sent, watched while it goes, and left by one of those who got it. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const PEOPLE = 6;
let product: Product;
let post: Post;

test.beforeAll(async () => {
  [product, post] = await Promise.all([startProduct(), openPost()]);
});
test.afterAll(async () => {
  await post?.close();
  await product?.stop();
});

/** What people do elsewhere, as their page would ask for it. */
const ask = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json', 'x-vizir': '1' };
      const answer = await fetch(`/api${where}`, { method: how ?? 'GET', headers, body: what ?? null });
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );

test('a campaign is sent, paused and gone on with, and ends; the client’s card tells of it, and a reader leaves the list', async ({
  browser,
}) => {
  const chief = await Actor.enter(browser, product.url, admin);
  const mail = await ask(chief.page, 'GET', '/company/mail');
  await ask(chief.page, 'PUT', '/company/mail', {
    enabled: true,
    host: '127.0.0.1',
    port: post.port,
    security: 'none',
    username: '',
    senderName: 'ООО «Эксперт-Центр»',
    senderAddress: 'vizir@example.org',
    replyTo: '',
    version: mail.version,
  });
  await chief.leave();

  const account = product.accounts?.find(({ name }) => name.startsWith('Иванова'));
  if (!account) throw new Error('no manager');
  const manager = await Actor.enter(browser, product.url, account);
  const { page } = manager;
  const { id: groupId } = await ask(page, 'POST', '/segments', { name: 'Читатели' });
  let clientId = 0;
  for (let n = 1; n <= PEOPLE; n += 1) {
    clientId = (await ask(page, 'POST', '/clients', { name: `ООО «Завод № ${n}»` })).id;
    const person = {
      lastName: 'Котов',
      firstName: 'Иван',
      middleName: 'Петрович',
      emails: [`reader${n}@example.org`],
    };
    const contact = await ask(page, 'POST', `/clients/${clientId}/contacts`, person);
    await ask(page, 'PUT', `/contacts/${contact.id}/consent`, {
      textVersion: 1,
      on: '2026-02-03',
      how: 'letter',
    });
    await ask(page, 'PUT', `/clients/${clientId}/segments`, { segmentIds: [groupId] });
  }
  const draft = await ask(page, 'POST', '/campaigns', { name: 'Осенние сроки' });
  await ask(page, 'PUT', `/campaigns/${draft.id}`, {
    name: 'Осенние сроки',
    audience: { include: [groupId], exclude: [] },
    subject: 'Сроки заключений осенью',
    preheader: '',
    blocks: [{ type: 'text', text: 'Здравствуйте, {{contact.firstAndMiddle|коллега}}!' }],
    sender: 'manager',
    perMinute: 60,
    version: draft.version,
  });

  await manager.go(`/campaigns/${draft.id}?step=send`);
  await page.getByRole('radio', { name: 'В назначенное время' }).check();
  await expect(page.getByText('Время компании')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Сейчас' }).check();
  await page.getByRole('button', { name: `Отправить ${PEOPLE} писем` }).click();
  const sure = page.getByRole('dialog');
  await expect(sure).toContainText(`уйдёт на ${PEOPLE} адресов`);
  await sure.getByRole('button', { name: 'Отправить' }).click();

  await expect(page.getByText(`из ${PEOPLE}`).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Приостановить' }).click();
  await expect(page.getByRole('heading', { name: 'Рассылка приостановлена' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(page.getByRole('heading', { name: 'Рассылка закончена' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`${PEOPLE} из ${PEOPLE}`, { exact: true })).toBeVisible();
  // letters of the house to its people go the same way
  const sent = post.got.filter(({ to }) => to.every((address) => /^reader\d+@/.test(address)));
  expect(new Set(sent.map(({ to }) => to.join())).size).toBe(PEOPLE);
  expect(sent).toHaveLength(PEOPLE);

  const last = sent.at(-1);
  const link = /http:\S+?(\/unsubscribe\/[\w-]+)/.exec(last ? wordsOf(last) : '')?.[1] ?? '';
  await manager.go(link);
  await page.getByRole('button', { name: 'Отписаться' }).click();
  await expect(page.getByText(/больше не будем|отписан/i).first()).toBeVisible();

  await manager.go(`/campaigns/${draft.id}`);
  await expect(page.getByText('Отписались 1')).toBeVisible();
  await manager.go(`/clients/${clientId}?tab=campaigns`);
  await expect(page.getByRole('link', { name: 'Сроки заключений осенью' })).toBeVisible();
  await manager.leave();
});
