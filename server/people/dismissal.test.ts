import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, openStage, type Stage } from '#test/app.ts';
import { emailOf, givePassword, goodPassword, signIn } from '#test/sign-in.ts';

let stage: Stage;
let clientId: number;
let orderId: number;
let callId: number;
let headsClientId: number;

beforeAll(async () => {
  stage = await openStage();
  const made = await stage.as('manager').post('/clients', { name: 'ООО «Ромашка»' });
  expect(made.status).toBe(201);
  clientId = made.body.id;
  const order = await stage.as('manager').post('/orders', { clientId, title: 'Экспертиза котельной' });
  expect(order.status).toBe(201);
  orderId = order.body.id ?? order.body.order?.id;
  const other = await stage.as('headOfSales').post('/clients', { name: 'ООО «Василёк»' });
  headsClientId = other.body.id;
  // with a client that somebody else leads
  const call = await stage.as('manager').post('/calls', { clientId: headsClientId, on: '2030-01-10' });
  callId = call.body.id;
});
afterAll(() => stage.close());

const path = (name: 'manager' | 'headOfSales' | 'admin' | 'clerk') => `/employees/${stage.world.ids[name]}`;

test('only the administrator sees what a leaver would leave behind, and dismisses', async () => {
  expect((await stage.as('headOfSales').get(`${path('manager')}/hand-over`)).status).toBe(403);
  expect((await stage.as('admin').get(`${path('manager')}/hand-over`)).body).toEqual({
    clients: 1,
    orders: 1,
    calls: 1,
    tasks: 0,
    expertise: 0,
    heads: [],
  });
  expect((await stage.as('admin').get(`${path('headOfSales')}/hand-over`)).body.heads).toEqual([
    'Отдел №1. Продажи',
  ]);
  const refused = await stage.as('director').put(`${path('manager')}/dismissal`, { successorId: null });
  expect(refused.status).toBe(403);
  expect((await stage.as('admin').get('/employees/999999/hand-over')).status).toBe(404);
});

test('work goes to somebody who may lead it', async () => {
  const give = (successorId: number) =>
    stage.as('admin').put(`${path('manager')}/dismissal`, { successorId });
  expect((await give(stage.world.ids.expert)).body.fields[0].reason).toBe('manager');
  expect((await give(stage.world.ids.manager)).body.fields[0].reason).toBe('employee');
  expect((await give(999999)).body.fields[0].reason).toBe('employee');
  expect((await stage.as('manager').get('/me')).status).toBe(200);
});

test('who is dismissed is out at once, the work is handed over, the history stays', async () => {
  await givePassword(stage, 'manager');
  const made = await stage.as('manager').post('/me/tokens', { name: 'т', scope: 'write', days: 5 });
  const program = clientOf(stage.app, { authorization: `Bearer ${made.body.token}` });
  const link = await stage.as('admin').post(`${path('manager')}/invitation`);
  expect((await program.get('/me')).status).toBe(200);

  const { otherManager, manager } = stage.world.ids;
  const answer = await stage.as('admin').put(`${path('manager')}/dismissal`, { successorId: otherManager });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ status: 'dismissed', name: stage.world.fullName('manager') });
  expect(answer.body.abilities.edit.allowed).toBe(false);

  expect((await stage.as('manager').get('/me')).status).toBe(401);
  expect((await program.get('/me')).status).toBe(401);
  const token = link.body.invitationUrl.split('#')[1];
  expect((await stage.anonymous.post('/invitations/accept', { token, password: goodPassword })).status).toBe(
    422,
  );
  const dismissed = await signIn(stage.anonymous, emailOf('manager'));
  const unknown = await signIn(stage.anonymous, 'nobody@example.org');
  expect(dismissed.raw.body).toBe(unknown.raw.body);
  expect(dismissed.status).toBe(422);

  const order = (await stage.as('otherManager').get(`/orders/${orderId}`)).body;
  expect(JSON.stringify(order)).toContain(stage.world.fullName('otherManager'));
  const rows = await stage.ownerDb
    .selectFrom('orders')
    .select('manager_id')
    .where('id', '=', orderId)
    .execute();
  expect(rows).toEqual([{ manager_id: otherManager }]);
  const client = await stage.ownerDb
    .selectFrom('clients')
    .select(['manager_id', 'version'])
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
  expect(client).toEqual({ manager_id: otherManager, version: 2 });
  const journal = await stage.ownerDb
    .selectFrom('journal')
    .select(['kind', 'data'])
    .where('actor_id', '=', stage.world.ids.admin)
    .execute();
  expect(journal.find((row) => row.kind === 'employeeDismissed')?.data).toMatchObject({
    successorId: otherManager,
    clients: 1,
    orders: 1,
    calls: 1,
  });
  const call = (await stage.as('otherManager').get(`/calls/${callId}`)).body;
  expect(call).toMatchObject({ responsible: { id: otherManager }, state: 'open', version: 2 });
  expect(journal.map((row) => row.kind)).toEqual(expect.arrayContaining(['managerAssigned', 'clientEdited']));
  const groups = (await stage.as('admin').get('/visibility-groups')).body.items;
  expect(groups[0].members.map((one: { id: number }) => one.id)).not.toContain(manager);
});

