import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { announce, jobs, sealJournal, startWorker, type Worker } from './boss.ts';
import { cachedQueue, enqueue, enqueueRound } from './enqueue.ts';

let database: TestDatabase;
let worker: Worker | undefined;

beforeAll(async () => {
  database = await makeTestDatabase();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});
afterAll(() => database.drop());

const waiting = async (name: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job where name = ${name} and state = 'created'`.execute(
    database.ownerDb,
  );
  return rows[0]?.n;
};

describe('enqueue', () => {
  it('is part of the transaction', async () => {
    const failed = database.appDb.transaction().execute(async (tx) => {
      await enqueue(tx, announce, { eventIds: [1] });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await waiting('announce')).toBe(0);
    await database.appDb.transaction().execute((tx) => enqueue(tx, announce, { eventIds: [1] }));
    expect(await waiting('announce')).toBe(1);
  });

  it('costs one statement, prepared', async () => {
    await database.appDb.transaction().execute(async (tx) => {
      await enqueue(tx, announce, { eventIds: [2] });
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_prepared_statements where statement ilike '%pgboss.%'`.execute(tx);
      expect(rows).toEqual([{ n: 2 }]); // the insert and this question
    });
  });

  it('refuses a payload of another shape', async () => {
    const sent = database.appDb.transaction().execute((tx) => enqueue(tx, announce, { eventIds: [] }));
    await expect(sent).rejects.toThrow();
  });

  it('knows of each queue what the database knows', async () => {
    const { rows } = await sql`
      select name, table_name as "table", policy, notify from pgboss.queue
       where name not like '\\_\\_%' order by name`.execute(database.ownerDb);
    expect(rows).toEqual(jobs.map(cachedQueue).sort((a, b) => a.name.localeCompare(b.name)));
  });

  it('makes one round per interval, however many ask', async () => {
    await enqueueRound(database.jobDb, sealJournal);
    await enqueueRound(database.jobDb, sealJournal);
    expect(await waiting('seal-journal')).toBeLessThanOrEqual(2); // two only across the edge of an interval
  });
});

describe('the worker', () => {
  it('gets the job as soon as it is committed, under its own role', async () => {
    const errors: Error[] = [];
    worker = await startWorker({
      jobUrl: database.jobUrl,
      db: database.jobDb,
      onError: (error) => errors.push(error),
    });
    const got = Promise.withResolvers<number[]>();
    await worker.work(announce, async ({ eventIds }) => {
      if (eventIds[0] === 77) got.resolve(eventIds);
    });
    await database.appDb.transaction().execute((tx) => enqueue(tx, announce, { eventIds: [77, 78] }));
    expect(await got.promise).toEqual([77, 78]);
    expect(await waiting('announce')).toBe(0); // those left by the tests above went first, without pauses
    expect(errors).toEqual([]);
  });
});
