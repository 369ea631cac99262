import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { sendWaitingLetters } from '#server/mail/public.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { openPost, type Post } from '#test/smtp.ts';
import type { Name } from '#test/world.ts';
import { announceEvents } from './announce.job.ts';
import { gatherMail } from './gather-mail.job.ts';
import { sayLetter } from './say-letter.ts';

/** What is told in the page, by letter: acts through HTTP, the worker's own role, a real mail server. */

let stage: Stage;
let path: OrderPath;
let jobDb: ReturnType<typeof makeDb>;
let post: Post;
let from = 0;

beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 3, name: 'test' }));
  post = await openPost();
  const { version } = (await stage.as('admin').get('/company/mail')).body;
  const server = { host: '127.0.0.1', port: post.port, security: 'none', username: '' };
  await ok(
    stage.as('admin').put('/company/mail', {
      enabled: true,
      ...server,
      senderName: 'Визирь',
      senderAddress: 'vizir@example.org',
      version,
    }),
  );
  for (const name of [
    'manager',
    'expert',
    'headOfExpertise',
    'headOfAccounting',
    'accountant',
    'director',
  ] as const)
    await choose(name, {});
});
beforeEach(async () => {
  post.got.length = 0;
  await stage.ownerDb.deleteFrom('notification_mails').execute();
  await stage.ownerDb.deleteFrom('letters').execute();
  const { id } = await stage.ownerDb
    .selectFrom('journal')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  from = id ?? 0;
});
const afters: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const after of afters.splice(0)) await after();
});
afterAll(async () => {
  await post.close();
  await jobDb.destroy();
  await stage.close();
});

/** Letters at any hour, but for what the test is about. */
const choose = (name: Name, more: object) =>
  ok(
    stage.as(name).put('/me/notification-settings', {
      ways: {},
      overview: name === 'director' ? 'never' : null,
      dailyHour: 9,
      quiet: null,
      holdDaysOff: false,
      ...more,
    }),
  );
async function tellNew(): Promise<void> {
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .where('id', '>', from)
    .orderBy('id')
    .execute();
  await announceEvents(
    jobDb,
    stage.deps.definitions,
    rows.map(({ id }) => id),
  );
}
const gather = (now: Date | string = new Date(Date.now() + 1000)) =>
  gatherMail(jobDb, {
    config: stage.deps.config,
    calendar: stage.deps.workCalendar.now(),
    now: () => new Date(now),
  });
const send = () =>
  sendWaitingLetters(jobDb, { ...stage.deps, sayLate: (letter) => sayLetter(stage.deps, letter) });
/** All that is due by now, from the act to the mail server. */
async function deliver(now?: Date | string) {
  await tellNew();
  await gather(now);
  await send();
}
const emailOf = async (name: Name): Promise<string> => (await ok(stage.as(name).get('/me'))).employee.email;
/** By a parser of letters that is not ours. */
async function lettersTo(name: Name) {
  const email = await emailOf(name);
  const letters = post.got.filter(({ to }) => to.includes(email));
  return Promise.all(
    letters.map(async ({ text: raw }) => {
      const { subject, text, html, headers, messageId } = await PostalMime.parse(raw);
      const header = (key: string) => headers.find((one) => one.key === key)?.value;
      return { subject, words: text ?? '', html: html ?? '', messageId, header };
    }),
  );
}
/** An order at this step, of which everything has been told. */
async function begun(step: string) {
  const order = await path.at(step);
  await settled();
  return order;
}
/** Of what happened so far no letter is written any more. */
async function settled(): Promise<void> {
  await tellNew();
  await stage.ownerDb.deleteFrom('notification_mails').execute();
}
const tomorrow = () => new Date(Date.now() + 25 * 3600_000);
const outbox = () => stage.ownerDb.selectFrom('letters').selectAll().orderBy('id').execute();

