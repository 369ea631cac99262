import { randomBytes } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { campaignGround } from '#test/campaign-ground.ts';
import { ok } from '#test/order-path.ts';
import { openPost, type Post } from '#test/smtp.ts';

let stage: Stage;
let post: Post;
let ground: Awaited<ReturnType<typeof campaignGround>>;
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), randomBytes(64)]);

beforeAll(async () => {
  stage = await openStage();
  post = await openPost();
  ground = await campaignGround(stage);
});
afterAll(async () => {
  await post.close();
  await stage.close();
});

const mail = (more: object) => stage.ownerDb.updateTable('mail_settings').set(more).execute();
const turnOn = () =>
  mail({
    enabled: true,
    host: '127.0.0.1',
    port: post.port,
    security: 'none',
    sender_address: 'mail@example.org',
  });
const manager = () => stage.as('manager');
const codes = async (id: number) =>
  (await ok(manager().get(`/campaigns/${id}/checks`))).items.map(
    (one: { code: string; severity: string }) => `${one.code} ${one.severity}`,
  );
const write = (id: number, more: object) =>
  stage.ownerDb.updateTable('campaigns').set(more).where('id', '=', id).execute();

describe('a letter', () => {
  it('is its author’s, seen by who leads, and to others it is not there', async () => {
    const id = await ground.draft({});
    const path = `/campaigns/${id}`;
    for (const rest of ['/preview', '/checks']) {
      expect((await manager().get(path + rest)).status).toBe(200);
      expect((await stage.as('headOfSales').get(path + rest)).status).toBe(200);
      expect((await stage.as('otherManager').get(path + rest)).status).toBe(404);
      expect((await stage.as('accountant').get(path + rest)).status).toBe(404);
      expect((await stage.anonymous.get(path + rest)).status).toBe(401);
    }
    const file = `${path}/files?name=a.png&kind=image`;
    expect((await stage.as('headOfSales').upload(file, PNG)).status).toBe(403);
    expect((await stage.as('accountant').upload(file, PNG)).status).toBe(404);
    expect((await stage.as('headOfSales').post(`${path}/tests`)).status).toBe(403);
    expect((await stage.as('accountant').post(`${path}/tests`)).status).toBe(404);
    await stage.ownerDb
      .updateTable('employees')
      .set({ campaigns_withheld: true })
      .where('id', '=', stage.world.ids.manager)
      .execute();
    expect((await manager().upload(file, PNG)).status).toBe(403);
    expect((await manager().post(`${path}/tests`)).status).toBe(403);
    await stage.ownerDb.updateTable('employees').set({ campaigns_withheld: false }).execute();
  });

  it('is previewed on the first of the audience, or on who is chosen', async () => {
    await turnOn();
    const id = await ground.draft({ sender: 'manager' });
    const first = await ok(manager().get(`/campaigns/${id}/preview`));
    expect(first).toMatchObject({
      contact: { id: ground.contactId },
      client: { name: 'ООО «Ромашка»' },
      from: 'Иванова Анна Сергеевна <mail@example.org>',
      subject: 'Иван, здравствуйте',
    });
    expect(first.html).toContain('Иван');
    expect(first.text).toContain('/unsubscribe/0-');
    const other = await ok(manager().get(`/campaigns/${id}/preview?contactId=${ground.otherContactId}`));
    expect(other.contact.id).toBe(ground.otherContactId);
    expect(other.subject).toBe('Коллега, здравствуйте');
    expect((await manager().get(`/campaigns/${id}/preview?contactId=99999`)).status).toBe(404);
  });

  it('is checked for all that stands in the way', async () => {
    await mail({ enabled: false, sender_address: '' });
    const id = await ground.draft({ subject: '', blocks: '[]', audience: '{"include":[],"exclude":[]}' });
    expect(await codes(id)).toEqual([
      'audienceEmpty stops',
      'subjectEmpty stops',
      'bodyEmpty stops',
      'mailOff stops',
      'senderWithoutAddress stops',
    ]);
    await turnOn();
    const fileId = (await ok(manager().upload(`/campaigns/${id}/files?name=a.png&kind=image`, PNG))).files[0]
      .id;
    await write(id, {
      subject: '{{contact.name|вы}} {{client.name}}',
      audience: JSON.stringify({ include: [ground.segmentId], exclude: [] }),
      blocks: JSON.stringify([
        {
          type: 'text',
          text: 'А {{contact.firstName}} {{manager.name}, [x](javascript:alert(1)) [y](mailto:a@b.ru)',
        },
        { type: 'image', fileId, alt: '', url: 'ftp://x' },
        { type: 'button', label: 'Б', url: 'https://example.org' },
      ]),
    });
    const { items, letters } = await ok(manager().get(`/campaigns/${id}/checks`));
    expect(letters).toBe(1);
    expect(
      items.map((one: { code: string; message: string }) => [one.code, /«(.+?)»/.exec(one.message)?.[1]]),
    ).toEqual([
      ['fieldUnknown', '{{contact.name}}'],
      ['fieldUnknown', '{{manager.name}'],
      ['fieldWithoutWord', 'contact.firstName'],
      ['linkWrong', 'javascript:alert(1)'],
      ['linkWrong', 'ftp://x'],
      ['imageWithoutWords', undefined],
    ]);
    expect(await codes(await ground.draft({}))).toEqual([]);
  });

  it('goes to oneself, with its picture and the headers of one press', async () => {
    await turnOn();
    const id = await ground.draft({});
    const { files } = await ok(manager().upload(`/campaigns/${id}/files?name=график.png&kind=image`, PNG));
    await ok(
      manager().upload(`/campaigns/${id}/files?name=Прайс.pdf&kind=attachment`, Buffer.from('%PDF-1')),
    );
    await write(id, {
      blocks: JSON.stringify([{ type: 'image', fileId: files[0].id, alt: 'График', url: null }]),
    });
    expect(await ok(manager().post(`/campaigns/${id}/tests`))).toEqual({
      to: 'manager@example.org',
      trouble: null,
    });
    const got = post.got.at(-1);
    if (!got) throw new Error('no letter');
    expect(got.to).toEqual(['manager@example.org']);
    const read = await PostalMime.parse(got.text);
    expect(read.subject).toBe('Иван, здравствуйте');
    expect(read.attachments.map(({ filename }) => filename).sort()).toEqual(['Прайс.pdf', 'график.png']);
    await mail({ enabled: false });
    expect((await ok(manager().post(`/campaigns/${id}/tests`))).trouble).toContain('.');
    const told = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('kind', '=', 'campaignTested')
      .orderBy('id')
      .execute();
    expect(told.map(({ data }) => (data as { result: string }).result)).toEqual(['sent', 'notSetUp']);
  });
});

