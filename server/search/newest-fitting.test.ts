import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { newestFitting } from './newest-fitting.sql.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
  await sql`create table fitting as select i as id from generate_series(1::bigint, ${sql.lit(ROWS)}::bigint) i`.execute(
    database.ownerDb,
  );
  await sql`alter table fitting add primary key (id)`.execute(database.ownerDb);
  await sql`analyze fitting`.execute(database.ownerDb);
});
afterAll(() => database.drop());

/** More than any of the bounds, so that each way of looking is gone by some of these. */
const ROWS = 30_000;
const from = sql`fitting c`;
const where = (condition: string) => sql<boolean>`${sql.raw(condition)}`;
const all = (condition: RawBuilder<boolean>) => sql`select c.id from ${from} where ${condition}`;

const fits = [
  'true',
  'c.id % 7 = 0',
  'c.id % 400 = 0',
  'c.id % 7001 = 0',
  'c.id < 12000',
  'c.id < 40',
  'false',
];
const seen = ['true', 'c.id % 3 = 0', 'c.id % 997 = 0', 'c.id < 25000', 'c.id in (17, 11900)', 'false'];

/** Who sees few, by few records or by many, and who sees many. */
const readers = { few: 40, many: 5_000, all: null };

describe('the newest rows that fit and are seen', () => {
  for (const [reader, records] of Object.entries(readers))
    it(`are the same whichever way they are looked for: ${reader}`, async () => {
      for (const a of fits)
        for (const b of seen) {
          const own =
            records === null
              ? null
              : { ids: all(where(`${a} and (${b} or c.id % 11 = 0)`)), records: recordsOf(records) };
          const query = newestFitting({
            from,
            alias: 'c',
            fits: where(a),
            matching: all(where(a)),
            seen: where(b),
            own,
            rows: 5,
          });
          const { rows } = await sql<{ id: number }>`${query}`.execute(database.ownerDb);
          const plain = await sql<{
            id: number;
          }>`${all(where(`${a} and ${b}`))} order by c.id desc limit 5`.execute(database.ownerDb);
          expect(rows, `${a} seen ${b}`).toEqual(plain.rows);
        }
    });
});

const recordsOf = (count: number) => sql`select 1 from generate_series(1, ${count}::int)`;
