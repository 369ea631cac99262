import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { announceEvents } from './announce.job.ts';
import { tellExpiringTerms } from './expiring.job.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
let orderId = 0;

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  const manager = stage.as('manager');
  const client = (await manager.post('/clients', { name: 'ООО «Срок»' })).body.id;
  orderId = (await manager.post('/orders', { title: 'ЭПБ', clientId: client })).body.id;
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

/** Puts the order into the archive with an end so many days from today, and lets the job run twice. */
const ends = async (days: number) => {
  // the company's day: Moscow, three hours before UTC all the year
  const day = new Date(Date.now() + days * 86_400_000 + 3 * 3_600_000).toISOString().slice(0, 10);
  await stage.ownerDb
    .updateTable('orders')
    .set({ valid_until: day, archived_at: '2026-01-01T00:00:00Z', ever_confirmed: true })
    .where('id', '=', orderId)
    .execute();
  await tellExpiringTerms(jobDb);
  await tellExpiringTerms(jobDb);
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select(['id', 'data'])
    .where('kind', '=', 'validUntilComes')
    .orderBy('id')
    .execute();
  if (rows.length > 0)
    await announceEvents(
      jobDb,
      stage.deps.definitions,
      rows.map(({ id }) => id),
    );
  return rows.map(({ data }) => (data as { daysBefore: number }).daysBefore);
};

it('tells the manager 60, 30, 7 days before the end and on the day, each once, and nobody else', async () => {
  expect(await ends(90)).toEqual([]);
  expect(await ends(60)).toEqual([60]);
  expect(await ends(29)).toEqual([60, 30]);
  expect(await ends(7)).toEqual([60, 30, 7]);
  expect(await ends(0)).toEqual([60, 30, 7, 0]);
  expect(await ends(-8)).toEqual([60, 30, 7, 0]);
  const { items } = (await stage.as('manager').get('/notifications')).body;
  expect(items).toMatchObject([{ kind: 'validUntilComes', count: 4, actor: null, subject: { id: orderId } }]);
  for (const other of ['colleague', 'headOfSales', 'director', 'expert'] as const)
    expect((await stage.as(other).get('/notifications')).body.items).toEqual([]);
});
