import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '#server/http/app.ts';
import { type Deps, makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import { type Client, clientOf } from '#test/app.ts';
import { testConfig } from '#test/config.ts';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { browserOf, cookiesOf, goodPassword, signIn } from '#test/sign-in.ts';
import { ensureSetupToken } from './setup-token.ts';

let database: TestDatabase;
let deps: Deps;
let app: Awaited<ReturnType<typeof buildApp>>;
let anonymous: Client;
beforeAll(async () => {
  database = await makeTestDatabase();
  deps = await makeDeps({
    config: testConfig(),
    appUrl: database.urls.app,
    liveUrl: database.urls.app,
    appSecret: 'a'.repeat(43),
  });
  app = await buildApp(deps, routes);
  anonymous = clientOf(app, {});
});
afterAll(async () => {
  await app.close();
  await stopDeps(deps);
  await database.drop();
});

const start = (token: string, change: Record<string, unknown> = {}) => ({
  token,
  company: { name: 'ООО «Эксперт-Центр»', timeZone: 'Asia/Yekaterinburg' },
  administrator: {
    lastName: 'Сергеев',
    firstName: 'Олег',
    middleName: null,
    position: 'администратор',
    email: 'Admin@Example.org',
    password: goodPassword,
  },
  ...change,
});

test('nobody starts a company without the token of the console, nor with a former one', async () => {
  expect((await anonymous.get('/setup')).body).toEqual({ needed: true });
  const former = await ensureSetupToken(deps.db);
  const token = (await ensureSetupToken(deps.db)) ?? '';
  expect(token).toHaveLength(43);
  const stored = await database.ownerDb.selectFrom('one_time_tokens').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(token);
  for (const wrong of ['x', former ?? ''])
    expect((await anonymous.post('/setup', start(wrong))).body).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'token', reason: 'token' }],
    });
  for (const timeZone of ['Europe/Nowhere', '+03:00', 'europe/moscow', ''])
    expect(
      (await anonymous.post('/setup', start(token, { company: { name: 'А', timeZone } }))).body,
    ).toMatchObject({
      fields: [{ field: 'company.timeZone', reason: 'time_zone' }],
    });
  const weak = { ...start(token).administrator, password: 'Сергеев-2026!!' };
  expect((await anonymous.post('/setup', start(token, { administrator: weak }))).body).toMatchObject({
    fields: [{ field: 'administrator.password', reason: 'password_common' }],
  });
});

test('of two first starts at once one wins; the administrator is signed in', async () => {
  const token = (await ensureSetupToken(deps.db)) ?? '';
  const answers = await Promise.all([
    anonymous.post('/setup', start(token)),
    anonymous.post('/setup', start(token)),
    anonymous.post('/setup', start(token)),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  const lost = answers.find((answer) => answer.status === 409);
  expect(lost?.body.code).toBe('already_set_up');
  const won = answers.find((answer) => answer.status === 201);
  if (!won) throw new Error('nobody won');
  const me = await browserOf({ app }, cookiesOf(won)).get('/me');
  expect(me.body.employee).toMatchObject({ email: 'admin@example.org', roles: ['admin'] });
  expect(me.body.company).toEqual({ name: 'ООО «Эксперт-Центр»', timeZone: 'Asia/Yekaterinburg' });
  expect(me.body.abilities).toMatchObject({ administer: true, createClient: false });
});

test('the company has its departments, dictionaries and process', async () => {
  const browser = browserOf({ app }, cookiesOf(await signIn(anonymous, 'admin@example.org')));
  const departments = (await browser.get('/departments')).body.items;
  expect(departments).toHaveLength(4);
  expect(departments[0].name).toBe('Отдел №1. Продажи');
  expect(departments.map((one: { duties: string[] }) => one.duties)).toEqual([
    ['clientBase'],
    ['finance'],
    [],
    [],
  ]);
  const entities = (await browser.get('/dictionaries/legalEntity')).body.items;
  expect(entities.map((one: { name: string }) => one.name)).toEqual(['ООО «Эксперт-Центр»']);
  expect((await browser.get('/dictionaries/source')).body.items.length).toBeGreaterThan(3);
  const definitions = await database.ownerDb.selectFrom('process_definitions').select('version').execute();
  expect(definitions).toEqual([{ version: 1 }]);
});

test('afterwards there is no first start any more', async () => {
  expect((await anonymous.get('/setup')).body).toEqual({ needed: false });
  expect(await ensureSetupToken(deps.db)).toBeNull();
  expect((await anonymous.post('/setup', start('x'))).status).toBe(409);
  expect(await database.ownerDb.selectFrom('company').select('id').execute()).toHaveLength(1);
});
