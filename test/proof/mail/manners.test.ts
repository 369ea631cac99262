import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  claimLetter,
  noteFailed,
  noteSent,
  noteServerFailed,
  tidyOutbox,
} from '#server/mail/outbox.store.ts';
import { sendWaitingLetters } from '#server/mail/send-letters.job.ts';
import { sealerOf } from '#server/sealer.ts';
import { testConfig } from '#test/config.ts';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { copies, type Office, type Order, openOffice, type Point } from './office.ts';
import { calm, lettersNamed, turnOn, writeLetters } from './outbox.ts';

/** The manners of mail servers, each tried with a real one as a process: what becomes of the letter, and of the one behind it. */
const sealer = sealerOf('a'.repeat(43));
const config = testConfig();
let database: TestDatabase;
let office: Office;

beforeAll(async () => {
  [database, office] = await Promise.all([makeTestDatabase(), openOffice()]);
  await turnOn(database.ownerDb, sealer, office.port);
});
beforeEach(async () => {
  await database.ownerDb.deleteFrom('letters').execute();
  await database.ownerDb.updateTable('mail_settings').set(calm).execute();
});
afterEach(() => office.order());
afterAll(async () => {
  await office?.close();
  await database?.drop();
});

const round = (patience = { silence: 5000, whole: 10_000 }) =>
  sendWaitingLetters(database.jobDb, { sealer, config, patience, sayLate: async () => null });
/** What waits for a time has come to it. */
const later = async () => {
  await database.ownerDb.updateTable('letters').set({ next_try_at: '2026-01-01T00:00:00Z' }).execute();
  await database.ownerDb.updateTable('mail_settings').set({ next_try_at: null }).execute();
};
const copiesOf = (ids: readonly string[]) => ids.map((id) => copies(office.accepted()).get(id) ?? 0);
const write = (count: number) => writeLetters(database.ownerDb, sealer, count);
const now = (ids: readonly string[]) => lettersNamed(database.ownerDb, ids);

type Manner = {
  order: Order;
  /** Of the letter that met it and of the one behind, after one round. */
  after: [string, string];
  trouble: string;
};
const refuse = (at: Point, code: number, words: string): Order => ({
  at,
  does: 'refuse',
  times: 1,
  code,
  words,
});
const passing: Record<string, Manner> = {
  'greylists the recipient': {
    order: refuse('RCPT', 451, '4.7.1 come again'),
    after: ['failed', 'sent'],
    trouble: 'putOff',
  },
  'has no room for the letter today': {
    order: refuse('dot', 452, '4.3.1 disk full'),
    after: ['failed', 'sent'],
    trouble: 'putOff',
  },
  'does not want the sender': {
    order: refuse('MAIL', 553, '5.7.1 not yours'),
    after: ['failed', 'waiting'],
    trouble: 'senderRefused',
  },
  'is busy when greeted': {
    order: refuse('greeting', 421, '4.3.2 busy'),
    after: ['failed', 'waiting'],
    trouble: 'putOff',
  },
  'does not let us in': {
    order: refuse('AUTH', 535, '5.7.8 wrong'),
    after: ['failed', 'waiting'],
    trouble: 'loginRefused',
  },
};

describe('a server that', () => {
  it('accepts has each letter once', async () => {
    const ids = await write(3);
    await round();
    await round();
    expect(copiesOf(ids)).toEqual([1, 1, 1]);
  });

  it.each(Object.entries(passing))(
    '%s has both letters later, once',
    async (_, { order, after, trouble }) => {
      await office.order(order);
      const ids = await write(2);
      await round();
      expect((await now(ids)).map(({ state }) => state)).toEqual(after);
      expect((await now(ids))[0]?.trouble_code).toBe(trouble);
      await later();
      await round();
      expect(copiesOf(ids)).toEqual([1, 1]);
      expect((await now(ids)).map(({ uncertain }) => uncertain)).toEqual([0, 0]);
    },
  );

  it.each([
    ['the recipient', refuse('RCPT', 550, '5.1.1 nobody here'), 'recipientRefused'],
    ['the letter', refuse('dot', 554, '5.7.1 spam'), 'messageRefused'],
  ] as const)('refuses %s for good is not asked again', async (_, order, trouble) => {
    await office.order({ ...order, times: 2 });
    const [id = ''] = await write(1);
    for (const _ of [1, 2]) {
      await round();
      await later();
    }
    expect(await now([id])).toMatchObject([{ state: 'dead', tries: 1, trouble_code: trouble }]);
  });

  it('dawdles without end has one letter’s patience', async () => {
    await office.order({ at: 'greeting', does: 'dawdle', times: 1 });
    const ids = await write(2);
    await round({ silence: 60_000, whole: 300 });
    expect((await now(ids)).map(({ state }) => state)).toEqual(['failed', 'waiting']);
    await later();
    await round();
    expect(copiesOf(ids)).toEqual([1, 1]);
  });
});

/** The line breaks at this point: how many copies there are in the end, and whether we had to guess. */
const breaks: [Point, copies: number, uncertain: number][] = [
  ['greeting', 1, 0],
  ['EHLO', 1, 0],
  ['AUTH', 1, 0],
  ['MAIL', 1, 0],
  ['RCPT', 1, 0],
  ['DATA', 1, 0],
  ['body', 1, 1],
  ['dot', 1, 1],
  ['kept', 2, 1],
  ['QUIT', 1, 0],
];

describe('the line breaks at', () => {
  it.each(breaks)('%s: %i in the end, guessed %i', async (at, wanted, guessed) => {
    await office.order({ at, does: 'drop', times: 1 });
    const ids = await write(2);
    for (const _ of [1, 2, 3]) {
      await round();
      await later();
    }
    expect(copiesOf(ids)).toEqual([wanted, 1]);
    expect(await now(ids)).toMatchObject([{ state: 'sent', uncertain: guessed }, { state: 'sent' }]);
  });
});

describe('a worker that slept through its talk', () => {
  const trouble = { code: 'broken', answer: null, passing: true } as const;

  it('says nothing of the letter that another has in hand by now', async () => {
    const ids = await write(1);
    const { jobDb, ownerDb } = database;
    const before = await claimLetter(jobDb);
    await ownerDb.updateTable('letters').set({ claimed_at: '2026-01-01T00:00:00Z' }).execute();
    await tidyOutbox(jobDb);
    const taken = await claimLetter(jobDb);
    if (!before || !taken) throw new Error('no letter');
    await noteFailed(jobDb, before, { ...trouble, about: 'letter' });
    await noteServerFailed(jobDb, before, { ...trouble, about: 'server' });
    expect(await now(ids)).toMatchObject([{ state: 'sending', tries: 2, uncertain: 1 }]);
    await noteSent(jobDb, taken.id);
    expect(await now(ids)).toMatchObject([{ state: 'sent' }]);
  });
});
