import { readdirSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { putPassword } from '#server/auth/credentials.store.ts';
import { hashPassword } from '#server/auth/password-hash.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { emailOf, goodPassword } from '#test/sign-in.ts';
import { makeWorld, type Name, type World } from '#test/world.ts';
import { faultsAfter, lostFiles } from '../crashes/aftermath.ts';
import { type Ground, layGround } from '../crashes/ground.ts';
import { type Act, send, until } from '../crashes/http.ts';
import { makeFolder, makeProduct, type Product } from '../crashes/product.ts';
import { openStream } from '../crashes/stream.ts';
import { startWriters } from '../crashes/writers.ts';
import { type Cluster, migrationFolder, migrationsIn, openCluster } from './cluster.ts';

/** Two processes, each web and worker, on one PostgreSQL of the operator's and one data folder. */
let cluster: Cluster;
let first: Product;
let second: Product;
let db: Kysely<DB>;
let world: World;
let ground: Ground;

beforeAll(async () => {
  cluster = await openCluster();
  const dataDir = makeFolder();
  const env = { DATABASE_URL: cluster.ownerUrl, VIZIR_LOG_LEVEL: 'info' };
  [first, second] = await Promise.all([makeProduct({ dataDir, env }), makeProduct({ dataDir, env })]);
  await Promise.all([first.start(), second.start()]); // at the same moment, on a database with nothing in it
  db = makeDb(makePool(cluster.ownerUrl, { max: 3, name: 'proof' }));
  world = await makeWorld(db);
  ground = await layGround(() => first.url, world);
}, 120_000);

afterAll(async () => {
  await db?.destroy();
  await Promise.all([first?.remove(), second?.remove()]);
  await cluster?.stop();
});

const by = (as: Name, method: Act['method'], path: string, body?: unknown): Act => ({
  token: world.tokens[as],
  method,
  path,
  body,
});

describe('started together on an empty database', () => {
  it('migrate once', async () => {
    const files = readdirSync(migrationFolder).filter((name) => /^\d{4}-.*\.ts$/.test(name));
    const names = files.map((name) => name.replace(/\.ts$/, '')).sort();
    expect(migrationsIn(first.said() + second.said()).sort()).toEqual(names);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    expect(rows.map((row) => row.name)).toEqual(names);
  });

  it('a third with keys of its own is refused, and shuts nobody out', async () => {
    const stranger = await makeProduct({ env: { DATABASE_URL: cluster.ownerUrl } });
    await expect(stranger.start()).rejects.toThrow(/other keys/);
    await stranger.remove();
    for (const { url } of [first, second]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }, 120_000);
});

describe('one of the two killed under load', () => {
  it('loses nothing; the other does its jobs, each once', async () => {
    let turn = 0;
    const alternating = () => (turn++ % 2 ? first : second).url;
    const crowd = startWriters(alternating, world, ground, 8);
    await until('both are at work', 60, async () => crowd.promised.acts > 40);
    await killHoldingJobs();
    const { acts } = crowd.promised;
    const { promised } = crowd;
    await until(
      'the other goes on',
      120,
      async () => promised.acts > acts + 20 && promised.documents.length > 2,
    );
    await crowd.stop();
    expect(await faultsAfter(db, world, crowd.promised)).toEqual([]);
    expect(await lostFiles(second.url, world, crowd.promised)).toEqual([]);
    expect(crowd.promised.met.broken).toBe(0);
    await first.start();
  }, 240_000);
});

/** The jobs are made to wait for a lock, until more run than the survivor can hold: the killed one dies with some of them. */
async function killHoldingJobs(): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`lock table notification_receipts in exclusive mode`.execute(trx);
    await until('both hold jobs', 60, async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pgboss.job where name = 'announce' and state = 'active'`.execute(db);
      return (rows[0]?.n ?? 0) > 2;
    });
    await first.end('SIGKILL');
  });
}

describe('what one does the other knows', () => {
  it('a session opened at one is good at the other, and ended there is ended here', async () => {
    const hash = await hashPassword(goodPassword);
    const employee = { id: world.ids.clerk, email: emailOf('clerk') };
    await transactAsSystem(db, (trx) => putPassword(trx, employee, hash));
    const body = { email: emailOf('clerk'), password: goodPassword };
    const opened = await send(first.url, { ...by('clerk', 'POST', '/session', body), token: '' });
    expect(opened.status).toBe(201);
    const cookie = [opened.headers['set-cookie'] ?? []].flat().join(';');
    const token = /vizir_session=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect((await send(second.url, { token, method: 'GET', path: '/me' })).body.employee.id).toBe(
      world.ids.clerk,
    );
    expect((await send(second.url, { token, method: 'DELETE', path: '/session' })).status).toBe(204);
    expect((await send(first.url, { token, method: 'GET', path: '/me' })).status).toBe(401);
  });

  it('a page open at one hears of an act at the other', async () => {
    const page = await openStream(second.url, world.tokens.headOfAccounting);
    const mark = by('accountant', 'PUT', `/orders/${ground.sharedOrder}/marks/actIssued`, {});
    expect((await send(first.url, mark)).status).toBe(200);
    await until('the other page hears', 20, async () =>
      page.heard.some(({ data }) => JSON.stringify(data).includes(`"id":${ground.sharedOrder}`)),
    );
    page.close();
  });

  it('a role taken at one is gone at the other with the next request', async () => {
    const client = () => by('otherManager', 'POST', '/clients', { name: 'ООО «Василёк»' });
    expect((await send(second.url, client())).status).toBe(201);
    const { body } = await send(first.url, by('admin', 'GET', `/employees/${world.ids.otherManager}`));
    const { lastName, firstName, middleName, email, position, version } = body;
    const departmentId = world.departments.office;
    const without = { lastName, firstName, middleName, email, position, departmentId, roles: [], version };
    const edited = await send(first.url, by('admin', 'PUT', `/employees/${world.ids.otherManager}`, without));
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect((await send(second.url, client())).status).toBe(403);
  });

  it('a definition published at one is that of new orders at the other', async () => {
    const published = await send(
      first.url,
      by('admin', 'POST', '/process-definitions', { body: expertiseProcess }),
    );
    expect(published.status, JSON.stringify(published.body)).toBeLessThan(300);
    const { clientId, contractId } = ground;
    const order = by('manager', 'POST', '/orders', { title: 'По новой версии', clientId, contractId });
    const { body } = await send(second.url, order);
    expect(body.definition.version).toBe(published.body.version);
  });
});
