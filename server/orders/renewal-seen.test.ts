import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
let archived = 0;

beforeAll(async () => {
  stage = await openStage();
  const manager = stage.as('manager');
  const client = (await manager.post('/clients', { name: 'ООО «Продление»' })).body.id;
  archived = (await manager.post('/orders', { title: 'ЭПБ', clientId: client })).body.id;
  await stage.ownerDb
    .updateTable('orders')
    .set({ archived_at: '2026-01-01T00:00:00Z', ever_confirmed: true, expert_id: stage.world.ids.expert })
    .where('id', '=', archived)
    .execute();
});
afterAll(() => stage.close());

it('a renewal is named on the archived order only to who sees it', async () => {
  const renewal = (await stage.as('manager').post(`/orders/${archived}/renewal`)).body;
  expect(renewal.renewedFrom.id).toBe(archived);
  const seenBy = async (name: 'manager' | 'expert') =>
    (await stage.as(name).get(`/orders/${archived}`)).body.renewedBy;
  expect(await seenBy('manager')).toMatchObject({ id: renewal.id });
  expect((await stage.as('expert').get(`/orders/${renewal.id}`)).status).toBe(404);
  expect(await seenBy('expert')).toBeNull();
});
