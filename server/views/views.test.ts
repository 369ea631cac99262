import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const view = { list: 'clients', name: 'Мои действующие', query: 'status=active&columns=name,inn' };
const names = async (as: Name, list = 'clients') =>
  (await stage.as(as).get(`/saved-views?list=${list}`)).body.items.map((one: { name: string }) => one.name);

it('a view is kept under a name, by list and by person', async () => {
  const { id } = await ok(stage.as('manager').post('/saved-views', view));
  await ok(stage.as('otherManager').post('/saved-views', view));
  await ok(stage.as('manager').post('/saved-views', { ...view, list: 'orders' }));
  expect(
    (await stage.as('manager').post('/saved-views', { ...view, name: 'мои действующие' })).body.fields,
  ).toMatchObject([{ field: 'name', reason: 'name_taken' }]);
  expect(await names('manager')).toEqual(['Мои действующие']);
  expect(await names('clerk')).toEqual([]);
  for (const other of ['otherManager', 'admin'] as const) {
    expect((await stage.as(other).put(`/saved-views/${id}`, { name: 'Чужой', query: '' })).status).toBe(404);
    expect((await stage.as(other).delete(`/saved-views/${id}`)).status).toBe(404);
  }
  const renamed = await ok(
    stage.as('manager').put(`/saved-views/${id}`, { name: 'Работа', query: 'sort=new' }),
  );
  expect(renamed).toMatchObject({ id, name: 'Работа', query: 'sort=new', list: 'clients' });
  expect((await stage.as('manager').delete(`/saved-views/${id}`)).status).toBe(204);
  expect(await names('manager')).toEqual([]);
  expect(await names('manager', 'orders')).toEqual(['Мои действующие']);
});

it('there are twenty of a list at most', async () => {
  for (let n = 1; n <= 20; n++)
    await ok(stage.as('colleague').post('/saved-views', { ...view, name: `Вид ${n}` }));
  expect((await stage.as('colleague').post('/saved-views', view)).body.fields).toMatchObject([
    { reason: 'too_many_views' },
  ]);
  await ok(stage.as('colleague').post('/saved-views', { ...view, list: 'orders' }));
});