test('who left is in no list unless asked for, and their contacts are the administrator’s', async () => {
  const { manager } = stage.world.ids;
  const here = (await stage.as('expert').get('/employees?limit=200')).body.items;
  expect(here.map((one: { id: number }) => one.id)).not.toContain(manager);
  const gone = (await stage.as('expert').get('/employees?dismissed=true')).body.items;
  expect(gone).toHaveLength(1);
  expect(gone[0]).toMatchObject({ id: manager, email: '', phone: null });
  expect((await stage.as('admin').get('/employees?dismissed=true')).body.items[0].email).toBe(
    emailOf('manager'),
  );
});

test('a second dismissal, an edit or a link for who left is refused; the address is free again', async () => {
  const admin = stage.as('admin');
  expect((await admin.put(`${path('manager')}/dismissal`, { successorId: null })).body.code).toBe(
    'already_done',
  );
  expect((await admin.post(`${path('manager')}/invitation`)).status).toBe(404);
  const again = await admin.post('/employees', {
    lastName: 'Иванова',
    firstName: 'Анна',
    email: emailOf('manager'),
    position: 'менеджер',
  });
  expect(again.status).toBe(201);
  const token = again.body.invitationUrl.split('#')[1];
  const accepted = await stage.anonymous.post('/invitations/accept', { token, password: goodPassword });
  expect(accepted.status).toBe(201);
});

test('without a successor the work stays; a head’s seat becomes vacant; the last administrator stays', async () => {
  const admin = stage.as('admin');
  expect((await admin.put(`${path('headOfSales')}/dismissal`, { successorId: null })).status).toBe(200);
  const sales = (await admin.get('/departments')).body.items.find(
    (one: { id: number }) => one.id === stage.world.departments.sales,
  );
  expect(sales.head).toBeNull();
  const kept = await stage.ownerDb
    .selectFrom('clients')
    .select('manager_id')
    .where('id', '=', headsClientId)
    .executeTakeFirstOrThrow();
  expect(kept.manager_id).toBe(stage.world.ids.headOfSales);
  const last = await admin.put(`${path('admin')}/dismissal`, { successorId: null });
  expect(last.status).toBe(422);
  expect(last.body.fields[0].reason).toBe('last_admin');
});

test('tasks are counted while they are not closed, and alone go to anybody', async () => {
  const { approver, expert, otherExpert } = stage.world.ids;
  const made = await stage.as('director').post('/tasks', { title: 'Сверить', assigneeId: otherExpert });
  await stage.as('otherExpert').post('/tasks', { title: 'Проверить', assigneeId: approver });
  const closed = await stage.as('director').post('/tasks', { title: 'Не нужно', assigneeId: otherExpert });
  await stage.as('director').put(`/tasks/${closed.body.id}/cancellation`, { version: 1 });
  const leaver = `/employees/${otherExpert}`;
  expect((await stage.as('admin').get(`${leaver}/hand-over`)).body).toMatchObject({ clients: 0, tasks: 2 });
  const answer = await stage.as('admin').put(`${leaver}/dismissal`, { successorId: expert });
  expect(answer.status).toBe(200);
  expect((await stage.as('expert').get(`/tasks/${made.body.id}`)).body.assignee.id).toBe(expert);
});
