import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { bitsOf, type Hits } from './hits.ts';
import { layered } from './layered.ts';
import { compareNames, nameIndexBuilder } from './name-index.ts';
import { builtAtOnce } from './slices.ts';
import { isAmong } from './sought.sql.ts';

const names = ['завод', 'завод север', 'завод юг', 'комбинат', 'новый завод'];
const ids = [700, 3, 8, 41, 16];
const rows = names.map((text, at) => ({ id: ids[at] ?? 0, text })).sort(compareNames);
const index = () => layered(builtAtOnce(nameIndexBuilder(), rows), nameIndexBuilder, compareNames);
const found = (index_: ReturnType<typeof index>, want: { most: number; after?: Place | null }) =>
  index_.ask((it) => it.find('завод', want), want);
type Place = { closeness: number; text: string; id: number };
const idsIn = (bits: Uint8Array): number[] =>
  Array.from({ length: bits.length * 8 }, (_, id) => id).filter(
    (id) => ((bits[Math.floor(id / 8)] ?? 0) >> (id % 8)) & 1,
  );

describe('the candidates as a set', () => {
  it('is all of them where not all are named', () => {
    const { hits, total, all } = found(index(), { most: 2 });
    expect(hits.map(({ id }) => id)).toEqual([700, 3]);
    expect(total).toBe(4);
    expect(idsIn(all ?? bitsOf([]))).toEqual([3, 8, 16, 700]);
  });

  it('is not kept where all are named', () => {
    expect(found(index(), { most: 9 }).all).toBeUndefined();
  });

  it('is all of them on a later page too', () => {
    const after = { closeness: 9, text: '', id: 0 };
    const { hits, all } = found(index(), { most: 9, after });
    expect(hits).toEqual([]);
    expect(idsIn(all ?? bitsOf([]))).toEqual([3, 8, 16, 700]);
  });

  it('follows what changed since the index was built', () => {
    const changed = index();
    changed.put(8, 'депо');
    changed.put(1200, 'завод запад');
    const { total, all } = found(changed, { most: 2 });
    expect(total).toBe(4);
    expect(idsIn(all ?? bitsOf([]))).toEqual([3, 16, 700, 1200]);
  });
});

describe('the set, said to the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeTestDatabase();
  });
  afterAll(() => database.drop());

  it('holds the ids that are among them, and no others, nor none', async () => {
    const db = makeDb(makePool(database.urls.app, { max: 1 }));
    const all = bitsOf([1, 8, 15, 16, 700]);
    const sets: Hits[] = [
      { hits: [], total: 5, all },
      { hits: [1, 8, 15, 16, 700].map((id) => ({ id, closeness: 0, row: 0 })), total: 5 },
      { hits: [], total: 0 },
    ];
    const answers = await Promise.all(
      sets.map(async (set) => {
        const { rows: some } = await sql<{ id: number }>`select x.id from
          unnest('{0,1,2,7,8,15,16,17,699,700,701,703,704,5000000000,NULL}'::bigint[]) x (id) where ${isAmong(set, sql`x.id`)}`.execute(
          db,
        );
        return some.map(({ id }) => id);
      }),
    );
    await db.destroy();
    expect(answers).toEqual([[1, 8, 15, 16, 700], [1, 8, 15, 16, 700], []]);
  });
});
