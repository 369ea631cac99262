import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const ahead = '2030-01-10';
const on = (id: number) => ({ params: { id } });
const plan = (scene: Scene) => ({
  title: 'Собрать документы',
  body: 'К проверке',
  assigneeId: scene.stage.world.ids.expert,
  peopleIds: [scene.stage.world.ids.otherExpert],
  dueOn: ahead,
  dueAt: '14:30',
});

async function task(scene: Scene, done = false): Promise<{ id: number; items: { id: number }[] }> {
  const body = { ...plan(scene), items: [{ title: 'Паспорт' }] };
  const made = await ok(scene.stage.as('manager').post('/tasks', body));
  if (done) await ok(scene.stage.as('expert').put(`/tasks/${made.id}/result`, { version: 1 }));
  return made;
}

async function file(scene: Scene) {
  const { id } = await task(scene);
  const { files } = await ok(
    scene.stage.as('expert').upload(`/tasks/${id}/files?name=a.txt`, Buffer.from('а')),
  );
  return { as: 'expert' as const, params: { id, fileId: files[0].id } };
}

export const taskMakers: Record<string, Maker> = {
  'tasks.list': (scene) => ({
    as: 'manager',
    query: {
      view: 'given',
      state: 'current',
      overdue: 'false',
      assigneeId: String(scene.stage.world.ids.expert),
      limit: '5',
    },
  }),
  'tasks.get': async (scene) => ({ as: 'manager', ...on((await task(scene)).id) }),
  'tasks.create': async (scene) => ({
    as: 'manager',
    body: { ...plan(scene), items: [{ title: 'Паспорт' }], clientId: await scene.client() },
  }),
  'tasks.edit': async (scene) => {
    const { id, items } = await task(scene);
    const body = { ...plan(scene), items: [{ id: items[0]?.id, title: 'Чертежи' }], version: 1 };
    return { as: 'manager', ...on(id), body };
  },
  'tasks.tick': async (scene) => {
    const { id, items } = await task(scene);
    return { as: 'expert', params: { id, itemId: items[0]?.id ?? 0 }, body: { done: true } };
  },
  'tasks.finish': async (scene) => ({
    as: 'expert',
    ...on((await task(scene)).id),
    body: { version: 1, result: 'собраны' },
  }),
  'tasks.accept': async (scene) => ({
    as: 'manager',
    ...on((await task(scene, true)).id),
    body: { version: 2 },
  }),
  'tasks.sendBack': async (scene) => ({
    as: 'manager',
    ...on((await task(scene, true)).id),
    body: { version: 2, reason: 'нет чертежей' },
  }),
  'tasks.cancel': async (scene) => ({
    as: 'manager',
    ...on((await task(scene)).id),
    body: { version: 1, reason: 'не нужно' },
  }),
  'tasks.takeAgain': async (scene) => ({
    as: 'expert',
    ...on((await task(scene, true)).id),
    body: { version: 2, reason: 'не всё' },
  }),
  'tasks.addFile': async (scene) => ({
    as: 'expert',
    ...on((await task(scene)).id),
    query: { name: 'акт.txt' },
    bytes: Buffer.from('акт'),
  }),
  'tasks.file': file,
  'tasks.dropFile': file,
  'tasks.remark': async (scene) => ({
    as: 'expert',
    ...on((await task(scene)).id),
    body: { body: 'начали' },
  }),
};