describe('at once', () => {
  it('a requested resolution comes to the head, in the thread of the order, and to nobody else', async () => {
    const { id } = await begun('payment');
    await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
    await ok(path.pay('accountant', id, '1.00'));
    await settled();
    await ok(path.request('accountant', id, 'payment'));
    await deliver();
    const { number } = await path.card(id);
    const [letter, more] = await lettersTo('headOfAccounting');
    expect(more).toBeUndefined();
    expect(letter?.subject).toContain('Запрошена резолюция');
    expect(letter?.words).toContain(number);
    expect(letter?.words).toContain(`${stage.deps.config.publicUrl}/orders/${id}`);
    expect(letter?.header('auto-submitted')).toBe('auto-generated');
    expect(letter?.header('list-id')).toContain('notification.');
    const thread = letter?.header('references');
    expect(thread).toMatch(/^<thread\./);
    expect(post.got).toHaveLength(1);

    await ok(path.takeBack('accountant', id, 'payment'));
    await ok(path.request('accountant', id, 'payment'));
    await deliver();
    const letters = await lettersTo('headOfAccounting');
    expect(letters).toHaveLength(2);
    expect(letters[1]?.header('references')).toBe(thread);
    expect(letters[1]?.messageId).not.toBe(letter?.messageId);
  });
  it('is told once however often it is looked for', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await Promise.all([gather(), gather(), gather()]);
    await Promise.all([send(), send()]);
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('several records at one time are one letter', async () => {
    const orders = [await begun('payment'), await begun('payment')];
    for (const { id } of orders) await ok(path.pay('accountant', id, '1.00'));
    await deliver();
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    for (const { id } of orders) expect(letter?.words).toContain((await path.card(id)).number);
  });
  it('a mention comes with what was said; a comment without one in the letter of the day', async () => {
    const { id } = await begun('examination');
    await ok(path.comment('manager', id, 'Сергей, гляньте <b>срок</b>', [stage.world.ids.headOfExpertise]));
    await ok(path.comment('manager', id, 'И про смету'));
    await deliver();
    const [letter, more] = await lettersTo('headOfExpertise');
    expect(more).toBeUndefined();
    expect(letter?.subject).toContain('Вас упомянули');
    expect(letter?.words).toContain('Сергей, гляньте');
    expect(letter?.html).not.toContain('<b>срок</b>');
    expect(letter?.words).not.toContain('И про смету');
    await deliver(tomorrow());
    const [, daily] = await lettersTo('headOfExpertise');
    expect(daily?.words).toContain('И про смету');
    expect(daily?.words).not.toContain('гляньте');
  });
});

describe('as each chooses', () => {
  it('never, also for what waits already', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await choose('manager', { ways: { payment: 'never' } });
    afters.push(() => choose('manager', {}));
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toEqual([]);
    // nothing lies about for later either
    await choose('manager', {});
    await deliver(tomorrow());
    expect(await lettersTo('manager')).toEqual([]);
  });
  it('daily: nothing until the hour, then all in one letter', async () => {
    await choose('manager', { ways: { payment: 'daily', orderStatus: 'daily' } });
    afters.push(() => choose('manager', {}));
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await ok(path.pay('accountant', id, '2.00', '119'));
    await tellNew();
    await stage.ownerDb.updateTable('notification_mails').set({ at: '2031-09-18T05:00:00Z' }).execute();
    // Moscow: told at 08:00
    await deliver('2031-09-18T05:59:59Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-18T06:00:00Z');
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    expect(letter?.words.match(/Внесён платёж/g)).toHaveLength(2);
  });
  it('quiet hours and days off hold the letter, not the row in the page', async () => {
    await choose('manager', { quiet: { from: '20:00', to: '08:00' }, holdDaysOff: true });
    afters.push(() => choose('manager', {}));
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    expect((await ok(stage.as('manager').get('/notifications'))).items[0]).toMatchObject({
      kind: 'paymentEntered',
    });
    // a Friday, 21:00 in Moscow
    await stage.ownerDb.updateTable('notification_mails').set({ at: '2031-09-19T18:00:00Z' }).execute();
    await deliver('2031-09-20T09:00:00Z');
    await deliver('2031-09-22T04:59:59Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-22T05:00:00Z');
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('own absence holds it until one is back', async () => {
    const { id: absence } = await stage.ownerDb
      .insertInto('absences')
      .values({
        employee_id: stage.world.ids.manager,
        kind: 'trip',
        from_on: '2031-09-15',
        to_on: '2031-09-24',
        created_by: stage.world.ids.admin,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    afters.push(() => stage.ownerDb.deleteFrom('absences').where('id', '=', absence).execute());
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await stage.ownerDb.updateTable('notification_mails').set({ at: '2031-09-18T09:00:00Z' }).execute();
    await deliver('2031-09-24T20:59:00Z');
    expect(await lettersTo('manager')).toEqual([]);
    await deliver('2031-09-24T21:00:00Z');
    expect(await lettersTo('manager')).toHaveLength(1);
  });
  it('nobody writes to the invented people of the demonstration', async () => {
    const { email } = await ok(stage.as('manager').get('/me')).then(({ employee }) => employee);
    const called = (address: string) =>
      stage.ownerDb
        .updateTable('employees')
        .set({ email: address })
        .where('id', '=', stage.world.ids.manager)
        .execute();
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await called('ivanova@demo.example');
    afters.push(() => called(email));
    await gather();
    expect(await outbox()).toEqual([]);
  });
  it('what is asked for is checked and given back', async () => {
    const usual = await ok(stage.as('approver').get('/me/notification-settings'));
    expect(usual).toMatchObject({
      dailyHour: 9,
      quiet: { from: '20:00', to: '08:00' },
      holdDaysOff: true,
      overview: null,
      works: true,
    });
    expect(usual.kinds).toContainEqual({ kind: 'comment', way: 'daily', usual: 'daily' });
    expect(usual.kinds).toContainEqual({ kind: 'mentioned', way: 'atOnce', usual: 'atOnce' });
    const body = {
      ways: { comment: 'every4Hours' },
      overview: null,
      dailyHour: 17,
      quiet: null,
      holdDaysOff: false,
    };
    const saved = await ok(stage.as('approver').put('/me/notification-settings', body));
    expect(saved).toMatchObject({ dailyHour: 17, quiet: null, holdDaysOff: false });
    expect(saved.kinds).toContainEqual({ kind: 'comment', way: 'every4Hours', usual: 'daily' });
    expect(await ok(stage.as('approver').get('/me/notification-settings'))).toEqual(saved);
    const same = { from: '08:00', to: '08:00' };
    const wrong = await stage.as('approver').put('/me/notification-settings', { ...body, quiet: same });
    expect([wrong.status, wrong.body.fields?.[0]?.reason]).toEqual([422, 'quiet_hours']);
  });
});

describe('what its reader may not see when it goes', () => {
  it('what was read in the page, or put off there, is not written of', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await ok(stage.as('manager').put('/notifications/read', { orderId: id }));
    await deliver();
    expect(await lettersTo('manager')).toEqual([]);
  });
  it('read after the letter was written: it does not go, and the outbox says why', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    await ok(stage.as('manager').put('/notifications/read', { orderId: id }));
    await send();
    expect(post.got).toEqual([]);
    const { items } = await ok(stage.as('admin').get('/company/letters'));
    expect(items[0]).toMatchObject({
      kind: 'notification',
      state: 'cancelled',
      subject: 'Уведомление',
      trouble: { code: 'nothingLeft' },
    });
  });
  it('a right lost while it waited takes the letter with it', async () => {
    const { id } = await begun('assignment');
    await ok(path.fill('manager', id, 'termsOfReference', 'ТЗ'));
    await ok(path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.expert } }));
    await tellNew();
    await gather();
    const { email } = await stage.ownerDb
      .selectFrom('employees')
      .select('email')
      .where('id', '=', stage.world.ids.expert)
      .executeTakeFirstOrThrow();
    expect(
      (await outbox()).filter(({ to_address }) => to_address === email).map(({ state }) => state),
    ).toEqual(['waiting']);
    await stage.ownerDb
      .updateTable('orders')
      .set({ expert_id: stage.world.ids.accountant })
      .where('id', '=', id)
      .execute();
    await send();
    expect(await lettersTo('expert')).toEqual([]);
    expect(
      (await outbox()).filter(({ to_address }) => to_address === email).map(({ state }) => state),
    ).toEqual(['cancelled']);
  });
  it('the outbox names no record: the administrator of mail need not see them', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    const { number } = await path.card(id);
    expect(JSON.stringify(await outbox())).not.toContain(number);
  });
});

