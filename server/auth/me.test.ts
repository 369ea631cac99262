import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, openStage, type Stage } from '#test/app.ts';
import {
  browserOf,
  cookiesOf,
  dumpOf,
  emailOf,
  givePassword,
  goodPassword,
  signIn,
  tokenOf,
} from '#test/sign-in.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await givePassword(stage, 'manager');
  await givePassword(stage, 'accountant');
});
afterAll(() => stage.close());

const bearer = (token: string) => clientOf(stage.app, { authorization: `Bearer ${token}` });

test('I am who I am, with what I may', async () => {
  const manager = (await stage.as('manager').get('/me')).body;
  expect(manager.employee).toMatchObject({
    name: stage.world.fullName('manager'),
    shortName: 'Иванова А. С.',
    greeting: 'Анна Сергеевна',
    email: 'manager@example.org',
  });
  expect(manager.abilities).toEqual({
    createClient: true,
    createContract: true,
    createOrder: true,
    createOrderFor: false,
    writeNews: false,
    planCall: true,
    import: true,
    administer: false,
    seesAllClients: true,
    campaigns: true,
  });
  expect(manager.standingInFor).toEqual([]);
  expect(manager.unseen).toBe(0);
  for (const name of ['headOfSales', 'director', 'admin', 'accountant', 'expert'] as const)
    expect((await stage.as(name).get('/me')).body.abilities.campaigns, name).toBe(
      name !== 'accountant' && name !== 'expert',
    );
  expect((await stage.as('expert').get('/me')).body.abilities.seesAllClients).toBe(false);
  expect((await stage.anonymous.get('/me')).status).toBe(401);
});

test('settings are one’s own', async () => {
  expect((await stage.as('expert').put('/me/settings', { language: 'en', theme: 'dark' })).status).toBe(200);
  expect((await stage.as('expert').get('/me')).body.settings).toEqual({ language: 'en', theme: 'dark' });
  expect((await stage.as('manager').get('/me')).body.settings).toEqual({ language: 'ru', theme: 'system' });
});

test('a changed password ends all other sessions; API tokens stay', async () => {
  const first = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('manager'))));
  const second = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('manager'))));
  const made = await first.post('/me/tokens', { name: 'выгрузка', scope: 'read', days: 30 });
  const next = 'другой очень длинный';
  const wrong = await first.put('/me/password', { current: 'не тот пароль', next });
  expect(wrong.body.fields[0]).toMatchObject({ field: 'current', reason: 'password_wrong' });
  const common = await first.put('/me/password', { current: goodPassword, next: 'Иванова-qwerty123' });
  expect(common.body.fields[0]).toMatchObject({ field: 'next', reason: 'password_common' });
  const changed = await first.put('/me/password', { current: goodPassword, next });
  expect(changed.status).toBe(200);
  const token = tokenOf(cookiesOf(changed));
  expect(await dumpOf(stage)).not.toContain(token);
  expect((await first.get('/me')).status).toBe(401);
  expect((await second.get('/me')).status).toBe(401);
  expect((await stage.as('manager').get('/me')).status).toBe(401);
  expect((await browserOf(stage, cookiesOf(changed)).get('/me')).status).toBe(200);
  expect((await bearer(made.body.token).get('/me')).status).toBe(200);
  expect((await signIn(stage.anonymous, emailOf('manager'))).status).toBe(422);
  expect((await signIn(stage.anonymous, emailOf('manager'), next)).status).toBe(201);
});

test('one sees and ends one’s own sessions only', async () => {
  const here = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('accountant'))));
  const there = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('accountant'))));
  const sessions = (await here.get('/me/sessions')).body.items;
  expect(sessions).toHaveLength(3);
  const ofThere = (await there.get('/me/sessions')).body.items.find(
    (one: { current: boolean }) => one.current,
  );
  expect(ofThere.address).toBe('127.0.0.1');
  expect((await stage.as('expert').delete(`/me/sessions/${ofThere.id}`)).status).toBe(404);
  expect((await there.get('/me')).status).toBe(200);
  expect((await here.delete(`/me/sessions/${ofThere.id}`)).status).toBe(204);
  expect((await there.get('/me')).status).toBe(401);
  expect((await here.get('/me')).status).toBe(200);
});

test('an API token is shown once, kept hashed, and does no more than its owner', async () => {
  const made = await stage
    .as('otherManager')
    .post('/me/tokens', { name: 'всё', scope: 'write', days: 10 }, { 'idempotency-key': 't-1' });
  expect(made.status).toBe(201);
  const token: string = made.body.token;
  expect(token).toMatch(/^vzr_[A-Za-z0-9_-]{43}$/);
  expect(await dumpOf(stage)).not.toContain(token);
  const again = await stage
    .as('otherManager')
    .post('/me/tokens', { name: 'всё', scope: 'write', days: 10 }, { 'idempotency-key': 't-1' });
  expect(again.body).toEqual({ token: '', item: made.body.item });

  const program = bearer(token);
  expect((await program.get('/me')).body.employee.id).toBe(stage.world.ids.otherManager);
  expect((await program.put('/me/settings', { language: 'ru', theme: 'light' })).status).toBe(200);
  const entry = { name: 'из программы' };
  expect((await program.post('/dictionaries/source', entry)).status).toBe(403);
  expect((await program.post('/me/tokens', { name: 'ещё', scope: 'write', days: 300 })).status).toBe(403);
  expect(
    (await program.put('/me/password', { current: goodPassword, next: 'ещё один длинный' })).status,
  ).toBe(403);

  expect((await stage.as('expert').delete(`/me/tokens/${made.body.item.id}`)).status).toBe(404);
  expect((await stage.as('otherManager').delete(`/me/tokens/${made.body.item.id}`)).status).toBe(204);
  expect((await program.get('/me')).status).toBe(401);
  expect((await stage.as('otherManager').get('/me/tokens')).body.items).toEqual([]);
});

test('a read token reads; an ended one does nothing', async () => {
  const made = await stage.as('admin').post('/me/tokens', { name: 'чтение', scope: 'read', days: 1 });
  const program = bearer(made.body.token);
  expect((await program.get('/visibility-groups')).status).toBe(200);
  expect((await program.put('/me/settings', { language: 'ru', theme: 'light' })).status).toBe(403);
  expect((await program.post('/dictionaries/source', { name: 'из программы' })).status).toBe(403);
  await stage.ownerDb
    .updateTable('api_tokens')
    .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
    .where('id', '=', made.body.item.id)
    .execute();
  expect((await program.get('/me')).status).toBe(401);
  expect((await bearer('vzr_made-up-and-long-enough').get('/me')).status).toBe(401);
});
