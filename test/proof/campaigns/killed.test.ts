import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { transactAsSystem } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendCampaigns } from '#server/jobs/registry.ts';
import { makeWorld } from '#test/world.ts';
import { bar, isFull, seed } from '../bar.ts';
import { until } from '../crashes/http.ts';
import { type Crew, killed, openCrew } from '../mail/crew.ts';
import { type Point, points } from '../mail/office.ts';
import { turnOn } from '../mail/outbox.ts';
import { campaignOf, lettersOf, plantCampaign, plantGroup, statesOf } from './plant.ts';

/**
 * R6 for campaigns: two workers as processes and a mail server; kill -9 of the one that talks, at each point of the dialogue and at random
 * among thousands. No address is ever written to twice; what was in hand is «unknown» and never sent by itself; the states add up.
 */
let crew: Crew;
let managerId = 0;

beforeAll(async () => {
  crew = await openCrew({ webs: 0, workers: 2 });
  managerId = (await makeWorld(crew.db)).ids.manager;
  await turnOn(crew.db, crew.sealer, crew.office.port);
}, 120_000);
afterEach(() => crew.office.order());
afterAll(() => crew?.close());

const begin = async (count: number): Promise<number> => {
  const groupId = await plantGroup(crew.db, managerId, count);
  const id = await plantCampaign(crew.db, { groupId, managerId });
  await wake();
  return id;
};

/** The next round is asked for, as each minute and each act does. */
const wake = () => transactAsSystem(crew.db, (trx) => enqueue(trx, sendCampaigns, {}));

/** Whoever is dead is missed: ten minutes go by without anybody waiting for them. */
async function tenMinutesPass(): Promise<void> {
  // what a living worker has in hand is younger than that
  await sql`update campaign_letters set claimed_at = claimed_at - interval '10 minutes', next_try_at = next_try_at - interval '10 minutes'
    where id in (select id from campaign_letters where claimed_at < now() - interval '5 seconds' or next_try_at > now() for update skip locked)`.execute(
    crew.db,
  );
  await sql`update mail_settings set next_try_at = null`.execute(crew.db);
  await wake();
}

const ended = (id: number) =>
  until('the campaign ends', 120, async () => {
    const { state } = await campaignOf(crew.db, id);
    if (state === 'finished') return true;
    await tenMinutesPass();
    return false;
  });

/** What the server took of these letters, against what stands in their rows. */
async function judged(id: number, count: number) {
  const letters = await lettersOf(crew.db, id);
  const copies = new Map(letters.map(({ address }) => [address, 0]));
  for (const { to } of crew.office.accepted()) if (copies.has(to)) copies.set(to, (copies.get(to) ?? 0) + 1);
  const of = (wanted: string) => letters.filter(({ state }) => state === wanted);
  expect(Math.max(...copies.values())).toBeLessThanOrEqual(1);
  expect(of('sent').every(({ address }) => copies.get(address) === 1)).toBe(true);
  expect(of('sent').length + of('unknown').length).toBe(count);
  const states = await statesOf(crew.db, id);
  expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(count);
  return { unknown: of('unknown').length };
}

describe('the worker is killed while the server stands at', () => {
  const LETTERS = 8;
  const before: readonly Point[] = ['greeting', 'EHLO', 'AUTH'];
  const tried = isFull ? points.filter((at) => at !== 'QUIT') : (['AUTH', 'DATA', 'kept'] as const);
  it.each(tried)(
    '%s',
    async (at: Point) => {
      for (let time = 0; time < bar(1, 10); time += 1) {
        // where nothing may be in hand all lines stand: beside one that stands, others would go on
        await crew.office.order({ at, does: 'hold', times: before.includes(at) ? 100 : 1 });
        const id = await begin(LETTERS);
        await killed(await crew.talkerOf(await crew.office.held()));
        await crew.office.order();
        crew.office.release();
        await ended(id);
        const { unknown } = await judged(id, LETTERS);
        // until somebody has a line nothing is in hand; after the final dot of a letter that one is
        if (before.includes(at)) expect(unknown).toBe(0);
        if (at === 'kept' || at === 'dot') expect(unknown).toBeGreaterThan(0);
      }
    },
    bar(120_000, 1_200_000),
  );
});

describe('a long campaign', () => {
  const LETTERS = bar(200, 10_000);
  it(
    `of ${LETTERS} letters, paused, resumed and its workers killed at random`,
    async () => {
      const random = chances(seed(57));
      const id = await begin(LETTERS);
      for (let blow = 0; blow < bar(2, 25); blow += 1) {
        await sleep(200 + random() * bar(500, 3000));
        const worker = crew.workers[Math.floor(random() * crew.workers.length)];
        if (!worker || (await campaignOf(crew.db, id)).state === 'finished') break;
        if (random() < 0.7) await killed(worker);
        await sql`update campaigns set state = 'paused', paused_why = 'person' where id = ${id} and state = 'running'`.execute(
          crew.db,
        );
        await sleep(random() * 500);
        await sql`update campaigns set state = 'running', paused_why = null, resumed_at = now() where id = ${id} and state = 'paused'`.execute(
          crew.db,
        );
        await wake();
      }
      await ended(id);
      const { unknown } = await judged(id, LETTERS);
      // at most what two workers had in hand at each blow
      expect(unknown).toBeLessThan(LETTERS / 2 + 100);
    },
    bar(120_000, 3_600_000),
  );
});

/** mulberry32: the same blows for the same seed. */
function chances(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
