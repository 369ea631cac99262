import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  await endsOn(orderId, day);
  return told(orderId);
};

const endsOn = (id: number, day: string) =>
  stage.ownerDb
    .updateTable('orders')
    .set({ valid_until: day, archived_at: '2026-01-01T00:00:00Z', ever_confirmed: true })
    .where('id', '=', id)
    .execute();

/** What was told of the order by this moment; the job runs twice. */
const told = async (id: number, at: string | null = null) => {
  await tellExpiringTerms(jobDb, at);
  await tellExpiringTerms(jobDb, at);
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select(['id', 'data'])
    .where('kind', '=', 'validUntilComes')
    .where('order_id', '=', id)
    .orderBy('id')
    .execute();
  if (rows.length > 0)
    await announceEvents(
      jobDb,
      stage.deps.definitions,
      rows.map((row) => row.id),
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

describe('with a clock that is moved', () => {
  /** Noon in Moscow. */
  const noon = (day: string) => `${day}T09:00:00Z`;
  const another = async () => {
    const manager = stage.as('manager');
    const client = (await manager.post('/clients', { name: 'ООО «Часы»' })).body.id;
    return (await manager.post('/orders', { title: 'ЭПБ', clientId: client })).body.id as number;
  };

  it('a term shorter than 60 days is told once at once, then at the marks still ahead', async () => {
    const id = await another();
    await endsOn(id, '2031-03-21');
    expect(await told(id, noon('2031-03-01'))).toEqual([30]);
    expect(await told(id, noon('2031-03-13'))).toEqual([30]);
    expect(await told(id, noon('2031-03-14'))).toEqual([30, 7]);
    expect(await told(id, noon('2031-03-20'))).toEqual([30, 7]);
    expect(await told(id, noon('2031-03-21'))).toEqual([30, 7, 0]);
    expect(await told(id, noon('2031-03-22'))).toEqual([30, 7, 0]);
  });

  it('a day on which nothing ran is caught up, within a week after the end', async () => {
    const [late, tooLate] = [await another(), await another()];
    await endsOn(late, '2031-04-10');
    await endsOn(tooLate, '2031-04-09');
    expect(await told(late, noon('2031-04-17'))).toEqual([0]);
    expect(await told(tooLate, noon('2031-04-17'))).toEqual([]);
  });

  it('a term that is another after the order was reopened and archived again is told anew, the same is not', async () => {
    const id = await another();
    const reopened = () =>
      stage.ownerDb.updateTable('orders').set({ archived_at: null }).where('id', '=', id).execute();
    await endsOn(id, '2031-06-30');
    expect(await told(id, noon('2031-05-31'))).toEqual([30]);
    await reopened();
    expect(await told(id, noon('2031-06-23'))).toEqual([30]);
    await endsOn(id, '2031-06-30');
    expect(await told(id, noon('2031-06-22'))).toEqual([30]);
    await reopened();
    await endsOn(id, '2032-06-30');
    expect(await told(id, noon('2031-06-23'))).toEqual([30]);
    expect(await told(id, noon('2032-05-01'))).toEqual([30, 60]);
    expect(await told(id, noon('2032-06-30'))).toEqual([30, 60, 0]);
  });

  it('a renewed order is told no more, until the renewal is refused or led by somebody else', async () => {
    const id = await another();
    await endsOn(id, '2031-08-31');
    expect(await told(id, noon('2031-07-02'))).toEqual([60]);
    const { body } = await stage.as('manager').post(`/orders/${id}/renewal`);
    expect(await told(id, noon('2031-08-01'))).toEqual([60]);
    const renewal = (set: { status?: 'refused' | 'prospect'; manager_id?: number }) =>
      stage.ownerDb.updateTable('orders').set(set).where('id', '=', body.id).execute();
    await renewal({ status: 'refused' });
    expect(await told(id, noon('2031-08-02'))).toEqual([60, 30]);
    await renewal({ status: 'prospect' });
    expect(await told(id, noon('2031-08-24'))).toEqual([60, 30]);
    // that it is renewed would be news to the manager: they do not see the other's order
    await renewal({ manager_id: stage.world.ids.otherManager });
    expect(await told(id, noon('2031-08-24'))).toEqual([60, 30, 7]);
  });

  it('what went with an import that was undone is not told', async () => {
    const id = await another();
    await endsOn(id, '2031-10-31');
    await stage.ownerDb
      .updateTable('orders')
      .set({ removed_at: '2031-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    expect(await told(id, noon('2031-10-31'))).toEqual([]);
  });

  it('the day comes at midnight of the company, not of the server', async () => {
    const id = await another();
    await stage.ownerDb.updateTable('company').set({ time_zone: 'Asia/Vladivostok' }).execute();
    await endsOn(id, '2031-12-31');
    // ten hours before UTC
    expect(await told(id, '2031-12-23T13:59:00Z')).toEqual([30]);
    expect(await told(id, '2031-12-23T14:00:00Z')).toEqual([30, 7]);
    expect(await told(id, '2031-12-30T13:59:59Z')).toEqual([30, 7]);
    expect(await told(id, '2031-12-30T14:00:00Z')).toEqual([30, 7, 0]);
    await stage.ownerDb.updateTable('company').set({ time_zone: 'Europe/Moscow' }).execute();
  });
});
