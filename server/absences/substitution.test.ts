import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** From an approved absence substitution follows everywhere: resolutions, tasks, calls. */
let stage: Stage;
let today = '';

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const id = (name: Name) => stage.world.ids[name];
const tellAll = async () => {
  const rows = await stage.ownerDb.selectFrom('journal').select('id').orderBy('id').execute();
  await announceEvents(
    stage.ownerDb,
    stage.deps.definitions,
    rows.map((row) => row.id),
  );
};
const kindsTold = async (name: Name): Promise<string[]> => {
  await tellAll();
  return (await ok(as(name).get('/notifications?limit=200'))).items.map((one: { kind: string }) => one.kind);
};

async function letGo(who: Name, by: Name): Promise<number> {
  const days = { fromOn: today, toOn: addDays(today, 4) };
  const body = { kind: 'vacation', ...days, substituteId: id('clerk'), note: '' };
  const request = await ok(as(who).post('/absence-requests', body));
  await ok(as(by).put(`/absence-requests/${request.id}/approval`, { version: 1, substituteId: id('clerk') }));
  return request.id;
}

it('the head’s resolutions: the substitute is told and signs «за …»; after «Вышел раньше» no more', async () => {
  const path = orderPath(stage);
  const { id: order } = await path.at('payment');
  await ok(path.fill('accountant', order, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', order, '1.00'));
  expect((await as('clerk').get(`/orders/${order}`)).status).toBe(404);
  await letGo('headOfAccounting', 'director');
  await ok(path.request('accountant', order, 'payment'));
  expect(await kindsTold('clerk')).toEqual(
    expect.arrayContaining(['substitutionGiven', 'resolutionRequested']),
  );
  const home = await ok(as('clerk').get('/home'));
  expect(
    home.blocks
      .find(({ key }: { key: string }) => key === 'resolutions')
      .items.map((one: { id: number }) => one.id),
  ).toContain(order);
  const card = await ok(path.sign('clerk', order, 'payment'));
  const { resolution } = card.steps.find((step: { key: string }) => step.key === 'payment');
  expect(JSON.stringify(resolution)).toContain(stage.world.fullName('headOfAccounting'));
  const [absence] = (await ok(as('headOfAccounting').get('/absences'))).items;
  expect((await as('headOfAccounting').delete(`/absences/${absence.id}`)).status).toBe(409);
  await ok(as('headOfAccounting').put(`/absences/${absence.id}/end`, { lastOn: today }));
  // today was the last day: until midnight the substitute acts still
  expect((await ok(as('clerk').get('/me'))).standingInFor).toHaveLength(1);
  expect((await as('director').delete(`/absences/${absence.id}`)).status).toBe(204);
  expect((await as('clerk').get(`/orders/${order}`)).status).toBe(404);
});

it('tasks: told of them, and acts on them for who is away', async () => {
  await letGo('otherExpert', 'headOfExpertise');
  const task = await ok(as('manager').post('/tasks', { title: 'Собрать', assigneeId: id('otherExpert') }));
  expect(await kindsTold('clerk')).toContain('taskGiven');
  const done = await ok(as('clerk').put(`/tasks/${task.id}/result`, { version: 1, result: 'Готово' }));
  expect(done.remarks[0]).toMatchObject({ standingFor: { id: id('otherExpert') } });
});

it('calls: sees those of who is away on the home page, and notes them', async () => {
  const client = await ok(as('manager').post('/clients', { name: 'ООО «Ромашка»' }));
  const call = await ok(as('manager').post('/calls', { clientId: client.id, on: today }));
  const outcome = () => as('clerk').put(`/calls/${call.id}/outcome`, { version: 1, outcome: 'reached' });
  expect((await outcome()).status).toBe(404);
  await letGo('manager', 'headOfSales');
  const { calls } = await ok(as('clerk').get('/home'));
  expect(calls.items.map((one: { id: number }) => one.id)).toContain(call.id);
  expect((await outcome()).status).toBe(200);
});
