import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { campaignGround } from '#test/campaign-ground.ts';
import { ok } from '#test/order-path.ts';
import { unsubscribeUrl } from './letter/unsubscribe-link.ts';

let stage: Stage;
let ground: Awaited<ReturnType<typeof campaignGround>>;
let campaignId = 0;

beforeAll(async () => {
  stage = await openStage();
  ground = await campaignGround(stage);
  campaignId = await ground.draft({});
});
afterAll(() => stage.close());

const linkOf = (letterId: number) => unsubscribeUrl('', stage.deps.unsubscribeKey, letterId);
const open = (url: string) => stage.app.inject({ method: 'GET', url });
/** As a mail program does it: no cookie, no origin, a form. */
const press = (url: string, headers: Record<string, string> = {}, payload = 'List-Unsubscribe=One-Click') =>
  stage.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload,
  });
const listed = () => stage.ownerDb.selectFrom('suppressions').selectAll().orderBy('address').execute();
const journal = () =>
  stage.ownerDb
    .selectFrom('journal')
    .select(['client_id', 'data'])
    .where('kind', '=', 'contactUnsubscribed')
    .orderBy('client_id')
    .execute();
const mailingOf = async (clientId: number, contactId: number) =>
  (await ok(stage.as('manager').get(`/clients/${clientId}`))).contacts.find(
    ({ id }: { id: number }) => id === contactId,
  ).mailing;

