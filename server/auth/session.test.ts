import { afterAll, beforeAll, expect, test } from 'vitest';
import { transactAsSystem } from '#server/db/transact.ts';
import { buildApp } from '#server/http/app.ts';
import { routes } from '#server/routes.ts';
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
import { sha256Hex } from './actor.ts';
import { putPassword } from './credentials.store.ts';
import { hashPassword } from './password-hash.ts';
import { makeSignIn } from './sign-in.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await givePassword(stage, 'manager');
  await givePassword(stage, 'accountant');
  await givePassword(stage, 'clerk');
});
afterAll(() => stage.close());

const from = (address: string) => ({ remoteAddress: address });

test('who knows the password gets in, and the cookie is only the browser’s', async () => {
  const answer = await signIn(stage.anonymous, emailOf('manager'));
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({ ok: true });
  const line = [answer.headers['set-cookie']].flat().find((one) => String(one).startsWith('vizir_session='));
  expect(line).toMatch(/; Path=\//);
  expect(line).toMatch(/; HttpOnly/);
  expect(line).toMatch(/; SameSite=Lax/i);
  expect(line).not.toMatch(/Secure|Domain/);
  const me = await browserOf(stage, cookiesOf(answer)).get('/me');
  expect(me.body.employee.id).toBe(stage.world.ids.manager);
});

test('a dump of the database opens no session: no row of any table holds the token', async () => {
  const cookies = cookiesOf(await signIn(stage.anonymous, emailOf('manager')));
  const token = tokenOf(cookies);
  expect(token.length).toBeGreaterThanOrEqual(22);
  const rows = await stage.ownerDb.selectFrom('auth_sessions').select('token').execute();
  expect(rows.map((row) => row.token)).toContain(sha256Hex(token));
  expect(await dumpOf(stage)).not.toContain(token);
  const stolen = browserOf(stage, `vizir_session=${sha256Hex(token)}`);
  expect((await stolen.get('/me')).status).toBe(401);
});

test('every sign-in is a new session, written in the journal', async () => {
  const first = tokenOf(cookiesOf(await signIn(stage.anonymous, emailOf('accountant'))));
  const second = tokenOf(cookiesOf(await signIn(stage.anonymous, emailOf('accountant'))));
  expect(first).not.toBe(second);
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('kind')
    .where('kind', '=', 'sessionOpened')
    .where('actor_id', '=', stage.world.ids.accountant)
    .execute();
  expect(rows).toHaveLength(2);
});

test('a revoked session dies at once', async () => {
  const browser = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('manager'))));
  expect((await browser.get('/me')).status).toBe(200);
  const answer = await browser.delete('/session');
  expect(answer.status).toBe(204);
  expect(String(answer.headers['set-cookie'])).toMatch(/vizir_session=;.*Max-Age=0/);
  expect((await browser.get('/me')).status).toBe(401);
  expect((await stage.anonymous.delete('/session')).status).toBe(204);
});

test('known, unknown and invited are refused in the same words', async () => {
  const invited = await stage.as('admin').post('/employees', {
    lastName: 'Новиков',
    firstName: 'Пётр',
    email: 'novikov@example.org',
    position: 'менеджер',
  });
  expect(invited.status).toBe(201);
  const bodies = [];
  for (const email of [
    emailOf('manager'),
    'nobody@example.org',
    'novikov@example.org',
    'кто@где.рф',
    'not-an-address@x',
  ]) {
    const answer = await signIn(stage.anonymous, email, 'совсем не тот пароль');
    expect(answer.status, email).toBe(422);
    bodies.push(answer.raw.body);
  }
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('credentials');
});

