import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { headerOf, openPost, openTarpit, type Temper, wordsOf } from '#test/smtp.ts';

let stage: Stage;
const open: { close: () => Promise<void> }[] = [];
const SECRET = 'тайна-Pa55word-почты';

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  await stage.ownerDb
    .updateTable('mail_settings')
    .set({ enabled: false, host: '', username: '', password_sealed: null, security: 'starttls' })
    .execute();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => stage.close());

const post = async (temper?: Temper) => {
  const made = await openPost(temper);
  open.push(made);
  return made;
};
const blank = {
  enabled: true,
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  username: '',
  password: null,
  senderName: 'Визирь',
  senderAddress: 'vizir@example.org',
};
const admin = () => stage.as('admin');
const current = async () => (await admin().get('/company/mail')).body;
async function save(more: object) {
  const { version } = await current();
  return admin().put('/company/mail', { ...blank, version, ...more });
}
async function check(more: object) {
  expect((await save(more)).status).toBe(200);
  return (await admin().post('/company/mail/check')).body;
}

describe('who sets up the mail', () => {
  it('is the administrator; to everybody else it is closed', async () => {
    const settings = await current();
    expect(settings).toMatchObject({ enabled: false, passwordIsSet: false, state: 'off', waiting: 0 });
    const body = { ...blank, version: settings.version };
    for (const name of ['manager', 'director', 'headOfSales'] as const) {
      const who = stage.as(name);
      expect((await who.get('/company/mail')).status).toBe(403);
      expect((await who.put('/company/mail', body)).status).toBe(403);
      expect((await who.post('/company/mail/check')).status).toBe(403);
      expect((await who.get('/company/letters')).status).toBe(403);
      expect((await who.post('/company/letters/1/sending')).status).toBe(403);
      expect((await who.delete('/company/letters/1')).status).toBe(403);
    }
    expect((await stage.anonymous.get('/company/mail')).status).toBe(401);
    expect((await admin().post('/company/letters/987654/sending')).status).toBe(404);
    expect((await admin().delete('/company/letters/987654')).status).toBe(404);
  });

  it('is told what is wrong with a value, and of somebody who was faster', async () => {
    for (const [more, field, reason] of [
      [{ host: '' }, 'host', 'empty'],
      [{ host: 'https://smtp.example.org' }, 'host', 'mail_host'],
      [{ senderAddress: '' }, 'senderAddress', 'empty'],
      [{ senderAddress: 'визирь' }, 'senderAddress', 'mail_address'],
      [{ replyTo: 'a@b\r\nBcc: c@d.ru' }, 'replyTo', 'mail_address'],
    ] as const) {
      const { status, body } = await save(more);
      expect(status).toBe(422);
      expect(body.fields).toMatchObject([{ field, reason }]);
    }
    expect((await save({ version: 999 })).status).toBe(409);
  });

  it('types the password again where another server, or a listener on the wire, would hear it', async () => {
    await save({ host: 'smtp.example.org', security: 'tls', username: 'vizir', password: SECRET });
    for (const more of [
      { host: 'evil.example.org', security: 'tls' },
      { host: 'smtp.example.org', security: 'none' },
    ]) {
      const { status, body } = await save({ username: 'vizir', ...more });
      expect([status, body.fields?.[0]?.reason]).toEqual([422, 'mail_password_again']);
    }
    const kept = await save({ host: 'smtp.example.org', security: 'tls', username: 'vizir', port: 465 });
    expect(kept.body.passwordIsSet).toBe(true);
    expect((await save({ host: 'evil.example.org', username: '' })).body.passwordIsSet).toBe(false);
  });
});

