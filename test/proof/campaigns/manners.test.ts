import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendRunningCampaigns } from '#server/campaigns/public.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type Office, type Order, openOffice, type Point } from '../mail/office.ts';
import { calm, turnOn, writeLetters } from '../mail/outbox.ts';
import { campaignOf, lettersOf, plantCampaign, plantGroup, statesOf } from './plant.ts';

/** A campaign against a real mail server as a process: its manners, our rate, and the rights and consents of the moment of sending. */
let stage: Stage;
let office: Office;
let jobDb: Kysely<DB>;
let managerId = 0;

beforeAll(async () => {
  [stage, office] = await Promise.all([openStage(), openOffice()]);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 4 }));
  managerId = stage.world.ids.manager;
  await turnOn(stage.ownerDb, stage.deps.sealer, office.port);
}, 60_000);
beforeEach(async () => {
  await stage.ownerDb.updateTable('mail_settings').set(calm).execute();
  // one at a time: what a test leaves behind is nobody's work
  await sql`update campaigns set state = 'stopped', paused_why = null, ended_at = now() where state in ('scheduled', 'preparing', 'running', 'paused')`.execute(
    stage.ownerDb,
  );
});
afterEach(() => office.order());
afterAll(async () => {
  await office?.close();
  await jobDb?.destroy();
  await stage?.close();
});

const round = (more: { roundMs?: number } = {}) =>
  sendRunningCampaigns(jobDb, { deps: stage.deps, patience: { silence: 3000, whole: 6000 }, ...more });
const campaign = async (count: number, perMinute?: number) => {
  const groupId = await plantGroup(stage.ownerDb, managerId, count);
  return plantCampaign(stage.ownerDb, { groupId, managerId, ...(perMinute ? { perMinute } : {}) });
};
const states = (id: number) => statesOf(stage.ownerDb, id);
const taken = async (id: number) => {
  const ours = new Set((await lettersOf(stage.ownerDb, id)).map(({ address }) => address));
  return office.accepted().filter(({ to }) => ours.has(to));
};
const later = () =>
  stage.ownerDb
    .updateTable('campaign_letters')
    .set({ next_try_at: '2026-01-01T00:00:00Z' })
    .where('next_try_at', 'is not', null)
    .execute();
const refuse = (at: Point, code: number, words: string, times = 1): Order => ({
  at,
  does: 'refuse',
  times,
  code,
  words,
});

describe('a campaign', () => {
  it('is prepared, sent once to each address over lines that are kept, and ends; its author is told', async () => {
    const id = await campaign(60);
    await round();
    expect(await states(id)).toEqual({ sent: 60 });
    const all = await taken(id);
    expect(new Set(all.map(({ to }) => to)).size).toBe(60);
    expect(all).toHaveLength(60);
    expect(await campaignOf(stage.ownerDb, id)).toMatchObject({ state: 'finished' });
    await round();
    expect(await taken(id)).toHaveLength(60);
    const told = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('kind', '=', 'campaignEnded')
      .where(sql`data ->> 'endOfCampaign'`, '=', String(id))
      .execute();
    expect(told).toMatchObject([{ data: { tell: managerId } }]);
    const lines =
      await sql`select count(*)::int as n from journal where kind = 'campaignSent' and data ->> 'campaignId' = ${String(id)}`.execute(
        stage.ownerDb,
      );
    expect(lines.rows).toEqual([{ n: 60 }]);
  });

  it('keeps its rate', async () => {
    const id = await campaign(200, 600);
    const began = Date.now();
    await round({ roundMs: 3000 });
    const seconds = (Date.now() - began) / 1000;
    const { sent = 0 } = await states(id);
    // ten a second, and as much at once as one second has
    expect(sent).toBeGreaterThan(5);
    expect(sent).toBeLessThanOrEqual(Math.ceil(10 * (seconds + 1)));
  });

  it('asks again at the moment of sending who may be written to, and who sends', async () => {
    const id = await campaign(6);
    await sql`update campaigns set per_minute = 1 where id = ${id}`.execute(stage.ownerDb);
    await round({ roundMs: 500 });
    const [first, second, third, fourth, fifth] = (await lettersOf(stage.ownerDb, id)).filter(
      ({ state }) => state === 'waiting',
    );
    if (!first || !second || !third || !fourth || !fifth) throw new Error('five letters wait');
    const { ownerDb } = stage;
    await ownerDb
      .insertInto('suppressions')
      .values({ address: first.address, why: 'unsubscribed' })
      .execute();
    await ownerDb
      .updateTable('consents')
      .set({ withdrawn_on: '2026-02-01', withdrawn_how: 'letter', withdrawn_at: sql`now()` })
      .where('contact_id', '=', second.contact_id)
      .execute();
    await ownerDb
      .insertInto('address_troubles')
      .values({
        address: third.address,
        kind: 'permanent',
        reason: 'noMailbox',
        status: '5.1.1',
        at: sql`now()`,
      })
      .execute();
    await ownerDb
      .updateTable('clients')
      .set({ archived_at: sql`now()` })
      .where('id', '=', fourth.client_id)
      .execute();
    await sql`update campaigns set per_minute = 60000, paced_until = null where id = ${id}`.execute(ownerDb);
    await round();
    const why = (await lettersOf(ownerDb, id)).map(({ state, left_out_why: reason }) => reason ?? state);
    expect(why).toEqual(['sent', 'suppressed', 'noConsent', 'bounced', 'outOfSight', 'sent']);
  });

  it('halts when who started it may not send any more, and sends nothing', async () => {
    const id = await campaign(5);
    const withhold = (campaigns_withheld: boolean) =>
      stage.ownerDb
        .updateTable('employees')
        .set({ campaigns_withheld })
        .where('id', '=', managerId)
        .execute();
    await withhold(true);
    await round();
    await withhold(false);
    expect(await campaignOf(stage.ownerDb, id)).toMatchObject({ state: 'paused', paused_why: 'rights' });
    expect(await taken(id)).toHaveLength(0);
  });

  it('gives way to letters of the house, but not for ever', async () => {
    const id = await campaign(3);
    await writeLetters(stage.ownerDb, stage.deps.sealer, 1);
    await round();
    expect(await states(id)).toEqual({ sent: 3 });
    await stage.ownerDb.deleteFrom('letters').execute();
  });
});

