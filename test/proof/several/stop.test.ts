import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { makeWorld, type World } from '#test/world.ts';
import { bar } from '../bar.ts';
import { faultsAfter, lostFiles } from '../crashes/aftermath.ts';
import { layGround } from '../crashes/ground.ts';
import { until } from '../crashes/http.ts';
import { note, spread } from '../crashes/note.ts';
import { makeProduct, ownerUrl, type Product, postmasterOf } from '../crashes/product.ts';
import { type Crowd, startWriters } from '../crashes/writers.ts';

/** R16, R17: a second start on the same data is refused; a stop under load answers what it took, and ends by itself. */
const STOPS = bar(2, 50);

let product: Product;
let db: Kysely<DB>;
let world: World;
let crowd: Crowd;

beforeAll(async () => {
  product = await makeProduct();
  await product.start();
  db = makeDb(makePool(ownerUrl(product.dataDir), { max: 3, name: 'proof' }));
  world = await makeWorld(db);
  const base = () => product.url;
  crowd = startWriters(base, world, await layGround(base, world), 16);
}, 120_000);

afterAll(async () => {
  await db?.destroy();
  await product?.remove();
});

describe('a second start on the same data folder', () => {
  it('is refused, and the first one works on', async () => {
    const intruder = await makeProduct({ dataDir: product.dataDir });
    await expect(intruder.start()).rejects.toThrow(/already running on this data/);
    const { acts } = crowd.promised;
    await until('the first one answers', 30, async () => crowd.promised.acts > acts + 5);
  }, 120_000);
});

describe('stopped under load', () => {
  it('ends by itself, answers everything it took, and takes its database along', async () => {
    const took: number[] = [];
    for (let stop = 0; stop < STOPS; stop++) {
      const { acts } = crowd.promised;
      await until('the writers are answered', 60, async () => crowd.promised.acts > acts + 30);
      const asked = Date.now();
      expect(await product.end('SIGTERM')).toBe(0);
      took.push(Date.now() - asked);
      expect(postmasterOf(product.dataDir)).toBeUndefined();
      await product.start();
    }
    await crowd.stop();
    note(`stops ${STOPS}: ${spread(took)}; on the way ${JSON.stringify(crowd.promised.met)}`);
    const { broken, unheard } = crowd.promised.met;
    expect({ broken, unheard }).toEqual({ broken: 0, unheard: 0 });
    expect(product.said()).not.toMatch(/"level":(50|60)/);
  }, 3_600_000);

  it('has lost nothing', async () => {
    expect(await faultsAfter(db, world, crowd.promised)).toEqual([]);
    expect(await lostFiles(product.url, world, crowd.promised)).toEqual([]);
  }, 120_000);
});
