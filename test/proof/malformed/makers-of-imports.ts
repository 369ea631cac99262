import { tables } from '#test/table.ts';
import type { Maker, Scene } from './scene.ts';

const on = (id: number, more: Record<string, number> = {}) => ({ params: { id, ...more } });
const header = ['Компания', 'Адрес'];
const csv = (n: number) => Buffer.from(`Компания;Адрес\r\nАО «Строка ${n}»;Тверь\r\n;Пермь\r\n`);

type Table = ReturnType<typeof tables>;
/** A table of two rows, one of them wrong, brought to where it is needed. */
async function table(scene: Scene, ...acts: ('check' | 'run' | 'undoing')[]): Promise<number> {
  const it: Table = tables(scene.stage);
  const rows = [header, [`АО «Строка ${scene.next()}»`, 'Тверь'], ['', 'Пермь']];
  const { id } = (await it.read('manager', 'clients', rows)).body;
  for (const act of acts) await it.act('manager', id, act);
  return id;
}
/** Asked for, and no job takes it. */
async function begun(scene: Scene): Promise<number> {
  const id = await table(scene);
  await scene.stage.as('manager').put(`/imports/${id}/check`, {});
  return id;
}

export const importMakers: Record<string, Maker> = {
  'imports.create': ({ next }) => ({
    as: 'manager',
    query: { kind: 'clients', name: 'клиенты.csv' },
    bytes: csv(next()),
  }),
  'imports.list': async (scene) => {
    await table(scene);
    return { as: 'manager', query: { limit: '5' } };
  },
  'imports.get': async (scene) => ({ as: 'manager', ...on(await table(scene, 'check')) }),
  'imports.settings': async (scene) => ({
    as: 'manager',
    ...on(await table(scene)),
    body: {
      headerRow: 0,
      mapping: { name: 0, address: 1 },
      matchBy: ['inn', 'name'],
      onMatch: 'fill',
      unknownChoice: 'leaveEmpty',
    },
  }),
  'imports.check': async (scene) => ({ as: 'manager', ...on(await table(scene)), body: {} }),
  'imports.run': async (scene) => ({ as: 'manager', ...on(await table(scene, 'check')), body: {} }),
  'imports.stop': async (scene) => ({ as: 'manager', ...on(await begun(scene)) }),
  'imports.undo': async (scene) => ({ as: 'manager', ...on(await table(scene, 'check', 'run')), body: {} }),
  'imports.discard': async (scene) => ({ as: 'manager', ...on(await table(scene)) }),
  'imports.rows': async (scene) => ({
    as: 'manager',
    ...on(await table(scene, 'check')),
    query: { state: 'error', limit: '5' },
  }),
  'imports.mend': async (scene) => ({
    as: 'manager',
    ...on(await table(scene, 'check'), { n: 3 }),
    body: { cells: [`АО «Исправлена ${scene.next()}»`, 'Пермь'], leaveOut: false },
  }),
  'imports.export': async (scene) => ({
    as: 'manager',
    ...on(await table(scene, 'check')),
    body: { state: 'error' },
  }),
};
