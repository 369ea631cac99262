import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const on = (id: number) => ({ params: { id } });
const given = { textVersion: 1, on: '2026-02-03', how: 'letter' };

const contact = async (scene: Scene): Promise<number> =>
  (
    await ok(
      scene.stage.as('manager').post(`/clients/${await scene.client()}/contacts`, { lastName: 'Котов' }),
    )
  ).id;
const segment = async (scene: Scene): Promise<number> =>
  (await ok(scene.stage.as('manager').post('/segments', { name: `Группа ${scene.next()}` }))).id;
const view = async (scene: Scene): Promise<number> => {
  // as many as one may keep, and here many are made
  await scene.stage.ownerDb.deleteFrom('saved_views').execute();
  const body = { list: 'clients', name: `Вид ${scene.next()}`, query: '' };
  return (await ok(scene.stage.as('manager').post('/saved-views', body))).id;
};
async function merged(scene: Scene): Promise<number> {
  const [id, intoId] = [await scene.client(), await scene.client()];
  await ok(scene.stage.as('manager').put(`/clients/${id}/merge`, { intoId, version: 1, intoVersion: 1 }));
  return id;
}

export const clientBaseMakers: Record<string, Maker> = {
  'consents.list': async (scene) => ({ as: 'manager', ...on(await contact(scene)) }),
  'consents.give': async (scene) => ({ as: 'manager', ...on(await contact(scene)), body: given }),
  'consents.withdraw': async (scene) => {
    const id = await contact(scene);
    await ok(scene.stage.as('manager').put(`/contacts/${id}/consent`, given));
    return { as: 'manager', ...on(id), body: { on: '2026-03-01', how: 'call', note: 'просил не писать' } };
  },
  'clients.merge': async (scene) => ({
    as: 'manager',
    ...on(await scene.client()),
    body: { intoId: await scene.client(), version: 1, intoVersion: 1, take: ['address'] },
  }),
  'clients.unmerge': async (scene) => ({ as: 'manager', ...on(await merged(scene)) }),
  'clients.setSegments': async (scene) => ({
    as: 'manager',
    ...on(await scene.client()),
    body: { segmentIds: [await segment(scene)] },
  }),
  'segments.create': async (scene) => ({
    as: 'manager',
    body: {
      name: `Новая группа ${scene.next()}`,
      filter: {
        status: 'active',
        segmentId: await segment(scene),
        nextCall: 'none',
        region: 'Тверь',
        orderFrom: '2026-01-01',
        orderTo: '2026-12-31',
        noOrderMonths: 6,
        expiresInDays: 30,
      },
    },
  }),
  'segments.edit': async (scene) => ({
    as: 'manager',
    ...on(await segment(scene)),
    body: { name: `Иная группа ${scene.next()}`, archived: false, version: 1 },
  }),
  'bulkChanges.create': async (scene) => ({
    as: 'manager',
    body: { act: 'setManager', managerId: scene.stage.world.ids.colleague, ids: [await scene.client()] },
  }),
  'bulkChanges.undo': async (scene) => {
    const body = { act: 'addToSegment', segmentId: await segment(scene), ids: [await scene.client()] };
    return {
      as: 'manager',
      ...on((await ok(scene.stage.as('manager').post('/client-bulk-changes', body))).id),
    };
  },
  'clients.export': () => ({ as: 'manager', body: { columns: ['name', 'orders'], sort: 'name' } }),
  'savedViews.create': async (scene) => {
    await scene.stage.ownerDb.deleteFrom('saved_views').execute();
    return { as: 'manager', body: { list: 'clients', name: `Вид ${scene.next()}`, query: 'sort=new' } };
  },
  'savedViews.edit': async (scene) => ({
    as: 'manager',
    ...on(await view(scene)),
    body: { name: `Иной вид ${scene.next()}`, query: '' },
  }),
  'savedViews.remove': async (scene) => ({ as: 'manager', ...on(await view(scene)) }),
};
