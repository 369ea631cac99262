import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { headerOf, openPost, openTarpit, type Temper, wordsOf } from '#test/smtp.ts';
import { sendWaitingLetters } from './send-letters.job.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
const open: { close: () => Promise<void> }[] = [];
let n = 0;

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 4, name: 'test' }));
});
beforeEach(async () => {
  await stage.ownerDb.deleteFrom('letters').execute();
  await stage.ownerDb
    .updateTable('mail_settings')
    .set({ enabled: false, ...calm })
    .execute();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const calm = {
  failing_since: null,
  failures: 0,
  next_try_at: null,
  trouble_code: null,
  trouble_answer: null,
};
const admin = () => stage.as('admin');
const round = (patience = { silence: 2000, whole: 5000 }) =>
  sendWaitingLetters(jobDb, { ...stage.deps, patience, sayLate: async () => null });
const outbox = async (state = '') =>
  (await admin().get(`/company/letters${state && `?state=${state}`}`)).body.items;
const settings = async () => (await admin().get('/company/mail')).body;
const rows = () => stage.ownerDb.selectFrom('letters').selectAll().orderBy('id').execute();
/** The clock of the database cannot be turned, so what waits for it comes nearer. */
const later = () =>
  stage.ownerDb.updateTable('letters').set({ next_try_at: '2026-01-01T00:00:00Z' }).execute();

async function serverSaysHello(temper?: Temper) {
  const server = await openPost(temper);
  open.push(server);
  await setUp(server.port);
  return server;
}
async function setUp(port: number) {
  const { version } = await settings();
  const body = {
    host: '127.0.0.1',
    port,
    security: 'none',
    username: '',
    senderName: 'Визирь',
    senderAddress: 'vizir@example.org',
  };
  const saved = await admin().put('/company/mail', { enabled: true, ...body, version });
  expect(saved.status).toBe(200);
}
async function invite(more: object = {}) {
  n += 1;
  const made = await admin().post('/employees', {
    lastName: 'Новиков',
    firstName: 'Олег\r\nBcc: evil@example.org',
    position: 'инженер',
    email: `new${n}@example.org`,
    sendByMail: true,
    ...more,
  });
  expect(made.status).toBe(201);
  return {
    id: made.body.employee.id as number,
    url: made.body.invitationUrl as string,
    email: `new${n}@example.org`,
    body: made.body,
  };
}

describe('an invitation by mail', () => {
  it('waits in sight until there is a mail server, then goes out, in the language of who is invited', async () => {
    const { email, url, body } = await invite();
    expect(body.mailed).toBe(true);
    await round();
    expect(await outbox('waiting')).toMatchObject([
      { to: email, kind: 'invitation', state: 'waiting', tries: 0, canSend: true, canCancel: true },
    ]);
    expect((await rows())[0]?.content).not.toContain(url.split('#')[1]);
    const server = await serverSaysHello();
    await round();
    const [letter] = server.got;
    if (!letter) throw new Error('no letter');
    expect(letter.to).toEqual([email]);
    expect(wordsOf(letter)).toContain(url);
    expect(wordsOf(letter)).toContain('придумайте пароль');
    expect(headerOf(letter, 'Bcc')).toBeUndefined();
    expect(headerOf(letter, 'References')).toMatch(/^<thread\.[0-9a-f]{32}@localhost>$/);
    expect(headerOf(letter, 'In-Reply-To')).toBe(headerOf(letter, 'References'));
    expect(headerOf(letter, 'List-Id')).toBe('<invitation.localhost>');
    expect(await outbox('sent')).toMatchObject([{ to: email, tries: 1, canSend: false, trouble: null }]);
    expect((await rows())[0]?.content).toBeNull();
    expect((await settings()).state).toBe('works');
    await round();
    expect(server.got).toHaveLength(1);
  });

  it('is not written unless asked for, and once for a request that comes twice', async () => {
    expect((await invite({ sendByMail: false })).body.mailed).toBe(false);
    const body = {
      lastName: 'Два',
      firstName: 'Раза',
      position: 'инженер',
      email: 'twice@example.org',
      sendByMail: true,
    };
    for (const _ of [1, 2])
      await admin().post('/employees', body, { 'idempotency-key': 'the-same-request-twice' });
    expect(await outbox()).toHaveLength(1);
  });

  it('goes with the link: another one, its use, an address that changed', async () => {
    const { id, url, email } = await invite();
    const again = await admin().post(`/employees/${id}/invitation`, { sendByMail: true });
    expect(again.body.mailed).toBe(true);
    expect((await outbox()).map(({ state }: { state: string }) => state)).toEqual(['waiting', 'expired']);
    expect((await rows()).map(({ content }) => content === null)).toEqual([true, false]);
    expect(url).not.toBe(again.body.invitationUrl);
    await stage.ownerDb
      .updateTable('employees')
      .set({ email: `moved.${email}` })
      .where('id', '=', id)
      .execute();
    const server = await serverSaysHello();
    await round();
    expect(server.got).toEqual([]);
    expect((await outbox())[0]).toMatchObject({ state: 'expired', canSend: false });
  });

  it('is not sent when it is out of date', async () => {
    await invite();
    await stage.ownerDb.updateTable('letters').set({ expires_at: '2026-01-01T00:00:00Z' }).execute();
    const server = await serverSaysHello();
    await round();
    expect(server.got).toEqual([]);
    expect(await outbox('failed')).toMatchObject([{ state: 'expired' }]);
  });
});

describe('a server that does not take it', () => {
  it('greylisting: later, and then it goes', async () => {
    const server = await serverSaysHello({
      recipient: (_, nth) => (nth === 0 ? [451, '4.7.1 come again'] : undefined),
    });
    await invite();
    await round();
    const [failed] = await outbox('failed');
    expect(failed).toMatchObject({
      state: 'failed',
      tries: 1,
      trouble: { code: 'putOff', answer: '451 4.7.1 come again' },
    });
    await round(); // not yet
    expect(server.got).toEqual([]);
    await later();
    await round();
    expect(server.got).toHaveLength(1);
    expect(await outbox('sent')).toMatchObject([{ tries: 2 }]);
  });

  it('550: at once no more, until the administrator says so', async () => {
    let closed = true;
    const server = await serverSaysHello({
      recipient: () => (closed ? [550, '5.1.1 no such user'] : undefined),
    });
    await invite();
    await round();
    await later();
    await round();
    const [dead] = await outbox();
    expect(dead).toMatchObject({
      state: 'dead',
      tries: 1,
      canSend: true,
      trouble: { answer: '550 5.1.1 no such user' },
    });
    expect((await settings()).state).not.toBe('failing');
    closed = false;
    expect((await admin().post(`/company/letters/${dead.id}/sending`)).status).toBe(200);
    await round();
    expect(server.got).toHaveLength(1);
    expect((await admin().post(`/company/letters/${dead.id}/sending`)).status).toBe(409);
    expect((await admin().delete(`/company/letters/${dead.id}`)).status).toBe(409);
  });

  it('cancelled: never', async () => {
    await invite();
    const [letter] = await outbox();
    expect((await admin().delete(`/company/letters/${letter.id}`)).status).toBe(200);
    const server = await serverSaysHello();
    await round();
    expect(server.got).toEqual([]);
    expect((await rows())[0]).toMatchObject({ state: 'cancelled', content: null });
  });

  it('away: all wait together, and all go soon after it is back', async () => {
    const server = await openPost();
    await server.close();
    await setUp(server.port);
    for (const _ of [1, 2, 3]) await invite();
    await round();
    expect((await rows()).map(({ tries }) => tries)).toEqual([1, 0, 0]);
    expect(await settings()).toMatchObject({ state: 'failing', waiting: 3, trouble: { code: 'refused' } });
    const { next_try_at: next } = await stage.ownerDb
      .selectFrom('mail_settings')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(Date.parse(String(next)) - Date.now()).toBeLessThan(10 * 60_000);
    await round(); // not asked again so soon
    expect((await rows()).map(({ tries }) => tries)).toEqual([1, 0, 0]);
    const back = await serverSaysHello();
    await round();
    expect(back.got).toHaveLength(3);
  });

  it('silent: one letter’s patience, not one for each', async () => {
    const pit = await openTarpit();
    open.push(pit);
    await setUp(pit.port);
    for (const _ of [1, 2]) await invite();
    await round({ silence: 60_000, whole: 300 });
    expect(pit.taken()).toBe(1);
    const { state, trouble } = await settings();
    expect(state).toBe('failing');
    expect(['timeout', 'noGreeting']).toContain(trouble.code); // whichever of the two clocks is first
    expect((await rows()).map(({ state }) => state)).toEqual(['failed', 'waiting']);
  });
});

describe('nobody knows whether it was taken', () => {
  it('the line broke after the final dot: once more under the same name, and counted', async () => {
    const server = await serverSaysHello({ hangsUpAfter: (nth) => nth === 1 });
    await invite();
    await round();
    expect(await outbox()).toMatchObject([
      { state: 'failed', uncertain: true, trouble: { code: 'outcomeUnknown' } },
    ]);
    expect((await settings()).uncertain).toBe(1);
    await later();
    await round();
    const ids = server.got.map((letter) => headerOf(letter, 'Message-ID'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBeTruthy();
    expect(ids[0]).toBe(ids[1]);
    expect(await outbox('sent')).toMatchObject([{ tries: 2, uncertain: true }]);
  });

  it('twice: given up, and left to the administrator', async () => {
    const server = await serverSaysHello({ hangsUpAfter: () => true });
    await invite();
    for (const _ of [1, 2, 3]) {
      await round();
      await later();
    }
    expect(server.got).toHaveLength(2);
    expect(await outbox()).toMatchObject([{ state: 'dead', canSend: true }]);
  });

  it('the worker died on the way: taken up after a while, once', async () => {
    const server = await serverSaysHello();
    await invite();
    const claimed = { state: 'sending', tries: 1, claimed_at: new Date().toISOString() };
    await stage.ownerDb.updateTable('letters').set(claimed).execute();
    await round();
    expect(server.got).toEqual([]);
    expect(await outbox('waiting')).toMatchObject([{ state: 'sending', canSend: false, canCancel: false }]);
    await stage.ownerDb.updateTable('letters').set({ claimed_at: '2026-01-01T00:00:00Z' }).execute();
    await round();
    expect(server.got).toHaveLength(1);
    expect(await outbox('sent')).toMatchObject([{ uncertain: true }]);
  });

  it('a round that takes long leaves the rest to another job', async () => {
    const server = await serverSaysHello();
    await invite();
    const asked = async () =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from pgboss.job where name = 'send-letters'`.execute(stage.ownerDb)
      ).rows[0]?.n ?? 0;
    const before = await asked();
    await sendWaitingLetters(jobDb, { ...stage.deps, roundMs: -1, sayLate: async () => null });
    expect([server.got.length, await asked()]).toEqual([0, before + 1]);
  });

  it('two workers at once send each letter once', async () => {
    const server = await serverSaysHello();
    for (const _ of [1, 2, 3, 4]) await invite();
    await Promise.all([round(), round(), round()]);
    expect(server.got).toHaveLength(4);
  });
});
