import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { makePool } from './kysely.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

describe('the database', () => {
  it('is UTF-8 and its trigrams know Cyrillic', async () => {
    const { rows } = await sql<{ encoding: string; alike: boolean; grams: string[]; lower: string }>`
      select current_setting('server_encoding') as encoding, 'ромашка' % 'рамашка' as alike,
             show_trgm('ромашка') as grams, lower('ЁЛКА') as lower`.execute(database.appDb);
    expect(rows[0]).toMatchObject({ encoding: 'UTF8', alike: true, lower: 'ёлка' });
    expect(rows[0]?.grams.length).toBeGreaterThan(5);
  });

  it('gives the product and the worker roles that own nothing', async () => {
    for (const db of [database.appDb, database.jobDb]) {
      const { rows } = await sql<{ super: boolean; owned: number; memoize: string; zone: string }>`
        select rolsuper or rolcreaterole or rolcreatedb as super,
               (select count(*)::int from pg_class where relowner = r.oid) as owned,
               current_setting('enable_memoize') as memoize, current_setting('timezone') as zone
          from pg_roles r where rolname = current_user`.execute(db);
      expect(rows).toEqual([{ super: false, owned: 0, memoize: 'off', zone: 'UTC' }]);
      await expect(sql`create table mine (id int)`.execute(db)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('statements', () => {
  it('are prepared once per connection, whatever the values', async () => {
    await database.appDb.connection().execute(async (db) => {
      for (const id of [1, 2, 3])
        await db.selectFrom('employees').select('id').where('id', '=', id).execute();
      const { rows } = await sql<{ uses: number }>`
        select (generic_plans + custom_plans)::int as uses from pg_prepared_statements
         where statement like 'select "id" from "employees"%'`.execute(db);
      expect(rows).toEqual([{ uses: 3 }]);
    });
  });

  it('read dates as text, money as text, instants as ISO, keys as numbers', async () => {
    const { rows } = await sql`
      select date '2026-11-24' as day, numeric '10.50' as money, bigint '9007199254740991' as key,
             bigint '9007199254740993' as huge, array[bigint '7'] as keys,
             timestamptz '2026-11-24 07:30:00.123456+03' as at, timestamptz '2026-11-24 07:30:00+03' as sharp,
             array[date '2026-11-24'] as days, timestamptz 'infinity' as never`.execute(database.appDb);
    expect(rows[0]).toEqual({
      day: '2026-11-24',
      money: '10.50',
      key: 9007199254740991,
      huge: '9007199254740993',
      keys: [7],
      at: '2026-11-24T04:30:00.123Z',
      sharp: '2026-11-24T04:30:00.000Z',
      days: ['2026-11-24'],
      never: 'infinity',
    });
  });

  it('read instants rightly in a session of another zone', async () => {
    const pool = makePool(database.urls.app, { max: 1 });
    try {
      await pool.query("set timezone = 'Asia/Kolkata'");
      const { rows } = await pool.query("select timestamptz '2026-11-24 07:30:00.5+03' as at");
      expect(rows).toEqual([{ at: '2026-11-24T04:30:00.500Z' }]);
    } finally {
      await pool.end();
    }
  });
});
