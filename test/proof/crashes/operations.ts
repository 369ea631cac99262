import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { fileStorage } from '#server/documents/storage.ts';
import { buildApp } from '#server/http/app.ts';
import { makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import { testConfig } from '#test/config.ts';
import { makeTestDatabase } from '#test/database.ts';
import { makeWorld, type Name, type World } from '#test/world.ts';
import { type Ground, layGround } from './ground.ts';
import { type Act, act } from './http.ts';
import { type DatabaseProxy, openProxy } from './proxy.ts';

/** One of the five key operations. Between two applications `undo` brings the ground back to where it was. */
export type Operation = { name: string; act: () => Promise<Act>; undo?: () => Act };

export type Bench = {
  url: string;
  proxy: DatabaseProxy;
  operations: Operation[];
  /** How much of everything there is, by which one application is told from none and two. */
  measure: () => Promise<Record<string, number>>;
  /** Whether a statement waits for a lock at this moment. */
  isWaiting: () => Promise<boolean>;
  hasFile: (sha256: string) => Promise<boolean>;
  close: () => Promise<void>;
};

/** The product over HTTP, its pool through the proxy, and an order that stands where each operation can be done again and again. */
export async function openBench(): Promise<Bench> {
  const database = await makeTestDatabase();
  const world = await makeWorld(database.ownerDb);
  const direct = new URL(database.urls.app);
  const proxy = await openProxy({ host: direct.hostname, port: Number(direct.port) });
  const config = testConfig();
  const deps = await makeDeps({
    config,
    appUrl: proxy.through(database.urls.app),
    liveUrl: database.urls.app,
    appSecret: 'a'.repeat(43),
    poolSize: 3,
  });
  const app = await buildApp(deps, routes);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const by = (as: Name, method: Act['method'], path: string, body?: unknown): Act => ({
    token: world.tokens[as],
    method,
    path,
    body,
  });
  const ground = await readyToSign(url, world);
  const versionNow = async () => {
    const card = by('headOfAccounting', 'GET', `/orders/${ground.sharedOrder}`);
    return (await act(() => url, card)).body.version as number;
  };
  const storage = await fileStorage(config.dataDir);
  return {
    url,
    proxy,
    operations: operationsOn(ground, by, versionNow),
    measure: async () => {
      const { rows } = await sql<Record<string, number>>`
        select (select count(*)::int from orders) as orders, (select coalesce(sum(version), 0)::int from orders) as versions,
          (select coalesce(max(last), 0) from order_numbers) as "lastNumber", (select count(*)::int from order_marks) as marks,
          (select count(*)::int from payments) as payments, (select count(*)::int from resolutions) as resolutions,
          (select count(*)::int from documents) as documents, (select count(*)::int from journal) as journal,
          (select count(*)::int from pgboss.job where name = 'announce') as jobs,
          (select count(*)::int from idempotency_keys) as keys`.execute(database.ownerDb);
      return rows[0] ?? {};
    },
    isWaiting: async () => {
      const { rows } = await sql`
        select from pg_locks where not granted and (database is null or database = (select oid from pg_database where datname = current_database()))`.execute(
        database.ownerDb,
      );
      return rows.length > 0;
    },
    hasFile: async (sha256) => {
      const file = await storage.open(Buffer.from(sha256, 'hex'));
      file?.stream.destroy();
      return file !== null;
    },
    close: async () => {
      await app.close();
      await stopDeps(deps);
      await proxy.close();
      await database.drop();
    },
  };
}

type By = (as: Name, method: Act['method'], path: string, body?: unknown) => Act;

/** The shared order of the crash proofs, with everything there that the signature of its second step asks for. */
async function readyToSign(url: string, world: World): Promise<Ground> {
  const ground = await layGround(() => url, world);
  const ask = async (method: 'PUT' | 'POST', path: string, body: unknown) => {
    const token = world.tokens.accountant;
    const { status } = await act(() => url, {
      token,
      method,
      path: `/orders/${ground.sharedOrder}${path}`,
      body,
    });
    if (status >= 300) throw new Error(`${path}: ${status}`);
  };
  await ask('PUT', '/fields/legalEntity', { value: world.legalEntityId, seen: null });
  await ask('POST', '/payments', { amount: '1.00', paidOn: '2026-11-20', paymentOrderNumber: '1' });
  return ground;
}

function operationsOn(
  { sharedOrder: id, clientId, contractId }: Ground,
  by: By,
  versionNow: () => Promise<number>,
): Operation[] {
  const text = () => randomBytes(6).toString('hex');
  return [
    {
      name: 'set a mark',
      act: async () => by('accountant', 'PUT', `/orders/${id}/marks/actIssued`, {}),
      undo: () => by('accountant', 'DELETE', `/orders/${id}/marks/actIssued`),
    },
    {
      name: 'sign a resolution',
      act: async () =>
        by('headOfAccounting', 'PUT', `/orders/${id}/steps/payment/resolution`, {
          version: await versionNow(),
        }),
      undo: () => by('headOfAccounting', 'DELETE', `/orders/${id}/steps/payment/resolution`),
    },
    {
      name: 'enter a payment',
      act: async () =>
        by('accountant', 'POST', `/orders/${id}/payments`, {
          amount: '1.00',
          paidOn: '2026-11-20',
          paymentOrderNumber: text(),
        }),
    },
    {
      name: 'create an order',
      act: async () => by('manager', 'POST', '/orders', { title: text(), clientId, contractId }),
    },
    {
      name: 'upload a document',
      act: async () => ({
        ...by('manager', 'POST', `/contracts/${contractId}/documents?name=${text()}.doc&kind=other`),
        bytes: Buffer.from(text().repeat(300)),
      }),
    },
  ];
}
