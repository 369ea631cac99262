import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const on = (id: number) => ({ params: { id } });
const folder = async ({ stage, next }: Scene): Promise<number> =>
  (await ok(stage.as('director').post('/company-folders', { name: `Папка ${next()}` }))).id;
const paper = async (scene: Scene, query = '&asks=true'): Promise<number> => {
  const path = `/company-folders/${await folder(scene)}/documents?name=f${scene.next()}.txt${query}`;
  return (await ok(scene.stage.as('director').upload(path, Buffer.from(`приказ ${scene.next()}`)))).id;
};
const byDirector =
  (body?: (scene: Scene) => Promise<Record<string, unknown>> | Record<string, unknown>): Maker =>
  async (scene) => ({
    as: 'director',
    ...on(await paper(scene)),
    ...(body ? { body: await body(scene) } : {}),
  });
const read: Maker = async (scene) => ({ as: 'manager', ...on(await paper(scene)) });

export const companyDocumentMakers: Record<string, Maker> = {
  'companyFolders.create': async (scene) => ({
    as: 'director',
    body: {
      name: 'Новая',
      parentId: await folder(scene),
      departmentIds: [scene.stage.world.departments.sales],
    },
  }),
  'companyFolders.edit': async (scene) => ({
    as: 'director',
    ...on(await folder(scene)),
    body: { name: `Иная ${scene.next()}`, departmentIds: [scene.stage.world.departments.sales], version: 1 },
  }),
  'companyFolders.place': async (scene) => ({
    as: 'director',
    ...on(await folder(scene)),
    body: { position: 0 },
  }),
  'companyFolders.remove': async (scene) => ({ as: 'director', ...on(await folder(scene)) }),
  'companyFolders.documents': async (scene) => ({ as: 'manager', ...on(await folder(scene)) }),
  'companyFolders.addDocument': async (scene) => ({
    as: 'director',
    ...on(await folder(scene)),
    query: { name: 'приказ.txt', asks: 'true', by: '2099-01-10' },
    bytes: Buffer.from('приказ'),
  }),
  'companyDocuments.get': read,
  'companyDocuments.content': async (scene) => ({
    as: 'manager',
    ...on(await paper(scene)),
    query: { version: '1' },
  }),
  'companyDocuments.preview': read,
  'companyDocuments.askPreview': async (scene) => ({ as: 'manager', ...on(await paper(scene)), body: {} }),
  'companyDocuments.previewContent': read,
  'companyDocuments.versions': read,
  'companyDocuments.addVersion': async (scene) => ({
    as: 'director',
    ...on(await paper(scene)),
    query: { name: 'приказ 2.txt', asks: 'true', by: '2099-01-10' },
    bytes: Buffer.from('приказ второй'),
  }),
  'companyDocuments.rename': byDirector(({ next }) => ({ name: `Имя ${next()}.txt` })),
  'companyDocuments.move': byDirector(async (scene) => ({ folderId: await folder(scene) })),
  'companyDocuments.ask': byDirector(() => ({ asks: true, by: '2099-01-10' })),
  'companyDocuments.acknowledge': async (scene) => ({
    as: 'manager',
    ...on(await paper(scene)),
    body: { versionNo: 1 },
  }),
  'companyDocuments.acknowledgements': byDirector(),
  'companyDocuments.bin': byDirector(() => ({})),
  'companyDocuments.restore': async (scene) => {
    const id = await paper(scene);
    await ok(scene.stage.as('director').put(`/company-documents/${id}/bin`, {}));
    return { as: 'director', ...on(id) };
  },
  'companyDocuments.binned': () => ({ as: 'director' }),
};
