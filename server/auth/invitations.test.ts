import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { browserOf, cookiesOf, dumpOf, emailOf, goodPassword, signIn } from '#test/sign-in.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const newcomer = (email: string) => ({
  lastName: 'Новикова',
  firstName: 'Вера',
  middleName: 'Львовна',
  email,
  position: 'менеджер',
  roles: ['manager'],
});
const tokenOf = (url: string): string => url.split('#')[1] ?? '';
const accept = (token: string, password = goodPassword) =>
  stage.anonymous.post('/invitations/accept', { token, password });
const refusedToken = { code: 'invalid', fields: [{ field: 'token', reason: 'token' }] };

test('an invitation opens once: password, active, signed in', async () => {
  const made = await stage
    .as('admin')
    .post('/employees', newcomer('novikova@example.org'), { host: 'evil.example', 'idempotency-key': 'n-1' });
  expect(made.status).toBe(201);
  expect(made.body.employee.status).toBe('invited');
  const url: string = made.body.invitationUrl;
  expect(url).toMatch(/^http:\/\/localhost:4600\/invitation#[A-Za-z0-9_-]{43}$/);
  expect(await dumpOf(stage)).not.toContain(tokenOf(url));

  const again = await stage
    .as('admin')
    .post('/employees', newcomer('novikova@example.org'), { 'idempotency-key': 'n-1' });
  expect(again.body.employee.id).toBe(made.body.employee.id);
  expect(again.body.invitationUrl).toBe('');

  const token = tokenOf(url);
  expect((await stage.anonymous.post('/invitations/check', { token })).body).toEqual({
    name: 'Новикова Вера Львовна',
    email: 'novikova@example.org',
    companyName: 'ООО «Эксперт-Центр»',
  });
  expect((await accept(token, 'Новикова1990')).body.fields[0]).toMatchObject({
    field: 'password',
    reason: 'password_common',
  });
  expect((await accept(token, 'короткий')).body.fields[0].reason).toBe('password_short');
  const answers = await Promise.all([accept(token), accept(token)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
  const won = answers.find((answer) => answer.status === 201);
  if (!won) throw new Error('nobody won');
  const me = await browserOf(stage, cookiesOf(won)).get('/me');
  expect(me.body.employee).toMatchObject({ email: 'novikova@example.org', roles: ['manager'] });
  expect((await accept(token)).body).toMatchObject(refusedToken);
  expect((await stage.anonymous.post('/invitations/check', { token })).body).toMatchObject(refusedToken);
  expect((await signIn(stage.anonymous, 'novikova@example.org')).status).toBe(201);
});

test('a new link ends the former ones, an old one ends by itself', async () => {
  const made = await stage.as('admin').post('/employees', newcomer('second@example.org'));
  const former = tokenOf(made.body.invitationUrl);
  const again = await stage.as('admin').post(`/employees/${made.body.employee.id}/invitation`);
  const days = (Date.parse(again.body.expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(7, 1);
  expect((await accept(former)).body).toMatchObject(refusedToken);
  await stage.ownerDb
    .updateTable('one_time_tokens')
    .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
    .where('employee_id', '=', made.body.employee.id)
    .execute();
  expect((await accept(tokenOf(again.body.invitationUrl))).body).toMatchObject(refusedToken);
});

test('for somebody active it is the way back in: shorter, and former sessions end', async () => {
  const link = await stage.as('admin').post(`/employees/${stage.world.ids.clerk}/invitation`);
  expect((Date.parse(link.body.expiresAt) - Date.now()) / 60_000).toBeLessThanOrEqual(30);
  expect((await stage.as('clerk').get('/me')).status).toBe(200);
  expect((await accept(tokenOf(link.body.invitationUrl))).status).toBe(201);
  expect((await stage.as('clerk').get('/me')).status).toBe(401);
  expect((await signIn(stage.anonymous, emailOf('clerk'))).status).toBe(201);
});

test('who may not invite hears who may; a setup token or a made-up one invites nobody', async () => {
  const refused = await stage.as('headOfSales').post(`/employees/${stage.world.ids.clerk}/invitation`);
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toBe('Это может: администратор');
  expect((await stage.anonymous.post(`/employees/${stage.world.ids.clerk}/invitation`)).status).toBe(401);
  expect((await accept('made-up')).body).toMatchObject(refusedToken);
});
