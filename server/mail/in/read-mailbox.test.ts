import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { bounced, type ImapPost, openImap } from '#test/imap.ts';
import { openPost, openTarpit } from '#test/smtp.ts';
import { sendWaitingLetters } from '../send-letters.job.ts';
import { readReturnedLetters } from './read-mailbox.job.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
let imap: ImapPost;
const open: { close: () => Promise<void> }[] = [];
let n = 0;

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 4, name: 'test' }));
});
beforeEach(async () => {
  await stage.ownerDb.deleteFrom('address_troubles').execute();
  await stage.ownerDb.deleteFrom('letters').execute();
  await stage.ownerDb
    .updateTable('mailbox_settings')
    .set({ enabled: false, reports: 0, strangers: 0, uid_validity: null, last_uid: 0 })
    .execute();
  imap = await openImap();
  open.push(imap);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const admin = () => stage.as('admin');
const settings = async () => (await admin().get('/company/mailbox')).body;
const patience = { silence: 2000, whole: 10_000 };
const round = (more: object = {}) => readReturnedLetters(jobDb, { ...stage.deps, patience, ...more });
/** The clock of the database cannot be turned, so what waits for it comes nearer. */
const hurry = () => stage.ownerDb.updateTable('mailbox_settings').set({ next_try_at: null }).execute();

async function setUp(more: object = {}) {
  const { version } = await settings();
  const usual = {
    host: '127.0.0.1',
    port: imap.port,
    security: 'none',
    username: 'vizir',
    password: 'right',
  };
  const saved = await admin().put('/company/mailbox', { enabled: true, ...usual, ...more, version });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}

/** A letter that was sent. */
async function sent(to = `k${++n}@example.org`, state = 'sent') {
  const messageId = `<${randomUUID()}@localhost>`;
  const { id } = await stage.ownerDb
    .insertInto('letters')
    .values({
      kind: 'invitation',
      source: `test:${messageId}`,
      language: 'ru',
      to_address: to,
      subject: 'Письмо',
      content: state === 'waiting' ? 'x' : null,
      message_id: messageId,
      state,
      tries: state === 'waiting' ? 0 : 1,
      expires_at: '2099-01-01T00:00:00Z',
      ended_at: state === 'waiting' ? null : '2026-11-12T10:00:00Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, messageId, to };
}
const troubles = () => stage.ownerDb.selectFrom('address_troubles').selectAll().orderBy('address').execute();
const letter = (id: number) =>
  stage.ownerDb.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a letter that came back', () => {
  it('marks the address it went to, and is shown in the outbox with the reason', async () => {
    const one = await sent('Kotov@Example.org');
    imap.add(bounced('postfix', one));
    await setUp();
    await round();
    expect(await troubles()).toMatchObject([
      {
        address: 'kotov@example.org',
        kind: 'permanent',
        reason: 'noMailbox',
        status: '5.1.1',
        count: 1,
        letter_id: one.id,
      },
    ]);
    expect((await admin().get('/company/letters?state=failed')).body.items).toMatchObject([
      {
        id: one.id,
        state: 'returned',
        canSend: false,
        trouble: {
          code: 'returned',
          message: 'Письмо вернулось: нет такого ящика.',
          answer: expect.stringContaining('User unknown'),
        },
      },
    ]);
    expect(await settings()).toMatchObject({ state: 'works', reports: 1, strangers: 0, trouble: null });
  });

  it('the same report again, and another of the same letter, change nothing', async () => {
    const one = await sent();
    imap.add(bounced('postfix', one));
    imap.add(bounced('postfix', one));
    imap.add(bounced('gmail', one));
    imap.add(bounced('delayed', one));
    await setUp();
    await round();
    const before = await troubles();
    expect(before).toMatchObject([{ count: 1, kind: 'permanent' }]);
    imap.box.uidvalidity += 1; // numbers given anew: all of it is read again
    await round();
    expect(await troubles()).toEqual(before);
  });

  it('two letters: counted, and told since the first', async () => {
    const [one, two] = [await sent('twice@example.org'), await sent('twice@example.org')];
    imap.add(bounced('postfix', one));
    await setUp();
    await round();
    const [before] = await troubles();
    imap.add(bounced('mailru', two));
    await round();
    expect(await troubles()).toMatchObject([{ count: 2, at: before?.at, letter_id: two.id }]);
  });

  it('late is late and not lost: the letter stays sent, the mark passes with the next letter that is taken', async () => {
    const one = await sent();
    imap.add(bounced('delayed', one));
    await setUp();
    await round();
    expect(await troubles()).toMatchObject([{ kind: 'passing', reason: 'delayed' }]);
    expect(await letter(one.id)).toMatchObject({ state: 'sent', returned_at: null });
    imap.add(bounced('exim', one)); // and in the end it did not arrive
    await round();
    expect(await troubles()).toMatchObject([{ kind: 'permanent', reason: 'noDomain', count: 2 }]);
    expect(await letter(one.id)).toMatchObject({ state: 'returned' });
  });

  it('what lasts is not made less by what passes', async () => {
    const [one, two] = [await sent('both@example.org'), await sent('both@example.org')];
    imap.add(bounced('yandex', one));
    imap.add(bounced('delayed', two));
    await setUp();
    await round();
    expect(await troubles()).toMatchObject([
      { kind: 'permanent', reason: 'noMailbox', count: 2, letter_id: one.id },
    ]);
  });
});

describe('what is not believed', () => {
  it('a report of a letter nobody here sent, to another address than it went to, or before it was sent: counted, and left alone', async () => {
    const one = await sent();
    const waiting = await sent('waits@example.org', 'waiting');
    imap.add(bounced('forged', one));
    imap.add(bounced('postfix', { ...one, to: 'victim@example.org' }));
    imap.add(bounced('postfix', waiting));
    await setUp();
    await round();
    expect(await troubles()).toEqual([]);
    expect(await letter(one.id)).toMatchObject({ state: 'sent', returned_at: null });
    expect(await settings()).toMatchObject({ reports: 0, strangers: 3 });
  });

  it('auto-replies, our own letters, people’s letters; all stay unread, and where they are', async () => {
    const one = await sent();
    for (const name of ['out-of-office', 'loop', 'delivered']) imap.add(bounced(name, one));
    imap.add('From: ivanov@example.org\r\nSubject: Привет\r\n\r\nMAILER-DAEMON, postmaster\r\n');
    imap.add(Buffer.from([0xff, 0xfe, 0x00]));
    imap.add(bounced('postfix', one));
    await setUp();
    await round();
    expect(imap.box.messages.map(({ flags }) => flags)).toEqual([[], [], [], [], [], []]);
    expect(await troubles()).toHaveLength(1);
    expect(await settings()).toMatchObject({ reports: 1, strangers: 0 });
  });
});

describe('reading on', () => {
  it('five hundred letters, in several rounds; nothing is fetched twice', async () => {
    const [first, last] = [await sent(), await sent()];
    imap.add(bounced('postfix', first));
    for (let k = 0; k < 498; k += 1) imap.add(`From: a${k}@example.org\r\nSubject: ${k}\r\n\r\nтекст\r\n`);
    imap.add(bounced('mailru', last));
    await setUp();
    for (const troubled of [1, 1, 2]) {
      await round();
      expect(await troubles()).toHaveLength(troubled);
    }
    const asked = imap.asked();
    await round();
    expect(imap.asked()).toBe(asked);
    imap.add('From: b@example.org\r\n\r\nещё\r\n');
    await round();
    expect(imap.asked()).toBe(asked + 1);
  });

  it('the line is cut in the middle: what was kept is kept, the rest is read next time', async () => {
    const letters = await Promise.all(Array.from({ length: 50 }, () => sent()));
    for (const one of letters) imap.add(bounced('postfix', one));
    await setUp();
    imap.cutAt(2); // the second piece of twenty
    await round();
    expect(await troubles()).toHaveLength(20);
    expect(await settings()).toMatchObject({ state: 'failing', reports: 20 });
    await round(); // not yet
    expect(await troubles()).toHaveLength(20);
    await hurry();
    await round();
    expect(await troubles()).toHaveLength(50);
    expect(await settings()).toMatchObject({ state: 'works', reports: 50, trouble: null });
  });

  it('two rounds at once count each report once', async () => {
    for (let k = 0; k < 30; k += 1) imap.add(bounced('postfix', await sent()));
    await setUp();
    await Promise.all([round(), round(), round()]);
    expect(await settings()).toMatchObject({ reports: 30 });
    expect((await troubles()).every(({ count }) => count === 1)).toBe(true);
  });

  it('letters from before are not gone through', async () => {
    const one = await sent();
    imap.add(bounced('postfix', one), new Date(Date.now() - 90 * 24 * 3600 * 1000));
    await setUp();
    await round();
    expect(await troubles()).toEqual([]);
  });

  it('another mailbox begins anew; the same with another port goes on', async () => {
    const one = await sent();
    imap.add(bounced('forged', one));
    await setUp();
    await round();
    await setUp({ port: imap.port });
    await round();
    expect((await settings()).strangers).toBe(1);
    await setUp({ folder: 'inbox' });
    await round();
    expect((await settings()).strangers).toBe(2);
  });
});

describe('a mailbox that cannot be read', () => {
  it.each([
    ['a wrong password', { password: 'wrong' }, 'loginRefused'],
    ['no such folder', { folder: 'Возвраты' }, 'folderMissing'],
    ['TLS where there is none', { security: 'tls' }, 'wrongMode'],
    ['STARTTLS where there is none', { security: 'starttls' }, 'noStarttls'],
  ])('%s', async (_, more, code) => {
    await setUp(more);
    await round();
    const state = await settings();
    expect(state).toMatchObject({ state: 'failing', trouble: { code } });
    expect(state.trouble.message).toMatch(/[а-я]{4}/);
    expect(imap.asked()).toBe(0);
  });

  it('a server that is silent holds a round as long as it has patience for one', async () => {
    const pit = await openTarpit('SSH-2.0-OpenSSH_9.9 secret banner\r\n');
    open.push(pit);
    await setUp({ port: pit.port });
    await round({ patience: { silence: 60_000, whole: 300 } });
    expect((await settings()).trouble).toMatchObject({ code: 'timeout', answer: null });
    expect(pit.taken()).toBe(1);
  });

  it('turned off: nobody is asked', async () => {
    await setUp({ enabled: false });
    imap.add(bounced('postfix', await sent()));
    await round();
    expect(imap.asked()).toBe(0);
  });
});

it('a recipient refused at once is known in the same way, and a refusal of the sender’s is not', async () => {
  const refusals: Record<string, [number, string]> = {
    'gone@example.org': [550, '5.1.1 no such user'],
    'choosy@example.org': [554, '5.7.1 your host is on a blocklist'],
  };
  const post = await openPost({ recipient: (address) => refusals[address] });
  open.push(post);
  const { version } = (await admin().get('/company/mail')).body;
  const server = { host: '127.0.0.1', port: post.port, security: 'none', username: '' };
  const sender = { senderName: 'Визирь', senderAddress: 'vizir@example.org', version };
  expect((await admin().put('/company/mail', { enabled: true, ...server, ...sender })).status).toBe(200);
  for (const email of Object.keys(refusals)) {
    const person = { lastName: 'Новиков', firstName: 'Олег', position: 'инженер', email, sendByMail: true };
    expect((await admin().post('/employees', person)).status).toBe(201);
  }
  await sendWaitingLetters(jobDb, {
    ...stage.deps,
    sayLate: async () => null,
    patience: { silence: 2000, whole: 5000 },
  });
  expect(await troubles()).toMatchObject([
    { address: 'choosy@example.org', kind: 'passing', reason: 'policy', status: '5.7.1' },
    { address: 'gone@example.org', kind: 'permanent', reason: 'noMailbox', answer: '550 5.1.1 no such user' },
  ]);
  delete refusals['choosy@example.org'];
  const [again] = (await admin().get('/company/letters?state=failed')).body.items.filter(
    ({ to }: { to: string }) => to === 'choosy@example.org',
  );
  expect((await admin().post(`/company/letters/${again.id}/sending`)).status).toBe(200);
  await sendWaitingLetters(jobDb, {
    ...stage.deps,
    sayLate: async () => null,
    patience: { silence: 2000, whole: 5000 },
  });
  expect((await troubles()).map(({ cleared_at: cleared }) => cleared !== null)).toEqual([true, false]);
});
