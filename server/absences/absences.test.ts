import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const absence = (change: Record<string, unknown> = {}) => ({
  employeeId: stage.world.ids.headOfAccounting,
  kind: 'vacation',
  fromOn: dayFrom(-1),
  toOn: dayFrom(7),
  substituteId: stage.world.ids.accountant,
  ...change,
});

test('the administrator enters an absence, all see it, and the substitute stands in from the next request', async () => {
  expect((await stage.as('headOfAccounting').post('/absences', absence())).status).toBe(403);
  expect((await stage.anonymous.post('/absences', absence())).status).toBe(401);
  const made = await stage.as('admin').post('/absences', absence());
  expect(made.status).toBe(201);
  const list = (await stage.as('clerk').get('/absences')).body.items;
  expect(made.body.kind).toBe('vacation');
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({
    id: made.body.id,
    kind: null,
    employee: { name: stage.world.fullName('headOfAccounting') },
    substitute: { name: stage.world.fullName('accountant') },
  });
  expect((await stage.anonymous.get('/absences')).status).toBe(401);
  const me = (await stage.as('accountant').get('/me')).body;
  expect(me.standingInFor).toEqual([expect.objectContaining({ shortName: 'Кузнецова О. В.' })]);
  const row = (await stage.as('clerk').get(`/employees/${stage.world.ids.headOfAccounting}`)).body;
  expect(row.absence).toMatchObject({ toOn: dayFrom(7), substitute: { shortName: 'Сидорова Е. В.' } });

  expect((await stage.as('accountant').delete(`/absences/${made.body.id}`)).status).toBe(403);
  expect((await stage.as('admin').delete(`/absences/${made.body.id}`)).status).toBe(204);
  expect((await stage.as('admin').delete(`/absences/${made.body.id}`)).status).toBe(404);
  expect((await stage.as('accountant').get('/me')).body.standingInFor).toEqual([]);
});

test('who stands in for an administrator does not become one', async () => {
  const { admin, clerk } = stage.world.ids;
  await stage.as('admin').post('/absences', absence({ employeeId: admin, substituteId: clerk }));
  expect((await stage.as('clerk').get('/me')).body.standingInFor).toHaveLength(1);
  expect((await stage.as('clerk').get('/visibility-groups')).status).toBe(403);
  expect((await stage.as('clerk').post('/absences', absence())).status).toBe(403);
});

test('what does not fit is said by field', async () => {
  const { manager, headOfAccounting } = stage.world.ids;
  const refusal = async (change: Record<string, unknown>) =>
    (await stage.as('admin').post('/absences', absence(change))).body.fields?.[0];
  expect(await refusal({ substituteId: null })).toMatchObject({
    field: 'substituteId',
    reason: 'substitute_required',
  });
  expect(await refusal({ substituteId: headOfAccounting })).toMatchObject({ reason: 'substitute_self' });
  expect(await refusal({ substituteId: 999999 })).toMatchObject({
    field: 'substituteId',
    reason: 'employee',
  });
  expect(await refusal({ employeeId: 999999 })).toMatchObject({ field: 'employeeId', reason: 'employee' });
  expect(await refusal({ toOn: dayFrom(-5) })).toMatchObject({ field: 'toOn', reason: 'dates_order' });
  const alone = await stage
    .as('admin')
    .post('/absences', absence({ employeeId: manager, substituteId: null }));
  expect(alone.status).toBe(201);
  const past = absence({ employeeId: manager, fromOn: dayFrom(-9), toOn: dayFrom(-8) });
  expect((await stage.as('admin').post('/absences', past)).status).toBe(201);
  const shown = (await stage.as('clerk').get('/absences')).body.items;
  expect(shown.filter((one: { toOn: string }) => one.toOn === dayFrom(-8))).toEqual([]);
});
