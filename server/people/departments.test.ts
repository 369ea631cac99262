import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const plain = (change: Record<string, unknown> = {}) => ({
  name: 'Лаборатория',
  parentId: null,
  headId: null,
  duties: [],
  ...change,
});

test('everybody sees the departments, only the administrator makes them', async () => {
  expect((await stage.anonymous.get('/departments')).status).toBe(401);
  const seen = (await stage.as('clerk').get('/departments')).body.items;
  expect(seen).toHaveLength(6);
  expect(seen[0]).toMatchObject({ name: 'Отдел №1. Продажи', employees: 4 });
  expect((await stage.as('headOfExpertise').post('/departments', plain())).status).toBe(403);

  const admin = stage.as('admin');
  const first = await admin.post('/departments', plain());
  const second = await admin.post('/departments', plain({ parentId: first.body.id }));
  expect([first.body.key, second.body.key]).toEqual(['d2', 'd3']);
  expect((await admin.post('/departments', plain({ key: 'lab' }))).body.key).toBe('lab');
  const taken = await admin.post('/departments', plain({ key: 'lab' }));
  expect(taken.body.fields[0]).toMatchObject({ field: 'key', reason: 'name_taken' });
});

test('no circles, no head who is not here, no parent that is not there', async () => {
  const admin = stage.as('admin');
  const items = (await admin.get('/departments')).body.items;
  const [upper, lower] = ['d2', 'd3'].map((key) => items.find((one: { key: string }) => one.key === key));
  const edit = (id: number, change: Record<string, unknown>) =>
    admin.put(`/departments/${id}`, plain(change));
  const circle = { field: 'parentId', reason: 'circle' };
  expect((await edit(upper.id, { parentId: lower.id })).body.fields[0]).toMatchObject(circle);
  expect((await edit(upper.id, { parentId: upper.id })).body.fields[0]).toMatchObject(circle);
  expect((await edit(upper.id, { parentId: 9999 })).body.fields[0].reason).toBe('choice');
  const invited = await admin.post('/employees', {
    lastName: 'Н',
    firstName: 'Н',
    email: 'n@example.org',
    position: 'н',
  });
  expect((await edit(upper.id, { headId: invited.body.employee.id })).body.fields[0]).toMatchObject({
    field: 'headId',
    reason: 'employee',
  });
  expect((await admin.put('/departments/9999', plain())).status).toBe(404);
});

test('a new head leads at the next request, and the journal has the difference', async () => {
  const { sales } = stage.world.departments;
  expect((await stage.as('otherManager').get('/me')).body.abilities.createOrderFor).toBe(false);
  const edited = await stage.as('admin').put(`/departments/${sales}`, {
    name: 'Отдел №1. Продажи',
    parentId: null,
    headId: stage.world.ids.otherManager,
    duties: ['clientBase'],
  });
  expect(edited.body.head.id).toBe(stage.world.ids.otherManager);
  expect((await stage.as('otherManager').get('/me')).body.abilities.createOrderFor).toBe(true);
  expect((await stage.as('headOfSales').get('/me')).body.abilities.createOrderFor).toBe(false);
  const row = await stage.ownerDb
    .selectFrom('journal')
    .select('data')
    .where('kind', '=', 'departmentEdited')
    .executeTakeFirstOrThrow();
  expect(row.data).toEqual({
    departmentId: sales,
    changes: { headId: { before: stage.world.ids.headOfSales, after: stage.world.ids.otherManager } },
  });
});

test('visibility groups are the administrator’s alone', async () => {
  expect((await stage.as('manager').get('/visibility-groups')).status).toBe(403);
  expect((await stage.anonymous.get('/visibility-groups')).status).toBe(401);
  const admin = stage.as('admin');
  const { manager, otherManager, expert } = stage.world.ids;
  const made = await admin.post('/visibility-groups', { name: 'Юг', memberIds: [manager, expert, manager] });
  expect(made.status).toBe(201);
  expect(made.body.members.map((one: { id: number }) => one.id).sort()).toEqual([manager, expert].sort());
  const twice = await admin.post('/visibility-groups', { name: 'Юг', memberIds: [] });
  expect(twice.body.fields[0]).toMatchObject({ field: 'name', reason: 'name_taken' });
  const nobody = await admin.post('/visibility-groups', { name: 'Запад', memberIds: [999999] });
  expect(nobody.body.fields[0]).toMatchObject({ field: 'memberIds', reason: 'employee' });
  const place = `/visibility-groups/${made.body.id}`;
  const edited = await admin.put(place, { name: 'Юго-восток', memberIds: [otherManager] });
  expect(edited.body).toMatchObject({ name: 'Юго-восток', members: [{ id: otherManager }] });
  expect((await stage.as('expert').delete(place)).status).toBe(403);
  expect((await admin.delete(place)).status).toBe(204);
  expect((await admin.delete(place)).status).toBe(404);
  expect((await admin.get('/visibility-groups')).body.items).toHaveLength(1);
});

test('dictionaries: everybody reads, the administrator writes', async () => {
  const admin = stage.as('admin');
  const seen = await stage.as('clerk').get('/dictionaries/source');
  expect(seen.body.items).toEqual([{ id: stage.world.sourceId, name: 'выставка', archived: false }]);
  expect((await stage.anonymous.get('/dictionaries/source')).status).toBe(401);
  expect((await stage.as('headOfSales').post('/dictionaries/source', { name: 'сайт' })).status).toBe(403);
  const made = await admin.post('/dictionaries/source', { name: ' сайт ' });
  expect(made.body).toMatchObject({ name: 'сайт', archived: false });
  const taken = await admin.post('/dictionaries/source', { name: 'сайт' });
  expect(taken.body.fields[0]).toMatchObject({ field: 'name', reason: 'name_taken' });
  expect((await admin.post('/dictionaries/activity', { name: 'сайт' })).status).toBe(201);
  const place = `/dictionaries/source/${made.body.id}`;
  expect((await admin.put(place, { name: 'сайт', archived: true })).body.archived).toBe(true);
  expect((await admin.put(place, { name: 'выставка', archived: false })).body.fields[0].reason).toBe(
    'name_taken',
  );
  const elsewhere = `/dictionaries/activity/${made.body.id}`;
  expect((await admin.put(elsewhere, { name: 'сайт', archived: true })).status).toBe(404);
});