describe('a test letter', () => {
  it('goes to the administrator, in words and HTML, with the headers of a machine', async () => {
    const server = await post();
    expect(await check({ port: server.port, senderName: 'Визирь\r\nBcc: evil@example.org' })).toEqual({
      to: 'admin@example.org',
      trouble: null,
    });
    const [letter] = server.got;
    if (!letter) throw new Error('no letter');
    expect(letter).toMatchObject({ from: 'vizir@example.org', to: ['admin@example.org'] });
    expect(headerOf(letter, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(letter, 'List-Id')).toBe('<check.localhost>');
    expect(headerOf(letter, 'Date')).toBeTruthy();
    expect(headerOf(letter, 'Bcc')).toBeUndefined();
    expect(wordsOf(letter)).toContain('Это проверочное письмо');
    expect(letter.text).toContain('text/html');
    expect((await current()).state).toBe('works');
  });

  it('says what is wrong, with the answer of the server', async () => {
    const closed = await post();
    await closed.close();
    open.pop();
    const pit = await openTarpit('SSH-2.0-OpenSSH_9.9 secret banner\r\n');
    open.push(pit);
    const secure = await post({ options: { secure: true } });
    const upgrading = await post({ options: { hideSTARTTLS: false } });
    const plain = await post({ login: { user: 'vizir', pass: 'right' } });
    const choosy = await post({ sender: () => [553, '5.7.1 not your address'] });
    const closedTo = await post({ recipient: () => [550, '5.1.1 no such user'] });
    const login = { username: 'vizir', password: SECRET };
    for (const [more, code, answer] of [
      [{ host: 'nowhere.invalid' }, 'nameNotFound', null],
      [{ host: '169.254.169.254' }, 'addressForbidden', null],
      [{ host: '::ffff:169.254.169.254' }, 'addressForbidden', null],
      [{ port: closed.port }, 'refused', null],
      [{ port: pit.port }, 'broken', null],
      [{ port: secure.port, security: 'tls' }, 'certificate', null],
      [{ port: upgrading.port, security: 'starttls' }, 'certificate', null],
      [{ port: plain.port, security: 'tls' }, 'wrongMode', null],
      [{ port: plain.port, security: 'starttls' }, 'noStarttls', expect.anything()],
      [{ port: plain.port, ...login }, 'loginRefused', expect.stringContaining('5.7.8')],
      [{ port: choosy.port }, 'senderRefused', '553 5.7.1 not your address'],
      [{ port: closedTo.port }, 'recipientRefused', '550 5.1.1 no such user'],
    ] as const) {
      const { trouble } = await check(more);
      expect(trouble?.code, JSON.stringify([more, trouble])).toBe(code);
      if (answer === null) expect(trouble.answer).toBeNull();
      else if (typeof answer === 'string') expect(trouble.answer).toBe(answer);
      expect(trouble.message).toMatch(/[а-я]{4}/);
    }
    const state = await current();
    expect(state.state).toBe('untried'); // a refused recipient says nothing of the server
    await check({ port: choosy.port });
    expect(await current()).toMatchObject({ state: 'failing', trouble: { code: 'senderRefused' } });
  });

  it('in English to who reads English, and nothing is sent where nothing is set up', async () => {
    await stage.ownerDb
      .updateTable('employees')
      .set({ language: 'en' })
      .where('email', '=', 'admin@example.org')
      .execute();
    const { trouble } = await check({ enabled: false, host: '' });
    await stage.ownerDb
      .updateTable('employees')
      .set({ language: 'ru' })
      .where('email', '=', 'admin@example.org')
      .execute();
    expect(trouble).toMatchObject({
      code: 'notSetUp',
      message: expect.stringMatching(/^Mail is not set up/),
    });
  });
});

it('the password comes out nowhere: no answer, row, journal or word of the server', async () => {
  const rude = await post({ login: { user: 'vizir', pass: 'another' } });
  const seen: string[] = [];
  const hear = (answer: { raw: { body: string } }) => seen.push(answer.raw.body);
  hear(await save({ port: rude.port, username: 'vizir', password: SECRET }));
  hear(await admin().post('/company/mail/check'));
  hear(await save({ port: rude.port, username: 'vizir', password: SECRET, host: 'bad host' }));
  hear(await save({ port: rude.port, username: 'vizir', password: SECRET, extra: 1 }));
  hear(await save({ port: rude.port, username: 'vizir', password: [SECRET] }));
  hear(await save({ port: rude.port, username: 'vizir', password: SECRET, version: 1 }));
  hear(await admin().get('/company/mail'));
  hear(await admin().get('/journal?limit=100'));
  for (const table of ['mail_settings', 'journal', 'idempotency_keys'] as const)
    seen.push(JSON.stringify(await stage.ownerDb.selectFrom(table).selectAll().execute()));
  const base64 = Buffer.from(SECRET).toString('base64');
  for (const text of seen) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(base64);
  }
  expect(seen[1]).toContain('5.7.8 wrong: vizir *** ***');
});