describe('files of a letter', () => {
  it('are pictures by their bytes, sent as bytes to be saved, and go with the draft', async () => {
    const id = await ground.draft({});
    const base = `/campaigns/${id}/files`;
    const svg = await manager().upload(
      `${base}?name=a.png&kind=image`,
      Buffer.from('<svg onload="alert(1)"/>'),
    );
    expect([svg.status, svg.body.fields[0].reason]).toEqual([422, 'image_kind']);
    const key = { 'idempotency-key': 'a-picture' };
    const made = await manager().upload(`${base}?name=a%2Fb.html&kind=image`, PNG, key);
    expect(made.status).toBe(201);
    expect(made.body.files).toMatchObject([
      { kind: 'image', name: 'a_b.html', mime: 'image/png', size: PNG.length },
    ]);
    const again = await manager().upload(`${base}?name=a%2Fb.html&kind=image`, PNG, key);
    expect(again.body.files).toHaveLength(1);
    const fileId = made.body.files[0].id;
    const sent = await manager().get(`${base}/${fileId}`);
    expect(sent.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(sent.headers['content-disposition']).toContain('attachment');
    expect(sent.raw.rawPayload.equals(PNG)).toBe(true);
    expect((await stage.as('otherManager').get(`${base}/${fileId}`)).status).toBe(404);
    const elsewhere = await ground.draft({});
    expect((await manager().get(`/campaigns/${elsewhere}/files/${fileId}`)).status).toBe(404);
    expect((await manager().delete(`/campaigns/${elsewhere}/files/${fileId}`)).status).toBe(404);
    expect((await stage.as('headOfSales').delete(`${base}/${fileId}`)).status).toBe(403);
    expect((await ok(manager().delete(`${base}/${fileId}`))).files).toEqual([]);
    expect((await manager().delete(`${base}/${fileId}`)).status).toBe(404);
  });

  it('together weigh no more than servers take', async () => {
    const id = await ground.draft({});
    const base = `/campaigns/${id}/files?name=a.bin&kind=attachment`;
    await ok(manager().upload(base, randomBytes(5 * 1024 * 1024)));
    expect(await codes(id)).toContain('tooLarge warns');
    const more = await manager().upload(base, randomBytes(4 * 1024 * 1024));
    expect([more.status, more.body.fields[0].reason]).toEqual([422, 'letter_heavy']);
  });

  it('stay as they are once the letter is on its way', async () => {
    const id = await ground.draft({});
    const { files } = await ok(manager().upload(`/campaigns/${id}/files?name=a.png&kind=image`, PNG));
    await write(id, { state: 'running' });
    expect((await manager().upload(`/campaigns/${id}/files?name=b.png&kind=image`, PNG)).status).toBe(409);
    expect((await manager().delete(`/campaigns/${id}/files/${files[0].id}`)).status).toBe(409);
  });
});