describe('while the mail server is away', () => {
  it('what comes meanwhile of one order goes with the letter that waits, and nothing is lost', async () => {
    const { id } = await begun('payment');
    await ok(path.pay('accountant', id, '1.00'));
    await tellNew();
    await gather();
    await ok(path.pay('accountant', id, '2.00', '119'));
    await tellNew();
    await gather();
    expect(await outbox()).toHaveLength(1);
    await send();
    const [letter, more] = await lettersTo('manager');
    expect(more).toBeUndefined();
    expect(letter?.words.match(/Внесён платёж/g)).toHaveLength(2);
  });
});

describe('the director’s letter of late orders', () => {
  const late = async (id: number) =>
    stage.ownerDb.updateTable('orders').set({ step_due_on: '2026-01-15' }).where('id', '=', id).execute();
  it('comes once a day at the hour, to the director alone, and names what stands', async () => {
    await choose('director', { overview: 'daily' });
    afters.push(() => choose('director', {}));
    const { id } = await begun('payment');
    await late(id);
    await deliver('2031-09-18T05:59:59Z');
    expect(post.got).toEqual([]);
    await deliver('2031-09-18T06:00:00Z');
    await deliver('2031-09-18T06:01:00Z');
    await deliver('2031-09-18T15:00:00Z');
    const { number } = await path.card(id);
    const [letter, more] = await lettersTo('director');
    expect(more).toBeUndefined();
    expect(letter?.words).toContain(number);
    expect(letter?.words).toContain('просрочен');
    expect(await lettersTo('headOfAccounting')).toEqual([]);
    await deliver('2031-09-19T06:00:00Z');
    expect(await lettersTo('director')).toHaveLength(2);
  });
  it('does not come to who chose none', async () => {
    await late((await begun('payment')).id);
    await deliver('2031-09-24T06:00:00Z');
    expect(await lettersTo('director')).toEqual([]);
  });
});