describe('a server that', () => {
  it.each([
    ['greylists a recipient', refuse('RCPT', 451, '4.7.1 come again')],
    ['has no room after the letter', refuse('dot', 452, '4.3.1 disk full')],
  ])('%s gets that letter later, once', async (_, order) => {
    const id = await campaign(8);
    await office.order(order);
    await round();
    expect(await states(id)).toEqual({ sent: 7, waiting: 1 });
    await later();
    await round();
    expect(await states(id)).toEqual({ sent: 8 });
    expect(await taken(id)).toHaveLength(8);
  });

  it('puts a letter off for ever is asked five times', async () => {
    const id = await campaign(1);
    await office.order(refuse('RCPT', 451, '4.7.1 come again', 100));
    for (let n = 0; n < 8; n += 1) {
      await round();
      await later();
    }
    expect(await lettersOf(stage.ownerDb, id)).toMatchObject([{ state: 'refused', tries: 5 }]);
  });

  it('refuses a recipient for good is not asked again, and the address is known', async () => {
    const id = await campaign(3);
    await office.order(refuse('RCPT', 550, '5.1.1 nobody here'));
    await round();
    expect(await states(id)).toEqual({ sent: 2, refused: 1 });
    const refused = (await lettersOf(stage.ownerDb, id)).find(({ state }) => state === 'refused');
    const known = await stage.ownerDb
      .selectFrom('address_troubles')
      .select(['kind', 'status'])
      .where('address', '=', refused?.address ?? '')
      .execute();
    expect(known).toEqual([{ kind: 'permanent', status: '5.1.1' }]);
  });

  it('refuses many halts the campaign', async () => {
    const id = await campaign(400, 60_000);
    await office.order(refuse('RCPT', 550, '5.1.1 nobody here', 400));
    await round();
    await round();
    expect(await campaignOf(stage.ownerDb, id)).toMatchObject({ state: 'paused', paused_why: 'bounces' });
    const { waiting = 0 } = await states(id);
    expect(waiting).toBeGreaterThan(0);
  }, 30_000);

  it.each([
    ['does not let us in', refuse('AUTH', 535, '5.7.8 wrong', 100)],
    ['does not want the sender', refuse('MAIL', 553, '5.7.1 not yours', 100)],
    ['is busy when greeted', refuse('greeting', 421, '4.3.2 busy', 100)],
  ])('%s keeps all letters waiting, and is asked again after a pause', async (_, order) => {
    const id = await campaign(6);
    await office.order(order);
    await round();
    await round();
    expect(await states(id)).toEqual({ waiting: 6 });
    const settings = () => stage.ownerDb.selectFrom('mail_settings').selectAll().executeTakeFirstOrThrow();
    expect(await settings()).toMatchObject({ failures: 1 });
    await office.order();
    await stage.ownerDb
      .updateTable('mail_settings')
      .set({ next_try_at: '2026-01-01T00:00:00Z', failing_since: sql`now() - interval '31 minutes'` })
      .execute();
    await sql`update campaigns set started_at = now() - interval '31 minutes' where id = ${id}`.execute(
      stage.ownerDb,
    );
    await round();
    expect(await campaignOf(stage.ownerDb, id)).toMatchObject({ state: 'paused', paused_why: 'server' });
    await sql`update campaigns set state = 'running', paused_why = null, resumed_at = now() where id = ${id}`.execute(
      stage.ownerDb,
    );
    await round();
    expect(await states(id)).toEqual({ sent: 6 });
    expect(await taken(id)).toHaveLength(6);
  });
});

/** Where the line breaks, and whether the letter may have been taken by then. */
describe('the line breaks at', () => {
  it.each([
    ['greeting', 0],
    ['EHLO', 0],
    ['AUTH', 0],
    ['MAIL', 0],
    ['RCPT', 0],
    ['DATA', 0],
    ['body', 1],
    ['dot', 1],
    ['kept', 1],
  ] as const)('%s: unknown are %i, and no address has two', async (at, unknown) => {
    const id = await campaign(8);
    await office.order({ at, does: 'drop', times: 1 });
    for (let n = 0; n < 3; n += 1) {
      await round();
      await later();
      await stage.ownerDb.updateTable('mail_settings').set(calm).execute();
    }
    const { sent = 0, unknown: lost = 0 } = await states(id);
    expect([sent + lost, lost]).toEqual([8, unknown]);
    const all = await taken(id);
    expect(new Set(all.map(({ to }) => to)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(sent);
  });
});
