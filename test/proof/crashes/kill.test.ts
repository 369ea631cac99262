import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { makeWorld, type World } from '#test/world.ts';
import { bar, seed } from '../bar.ts';
import { faultsAfter, lostFiles } from './aftermath.ts';
import { type Ground, layGround } from './ground.ts';
import { act, until } from './http.ts';
import { note, spread } from './note.ts';
import { killPostgres, makeProduct, ownerUrl, type Product, postmasterOf } from './product.ts';
import { openStream } from './stream.ts';
import { type Crowd, startWriters } from './writers.ts';

/**
 * R1, R2, R5, R8: kill -9 of the app, of PostgreSQL, and of both, under sixteen writers over HTTP who repeat each act under
 * its Idempotency-Key until they are answered. Afterwards, with nothing repaired by hand, all that was acknowledged is
 * there once and whole.
 */
const WRITERS = 16;
const kills: Record<Kind, number> = { app: bar(2, 60), postgres: bar(1, 30), both: bar(1, 10) };
type Kind = 'app' | 'postgres' | 'both';

const random = seeded(seed(1_411));
let product: Product;
let world: World;
let db: Kysely<DB>;
let ground: Ground;
let crowd: Crowd;
const recovered: number[] = [];

beforeAll(async () => {
  product = await makeProduct();
  await product.start();
  db = makeDb(makePool(ownerUrl(product.dataDir), { max: 3, name: 'proof' }));
  world = await makeWorld(db);
  const base = () => product.url;
  ground = await layGround(base, world);
  crowd = startWriters(base, world, ground, WRITERS);
}, 120_000);

afterAll(async () => {
  await db?.destroy();
  await product?.remove();
});

/** Traffic first, so that every kill falls into the middle of it. */
async function flowing(): Promise<void> {
  const from = crowd.promised.acts;
  const wanted = random.int(15, 60);
  await until('the writers are answered', 60, async () => crowd.promised.acts >= from + wanted);
}

async function kill(kind: Kind): Promise<void> {
  await flowing();
  const postmaster = postmasterOf(product.dataDir);
  if (kind !== 'app') killPostgres(product.dataDir);
  const newServer = async () => ![undefined, postmaster].includes(postmasterOf(product.dataDir));
  if (kind === 'postgres') await until('the app starts it again', 60, newServer);
  if (kind !== 'postgres') {
    await product.end('SIGKILL');
    recovered.push(await product.start());
  }
  // the server that outlived its app is taken up again, not started anew
  if (kind === 'app') expect(postmasterOf(product.dataDir)).toBe(postmaster);
  else expect(await newServer()).toBe(true);
}

describe('killed in the middle of work', () => {
  it('comes back by itself each time', async () => {
    const plan = (Object.keys(kills) as Kind[]).flatMap((kind) => Array<Kind>(kills[kind]).fill(kind));
    while (plan.length > 0) {
      const [kind] = plan.splice(random.int(0, plan.length - 1), 1);
      if (kind) await kill(kind);
    }
    await flowing();
    await crowd.stop();
  }, 7_200_000);

  it('lets an open page hear again when PostgreSQL is back', async () => {
    const page = await openStream(product.url, world.tokens.headOfAccounting);
    const postmaster = postmasterOf(product.dataDir);
    killPostgres(product.dataDir);
    await until(
      'PostgreSQL is back',
      60,
      async () => ![undefined, postmaster].includes(postmasterOf(product.dataDir)),
    );
    await until('the page is told to read anew', 60, async () =>
      page.heard.some(({ event }) => event === 'resync'),
    );
    const before = page.heard.length;
    const comment = { body: 'Слышно?', mentions: [] };
    const path = `/orders/${ground.sharedOrder}/comments`;
    await act(() => product.url, { token: world.tokens.manager, method: 'POST', path, body: comment });
    await until('the page hears of the comment', 60, async () => page.heard.length > before);
    page.close();
  }, 240_000);

  it('has lost nothing, halved nothing, done nothing twice, told everybody once', async () => {
    expect(await faultsAfter(db, world, crowd.promised)).toEqual([]);
    expect(await lostFiles(product.url, world, crowd.promised)).toEqual([]);
    expect(crowd.promised.met.broken).toBe(0);
    report();
  }, 120_000);

  it('has a journal that is whole, and sealed to the end', async () => {
    await until('the journal is sealed', 60, async () => {
      const { rows } = await sql<{ left: number }>`
        select count(*)::int as left from journal j where not exists (select 1 from journal_chain c where c.journal_id = j.id)`.execute(
        db,
      );
      return rows[0]?.left === 0;
    });
    const { code, output } = await product.run('verify-journal');
    expect(output).toContain('The journal is whole');
    expect(code).toBe(0);
  }, 120_000);
});

function report(): void {
  const { acts, orders, met } = crowd.promised;
  note(
    `kills ${JSON.stringify(kills)}: ${acts} acts acknowledged, ${orders.size} orders, on the way ${JSON.stringify(met)}; ready ${spread(recovered)}`,
  );
}