describe('the link of a letter', () => {
  it('opens a page that tells nothing and changes nothing', async () => {
    const url = linkOf(await ground.letter(campaignId, 'look@example.org'));
    for (let n = 0; n < 3; n++) {
      const page = await open(url);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('l***@example.org');
      expect(page.body).not.toMatch(/look@|Ромашка|Котов|<script/);
      expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'nonce-/);
      expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    }
    expect(await listed()).toEqual([]);
  });

  it('that was made up is not found, whatever it is', async () => {
    const letterId = await ground.letter(campaignId, 'forged@example.org');
    const good = linkOf(letterId);
    const bodies = [];
    for (const url of [
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      good.replace(`/${letterId}-`, `/${letterId + 1}-`),
      linkOf(99_999),
      '/unsubscribe/1',
      '/unsubscribe/57-',
      '/unsubscribe/%00',
    ]) {
      for (const answer of [await open(url), await press(url)]) {
        expect(answer.statusCode, url).toBe(404);
        bodies.push(answer.body.replace(/nonce="[^"]+"/, ''));
      }
    }
    expect(new Set(bodies).size).toBe(1);
    expect(await listed()).toEqual([]);
  });

  it('of a test letter says so', async () => {
    const page = await press(linkOf(0));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Это пробное письмо');
    expect(await listed()).toEqual([]);
  });

  it('takes the address out by one press of the mail program: everywhere, once', async () => {
    const manager = stage.as('manager');
    const twin = (await ok(manager.post('/clients', { name: 'АО «Двойник»' }))).id;
    const twinContact = (
      await ok(manager.post(`/clients/${twin}/contacts`, { lastName: 'Иной', emails: ['IVAN@example.org'] }))
    ).id;
    await manager.put(`/contacts/${twinContact}/consent`, { textVersion: 1, on: '2026-02-03', how: 'form' });
    const letterId = await ground.letter(campaignId, 'ivan@example.org');
    const url = linkOf(letterId);
    const foreign = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' };
    const answers = await Promise.all([press(url), press(url, foreign), press(url)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers[0]?.body).toContain('Вы отписаны');
    expect((await open(url)).body).toContain('Вы отписаны');
    expect(await listed()).toMatchObject([
      { address: 'ivan@example.org', why: 'unsubscribed', campaign_id: campaignId, by_employee_id: null },
    ]);
    for (const [clientId, contactId] of [
      [ground.clientId, ground.contactId],
      [twin, twinContact],
    ] as const)
      expect((await mailingOf(clientId, contactId)).withdrawn).toMatchObject({
        how: 'link',
        recordedBy: null,
      });
    expect(await journal()).toMatchObject([
      { client_id: ground.clientId, data: { contactId: ground.contactId, letterId } },
      { client_id: twin, data: { contactId: twinContact } },
    ]);
    expect(JSON.stringify(await journal())).not.toContain('@');
    const feed = await ok(manager.get(`/clients/${ground.clientId}/feed`));
    expect(JSON.stringify(feed.items)).toContain('ivan@example.org');
    const row = await stage.ownerDb
      .selectFrom('campaign_letters')
      .select('unsubscribed_at')
      .where('id', '=', letterId)
      .executeTakeFirstOrThrow();
    expect(row.unsubscribed_at).not.toBeNull();
  });

  it('takes a form of the other kind, and nothing else, and lets nothing else through', async () => {
    const url = linkOf(await ground.letter(campaignId, 'parts@example.org'));
    expect((await press(url, { 'content-type': 'application/json' }, '{}')).statusCode).toBe(415);
    expect((await press(url, {}, 'x'.repeat(20_000))).statusCode).toBe(413);
    const parts = 'multipart/form-data; boundary=x';
    const body =
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await press(url, { 'content-type': parts }, body)).statusCode).toBe(200);
    expect((await listed()).map(({ address }) => address)).toContain('parts@example.org');
    for (const other of ['/api/suppressions', '/unsubscribe', `${url}/x`])
      expect((await press(other)).statusCode, other).toBe(403);
  });

  it('is slowed down for who asks too often', async () => {
    const url = linkOf(0);
    const from = (n: number) => stage.app.inject({ method: 'GET', url, remoteAddress: `10.9.9.${n}` });
    const many = await Promise.all(Array.from({ length: 601 }, () => from(1)));
    expect(many.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
    expect((await from(2)).statusCode).toBe(200);
  });
});

describe('addresses nobody writes to', () => {
  const add = (body: object, who: 'headOfSales' | 'manager' | 'admin' = 'headOfSales') =>
    stage.as(who).post('/suppressions', body);

  it('are seen by who works with all clients; added by who leads them; to others there are none', async () => {
    expect((await add({ address: 'a@example.org' }, 'manager')).status).toBe(403);
    expect((await add({ address: 'не адрес' })).body.fields[0].reason).toBe('mail_address');
    expect((await add({ address: ' G@Example.org ', note: 'Просил по телефону' })).status).toBe(201);
    expect((await add({ address: 'g@example.org', note: 'ещё раз' }, 'admin')).status).toBe(201);
    const { items } = await ok(stage.as('manager').get('/suppressions?search=G@'));
    expect(items).toMatchObject([
      {
        address: 'g@example.org',
        why: 'byHand',
        note: 'Просил по телефону',
        by: { shortName: 'Петров П. П.' },
      },
    ]);
    expect((await ok(stage.as('expert').get('/suppressions'))).items).toEqual([]);
    expect((await stage.anonymous.get('/suppressions')).status).toBe(401);
    const feed = await ok(stage.as('manager').get(`/clients/${ground.clientId}/feed`));
    expect(JSON.stringify(feed.items)).toContain('contactSuppressed');
  });

  it('come in pages', async () => {
    for (let n = 0; n < 5; n++) await add({ address: `page${n}@example.org` });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await ok(
        stage.as('manager').get(`/suppressions?limit=2&search=page${cursor && `&cursor=${cursor}`}`),
      );
      seen.push(...items.map(({ address }: { address: string }) => address));
      cursor = next ?? '';
    } while (cursor !== '');
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((n) => `page${n}@example.org`));
    expect((await stage.as('manager').get('/suppressions?cursor=x')).status).toBe(422);
  });

  it('stand at the contact, and a consent for one is recorded only by who was told', async () => {
    const manager = stage.as('manager');
    const contact = async () =>
      (await ok(manager.get(`/clients/${ground.clientId}`))).contacts.find(
        ({ id }: { id: number }) => id === ground.otherContactId,
      );
    expect((await contact()).suppressed).toMatchObject([{ address: 'g@example.org', why: 'byHand' }]);
    const path = `/contacts/${ground.otherContactId}/consent`;
    const consent = { textVersion: 1, on: '2026-02-03', how: 'letter' };
    const refused = await manager.put(path, consent);
    expect([refused.status, refused.body.fields[0].reason]).toEqual([422, 'consent_suppressed']);
    expect(
      (await ok(manager.put(path, { ...consent, despiteSuppressed: true }))).mailing.withdrawn,
    ).toBeNull();
    expect((await ok(stage.as('expert').get('/suppressions'))).items).toEqual([]);
  });
});