test('the 21st guess within ten minutes is not judged; sessions already open live on', async () => {
  const owner = browserOf(stage, cookiesOf(await signIn(stage.anonymous, emailOf('clerk'))));
  const known = cookiesOf(await signIn(stage.anonymous, emailOf('clerk')))
    .split('; ')
    .find((one) => one.startsWith('vizir_device='));
  const guess = (headers: Record<string, string> = {}) =>
    stage.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-vizir': '1', ...headers },
      payload: { email: emailOf('clerk'), password: 'совсем не тот пароль' },
      ...from('10.0.0.1'),
    });
  const answers = await Promise.all(Array.from({ length: 24 }, () => guess()));
  expect(answers.filter((answer) => answer.statusCode === 422)).toHaveLength(20);
  const late = answers.filter((answer) => answer.statusCode === 429);
  expect(late).toHaveLength(4);
  expect(Number(late[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(late[0]?.headers['retry-after'])).toBeLessThanOrEqual(600);
  expect((await signIn(stage.anonymous, emailOf('clerk'))).status).toBe(429);
  expect((await owner.get('/me')).status).toBe(200);
  // the owner's own device is counted apart; a made-up mark is not
  const device = clientOf(stage.app, { cookie: known ?? '' });
  expect((await signIn(device, emailOf('clerk'))).status).toBe(201);
  const forged = clientOf(stage.app, { cookie: 'vizir_device=abc.def' });
  expect((await signIn(forged, emailOf('clerk'))).status).toBe(429);
});

test('from one address a hundred guesses are judged, whatever the accounts', async () => {
  await stage.ownerDb
    .insertInto('sign_in_failures')
    .values(Array.from({ length: 99 }, (_, n) => ({ email: `guess${n}@example.org`, address: '10.0.0.2' })))
    .execute();
  const guess = (email: string) =>
    stage.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-vizir': '1' },
      payload: { email, password: 'совсем не тот пароль' },
      ...from('10.0.0.2'),
    });
  expect((await guess('one@example.org')).statusCode).toBe(422);
  expect((await guess('two@example.org')).statusCode).toBe(429);
});

test('an address that is not Latin signs in as well', async () => {
  const email = 'почта@компания.рф';
  const made = await stage.as('admin').post('/employees', {
    lastName: 'Кириллов',
    firstName: 'Илья',
    email,
    position: 'эксперт',
  });
  const hash = await hashPassword(goodPassword);
  await stage.ownerDb.updateTable('employees').set({ status: 'active' }).where('email', '=', email).execute();
  await transactAsSystem(stage.ownerDb, (trx) =>
    putPassword(trx, { id: made.body.employee.id, email }, hash),
  );
  expect((await signIn(stage.anonymous, email)).status).toBe(201);
});

test('on https the cookie is __Host- and Secure', async () => {
  const config = { ...stage.deps.config, publicUrl: 'https://vizir.example.org' };
  const signInHere = makeSignIn({ db: stage.deps.db, config, secret: 'b'.repeat(43) });
  const app = await buildApp({ ...stage.deps, config, signIn: signInHere }, routes);
  const client = clientOf(app, {});
  const answer = await signIn(client, emailOf('manager'));
  const lines = [answer.headers['set-cookie']].flat().map(String);
  expect(lines.find((line) => line.startsWith('__Host-vizir_session='))).toMatch(/; Secure/);
  expect(lines.find((line) => line.startsWith('__Host-vizir_device='))).toMatch(/; Secure/);
  const browser = clientOf(app, { cookie: cookiesOf(answer) });
  expect((await browser.get('/me')).status).toBe(200);
  expect((await browser.delete('/session')).status).toBe(204);
  expect((await browser.get('/me')).status).toBe(401);
  await app.close();
});

test('another site acts for nobody', async () => {
  const cookie = cookiesOf(await signIn(stage.anonymous, emailOf('manager')));
  const act = (headers: Record<string, string>) =>
    stage.app.inject({
      method: 'PUT',
      url: '/api/me/settings',
      headers: { cookie, ...headers },
      payload: { language: 'ru', theme: 'dark' },
    });
  expect((await act({ 'x-vizir': '1' })).statusCode).toBe(200);
  expect((await act({})).statusCode).toBe(403);
  expect((await act({ 'x-vizir': '1', origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await act({ 'x-vizir': '1', origin: 'null' })).statusCode).toBe(403);
  expect((await act({ 'x-vizir': '1', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await act({ 'x-vizir': '1', 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
  const foreign = await stage.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-vizir': '1', origin: 'https://evil.example' },
    payload: { email: emailOf('manager'), password: goodPassword },
  });
  expect(foreign.statusCode).toBe(403);
});
