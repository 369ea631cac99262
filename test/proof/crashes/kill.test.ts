import { appendFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { makeWorld, type World } from '#test/world.ts';
import { bar, seed } from '../bar.ts';
import { faultsAfter, lostFiles } from './aftermath.ts';
import { act, until } from './http.ts';
import { killPostgres, makeProduct, ownerUrl, type Product, postmasterOf } from './product.ts';
import { type Crowd, type Ground, startWriters } from './writers.ts';

/**
 * R1, R2, R5, R8: kill -9 of the app, of PostgreSQL, and of both, under sixteen writers over HTTP who repeat each act under
 * its Idempotency-Key until they are answered. Afterwards, with nothing repaired by hand, all that was acknowledged is
 * there once and whole.
 */
const WRITERS = 16;
const kills: Record<Kind, number> = { app: bar(3, 60), postgres: bar(2, 30), both: bar(1, 10) };
type Kind = 'app' | 'postgres' | 'both';

const random = seeded(seed(1_411));
let product: Product;
let world: World;
let db: Kysely<DB>;
let crowd: Crowd;
let sharedOrder = 0;
const recovered: number[] = [];

beforeAll(async () => {
  product = await makeProduct();
  await product.start();
  db = makeDb(makePool(ownerUrl(product.dataDir), { max: 3, name: 'proof' }));
  world = await makeWorld(db);
  crowd = startWriters(() => product.url, world, await makeGround(), WRITERS);
});

afterAll(async () => {
  await db?.destroy();
  await product?.remove();
});

/** A client, a contract, and an order that stands at the second step for several writers at once. */
async function makeGround(): Promise<Ground> {
  const ask = async (as: 'manager' | 'headOfSales', method: 'POST' | 'PUT', path: string, body: unknown) => {
    const answer = await act(() => product.url, { token: world.tokens[as], method, path, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { id: clientId } = await ask('manager', 'POST', '/clients', { name: 'ООО «Ромашка»' });
  const contract = { clientId, number: 'РМ-1/26', amount: '500000.00' };
  const { id: contractId } = await ask('manager', 'POST', '/contracts', contract);
  const order = { title: 'Общий заказ', clientId, contractId };
  const { id } = await ask('manager', 'POST', '/orders', order);
  await ask('manager', 'PUT', `/orders/${id}/confirmation`, { version: 1 });
  const values = { paymentTerms: 'аванс', remuneration: '9.00', subcontractorAmount: '0.00' };
  for (const [key, value] of Object.entries(values))
    await ask('manager', 'PUT', `/orders/${id}/fields/${key}`, { value, seen: null });
  await ask('manager', 'PUT', `/orders/${id}/steps/terms/request`, { version: 5 });
  await ask('headOfSales', 'PUT', `/orders/${id}/steps/terms/resolution`, { version: 6 });
  sharedOrder = id;
  return { clientId, contractId, sharedOrder };
}

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
  if (kind !== 'postgres') {
    await product.end('SIGKILL');
    recovered.push(await product.start());
  }
  // the server that outlived its app is taken up again, not started anew
  if (kind === 'app') expect(postmasterOf(product.dataDir)).toBe(postmaster);
  else expect(postmasterOf(product.dataDir)).not.toBe(postmaster);
}

describe('killed in the middle of work', () => {
  it('comes back by itself each time', async () => {
    const plan = (Object.keys(kills) as Kind[]).flatMap((kind) => Array<Kind>(kills[kind]).fill(kind));
    while (plan.length > 0) {
      const [kind] = plan.splice(random.int(0, plan.length - 1), 1);
      if (kind === 'postgres') {
        await kill(kind).catch(() => {});
        await until('PostgreSQL is back', 30, async () => postmasterOf(product.dataDir) !== undefined);
      } else if (kind) await kill(kind);
    }
    await flowing();
    await crowd.stop();
  }, 7_200_000);

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

/** For the record of a full run. */
function report(): void {
  const sorted = [...recovered].sort((a, b) => a - b);
  const { acts, orders, met } = crowd.promised;
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  const said = `kills ${JSON.stringify(kills)}: ${acts} acts acknowledged, ${orders.size} orders, ${met.unanswered} unanswered and ${met.unavailable} times 503 on the way; ready after p95 ${p95} ms\n`;
  if (process.env.VIZIR_PROOF_LOG) appendFileSync(process.env.VIZIR_PROOF_LOG, said);
}
