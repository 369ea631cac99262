import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildApp } from '#server/http/app.ts';
import { makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import { fill } from '../bench/generate/fill.ts';
import { type Client, clientOf } from './app.ts';
import { testConfig } from './config.ts';
import { makeTestDatabase, type TestDatabase } from './database.ts';

/** The company that the bench generates is one the product could have written: it reads it, and its people act in it. */
describe('the generated company of the bench', () => {
  const sizes = { clients: 240, contracts: 480, orders: 2400, comments: 4000, documents: 300, texts: 60 };
  let database: TestDatabase;
  let as: (who: string) => Promise<Client>;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    database = await makeTestDatabase();
    const url = new URL(inject('suiteDatabase').adminUrl);
    url.pathname = `/${database.name}`;
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    await fill(database.ownerDb, admin, sizes).finally(() => admin.end());
    const deps = await makeDeps({
      config: testConfig(),
      appUrl: database.urls.app,
      liveUrl: database.urls.app,
      appSecret: 'a'.repeat(43),
    });
    const app = await buildApp(deps, routes);
    closing.push(
      () => app.close(),
      () => stopDeps(deps),
    );
    as = async (who) => {
      const token = randomBytes(24).toString('base64url');
      await database.ownerDb
        .insertInto('auth_sessions')
        .columns(['user_id', 'token', 'expires_at'])
        .expression((eb) =>
          eb
            .selectFrom('employees')
            .select(({ ref, val }) => [
              ref('auth_user_id').$notNull().as('user_id'),
              val(createHash('sha256').update(token).digest('hex')).as('token'),
              val(new Date(Date.now() + 3_600_000).toISOString()).as('expires_at'),
            ])
            .where('email', '=', `${who.toLowerCase()}@bench.example`),
        )
        .execute();
      return clientOf(app, { cookie: `vizir_session=${token}` });
    };
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await database.drop();
  });

  /** One order of every stage: those of a manager differ in step, state or archive. */
  const oneOfEach = () =>
    database.ownerDb
      .selectFrom('orders')
      .distinctOn(['step_seq', 'step_state', 'status', 'mark_keys', 'version'])
      .select(['id', 'manager_id', 'archived_at'])
      .orderBy('step_seq')
      .orderBy('step_state')
      .orderBy('status')
      .orderBy('mark_keys')
      .orderBy('version')
      .execute();

  it('has orders at every stage, whose cards open with every signature standing', async () => {
    const director = await as('director');
    const orders = await oneOfEach();
    expect(orders.length).toBeGreaterThanOrEqual(19);
    for (const { id } of orders) {
      const card = await director.get(`/orders/${id}`);
      expect(card.status).toBe(200);
      const signed = card.body.steps.filter((step: { state: string }) => step.state === 'resolved');
      for (const step of signed) expect(step.resolution, `${id} ${step.key}`).toMatchObject({ void: false });
    }
  });

  it('lets its people find, list, sign, mark and comment', async () => {
    const manager = await as('manager1');
    const head = await as('headOfSales');
    const list = await manager.get('/orders?limit=50');
    expect(list.body.items).toHaveLength(50);
    expect((await manager.get('/home')).status).toBe(200);
    const { client, contract } = (await manager.get(`/orders/${list.body.items[0].id}`)).body;
    const byName = await manager.get(`/clients?search=${encodeURIComponent(client.name)}`);
    expect(byName.body.items.map((one: { id: number }) => one.id)).toContain(client.id);
    const byNumber = await manager.get(`/contracts?search=${encodeURIComponent(contract.number)}`);
    expect(byNumber.body.items[0].id).toBe(contract.id);

    const waiting = await head.get('/orders?waitingForMe=true&step=terms');
    const [order] = waiting.body.items;
    const { version } = (await head.get(`/orders/${order.id}`)).body;
    const signed = await head.put(`/orders/${order.id}/steps/terms/resolution`, { version });
    expect(signed.body.currentStep).toBe('payment');

    const own = await manager.get('/orders?mine=true&step=payment&status=confirmed');
    const [first] = own.body.items;
    expect((await manager.put(`/orders/${first.id}/marks/termsOfReferenceSent`)).status).toBe(200);
    expect((await manager.post(`/orders/${first.id}/comments`, { body: 'Отправил.' })).status).toBe(201);
  });
});
