import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test/world.ts';
import { type Act, act, send, until } from '../crashes/http.ts';
import { type Crew, idle, killed, openCrew } from './crew.ts';
import { copies } from './office.ts';
import { nextTryComes, tenMinutesPass } from './outbox.ts';

/** Two webs and two workers, each a process of its own, on one database with mail that waits. */
const LETTERS = 8;
let crew: Crew;
let world: World;

beforeAll(async () => {
  crew = await openCrew({ webs: 2, workers: 2 });
  world = await makeWorld(crew.db);
}, 120_000);
afterAll(() => crew?.close());

let turn = 0;
/** Each at the other web than the one before. */
const base = () => crew.webs[turn++ % crew.webs.length]?.url ?? '';
const asAdmin = (method: Act['method'], path: string, body?: unknown): Act => ({
  token: world.tokens.admin,
  method,
  path,
  body,
});
const ask = async (method: Act['method'], path: string, body?: unknown) => {
  const answer = await act(base, asAdmin(method, path, body));
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};

let people = 0;
const newcomer = () => ({
  lastName: 'Новиков',
  firstName: 'Олег',
  position: 'инженер',
  email: `new${++people}@example.org`,
  sendByMail: true,
});
const invite = async () => {
  const { mailed, employee } = await ask('POST', '/employees', newcomer());
  expect(mailed).toBe(true);
  return String(employee.email);
};
const turnOn = async () => {
  const { version } = await ask('GET', '/company/mail');
  const settings = {
    host: '127.0.0.1',
    port: crew.office.port,
    security: 'none',
    username: '',
    senderName: 'Визирь',
    senderAddress: 'vizir@example.org',
  };
  await ask('PUT', '/company/mail', { ...settings, enabled: true, version });
};
const sent = async () => (await ask('GET', '/company/letters?state=sent')).items;

describe('a letter waits for its server', () => {
  it('a request that comes to both webs at once writes one letter', async () => {
    const request = asAdmin('POST', '/employees', newcomer());
    const key = { 'idempotency-key': 'one-request-at-two-webs' };
    const answers = await Promise.all(crew.webs.map(({ url }) => send(url, request, key)));
    for (const { status } of answers) expect([201, 409, 503]).toContain(status);
    expect((await ask('GET', '/company/letters')).items).toHaveLength(1);
  });
});

describe('one of two workers is killed with mail on its hands', () => {
  it('each letter goes once; the one that was taken and not written down twice, under one name, counted', async () => {
    for (let n = 1; n < LETTERS; n++) await invite();
    await crew.office.order(
      { at: 'kept', does: 'hold', times: 1 },
      { at: 'RCPT', does: 'refuse', code: 451, times: 1 },
    );
    await turnOn();
    await killed(await crew.talkerOf(await crew.office.held()));
    await tenMinutesPass(crew.db, crew.boss);
    await until('the other is through', 60, async () => (await sent()).length > LETTERS - 2);
    await idle(crew.db);
    await nextTryComes(crew.db); // the one that was put off
    await until('all letters are sent', 60, async () => (await sent()).length === LETTERS);
    const counted = [...copies(crew.office.accepted()).values()].sort();
    expect(counted).toEqual([...Array<number>(LETTERS - 1).fill(1), 2]);
    expect((await ask('GET', '/company/mail')).uncertain).toBe(1);
    const letters: { uncertain: boolean }[] = await sent();
    expect(letters.filter(({ uncertain }) => uncertain)).toHaveLength(1);
  }, 120_000);
});

describe('a server that does not answer slows nobody', () => {
  it('while the talk stands people are invited, and no transaction stands with it', async () => {
    await idle(crew.db);
    await crew.office.order({ at: 'greeting', does: 'hold', times: 100 });
    const first = await invite();
    await crew.office.held();
    const { rows } = await sql<{ now: string }>`select clock_timestamp()::text as now`.execute(
      crew.superuser,
    );
    const since = rows[0]?.now;
    // each is answered although the talk stands: it is let go only below
    for (let n = 0; n < 5; n++) await invite();
    expect((await ask('GET', '/company/letters?state=waiting')).items).toHaveLength(6);
    await until('no transaction is as old as the talk', 10, async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and xact_start < ${since}::timestamptz`.execute(
        crew.superuser,
      );
      return rows.length === 0;
    });
    const states = await crew.db
      .selectFrom('letters')
      .select('state')
      .where('to_address', '=', first)
      .execute();
    expect(states).toEqual([{ state: 'sending' }]);
    const accepted = crew.office.accepted().length;
    await crew.office.order();
    crew.office.release();
    await until(
      'the letters go when it speaks',
      60,
      async () => crew.office.accepted().length === accepted + 6,
    );
  }, 120_000);
});
