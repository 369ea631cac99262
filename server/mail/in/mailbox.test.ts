import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type ImapPost, openImap } from '#test/imap.ts';

let stage: Stage;
let imap: ImapPost;
const open: { close: () => Promise<void> }[] = [];
const SECRET = 'тайна-Pa55word-ящика';

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  const blank = { enabled: false, host: '', username: '', password_sealed: null, security: 'tls' };
  const calm = { failing_since: null, trouble_code: null, trouble_answer: null };
  await stage.ownerDb
    .updateTable('mailbox_settings')
    .set({ ...blank, ...calm })
    .execute();
  imap = await openImap();
  open.push(imap);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => stage.close());

const admin = () => stage.as('admin');
const current = async () => (await admin().get('/company/mailbox')).body;
const usual = () => ({
  enabled: true,
  host: '127.0.0.1',
  port: imap.port,
  security: 'none',
  username: 'vizir',
  password: 'right',
  folder: 'INBOX',
});
async function save(more: object = {}) {
  const { version } = await current();
  return admin().put('/company/mailbox', { ...usual(), version, ...more });
}
async function check(more: object = {}) {
  expect((await save(more)).status).toBe(200);
  return (await admin().post('/company/mailbox/check')).body;
}

describe('who sets up the mailbox', () => {
  it('is the administrator; to everybody else it is closed', async () => {
    const settings = await current();
    expect(settings).toMatchObject({ enabled: false, passwordIsSet: false, state: 'off', folder: 'INBOX' });
    const body = { ...usual(), version: settings.version };
    for (const name of ['manager', 'director', 'headOfSales'] as const) {
      const who = stage.as(name);
      expect((await who.get('/company/mailbox')).status).toBe(403);
      expect((await who.put('/company/mailbox', body)).status).toBe(403);
      expect((await who.post('/company/mailbox/check')).status).toBe(403);
    }
    expect((await stage.anonymous.get('/company/mailbox')).status).toBe(401);
  });

  it('is told what is wrong with a value, and of somebody who was faster', async () => {
    for (const [more, field, reason] of [
      [{ host: '' }, 'host', 'empty'],
      [{ host: 'imaps://imap.example.org' }, 'host', 'mail_host'],
      [{ username: '' }, 'username', 'empty'],
      [{ password: null }, 'password', 'empty'],
      [{ folder: '' }, 'folder', 'empty'],
    ] as const) {
      const { status, body } = await save(more);
      expect(status, JSON.stringify(more)).toBe(422);
      expect(body.fields).toMatchObject([{ field, reason }]);
    }
    expect((await save({ version: 999 })).status).toBe(409);
  });

  it('types the password again where another server, or a listener on the wire, would hear it', async () => {
    await save({ host: 'imap.example.org', security: 'tls', password: SECRET });
    for (const more of [
      { host: 'evil.example.org', security: 'tls' },
      { host: 'imap.example.org', security: 'none' },
    ]) {
      const { status, body } = await save({ password: null, ...more });
      expect([status, body.fields?.[0]?.reason]).toEqual([422, 'mail_password_again']);
    }
    const kept = await save({ host: 'imap.example.org', security: 'starttls', password: null, port: 143 });
    expect(kept.body).toMatchObject({ passwordIsSet: true, state: 'untried' });
  });
});

describe('a look into the mailbox', () => {
  it('tells how many letters there are, and touches none', async () => {
    imap.add('From: a@example.org\r\n\r\nтекст\r\n');
    expect(await check()).toEqual({ letters: 1, trouble: null });
    expect(imap.box.messages[0]?.flags).toEqual([]);
    expect(imap.asked()).toBe(0);
  });

  it('says what is wrong, in the reader’s language', async () => {
    const closed = await openImap();
    await closed.close();
    const secure = await openImap({ secure: true });
    const upgrading = await openImap({ plugins: ['STARTTLS'] });
    open.push(secure, upgrading);
    for (const [more, code] of [
      [{ host: 'nowhere.invalid' }, 'nameNotFound'],
      [{ host: '169.254.169.254' }, 'addressForbidden'],
      [{ port: closed.port }, 'refused'],
      [{ port: secure.port, security: 'tls' }, 'certificate'],
      [{ port: upgrading.port, security: 'starttls' }, 'certificate'],
      [{ security: 'tls' }, 'wrongMode'],
      [{ security: 'starttls' }, 'noStarttls'],
      [{ password: 'wrong' }, 'loginRefused'],
      [{ folder: 'Нет' }, 'folderMissing'],
      [{ folder: 'INBOX" )\r\nA1 LOGOUT {3}' }, 'folderMissing'],
    ] as const) {
      const { letters, trouble } = await check(more);
      expect([letters, trouble?.code], JSON.stringify([more, trouble])).toEqual([null, code]);
      expect(trouble.message).toMatch(/[а-я]{4}/);
      expect(await current()).toMatchObject({ state: 'failing', trouble: { code } });
    }
    await check();
    expect(await current()).toMatchObject({ state: 'untried', trouble: null });
  });

  it('where nothing is set up nobody is asked', async () => {
    const { trouble } = await check({ enabled: false, host: '' });
    expect(trouble.code).toBe('notSetUp');
  });
});

it('the password comes out nowhere: no answer, row or journal', async () => {
  const seen: string[] = [];
  const hear = (answer: { raw: { body: string } }) => seen.push(answer.raw.body);
  hear(await save({ password: SECRET }));
  hear(await admin().post('/company/mailbox/check'));
  hear(await save({ password: SECRET, host: 'bad host' }));
  hear(await save({ password: SECRET, extra: 1 }));
  hear(await save({ password: [SECRET] }));
  hear(await save({ password: SECRET, version: 1 }));
  hear(await admin().get('/company/mailbox'));
  hear(await admin().get('/journal?limit=100'));
  for (const table of ['mailbox_settings', 'journal', 'idempotency_keys'] as const)
    seen.push(JSON.stringify(await stage.ownerDb.selectFrom(table).selectAll().execute()));
  for (const text of seen) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
  }
});
