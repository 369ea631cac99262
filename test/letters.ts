import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { sendWaitingLetters } from '#server/mail/public.ts';

import { announceEvents } from '#server/notifications/announce.job.ts';
import { gatherMail } from '#server/notifications/gather-mail.job.ts';
import { sayLetter } from '#server/notifications/say-letter.ts';
import { openStage, type Stage } from './app.ts';
import { type OrderPath, ok, orderPath } from './order-path.ts';
import { openPost, type Post } from './smtp.ts';
import type { Name } from './world.ts';

/**
 * What is told in the page, by letter: acts through HTTP, the worker's own role, a real mail server. Called at the top of a
 * test file; each of its tests begins with nothing told and nothing sent.
 */
export function useLetters() {
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
  return {
    stage: () => stage,
    path: () => path,
    post: () => post,
    after: (undo: () => Promise<unknown>) => void afters.push(undo),
    choose,
    tellNew,
    gather,
    send,
    deliver,
    lettersTo,
    begun,
    settled,
    tomorrow,
    outbox,
  };
}
