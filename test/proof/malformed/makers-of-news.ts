import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const said = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function draft({
  stage,
  next,
}: Scene): Promise<{ path: string; params: { id: number }; version: number }> {
  const director = stage.as('director');
  const { id, version } = await ok(director.post('/news'));
  const body = { title: `Новость ${next()}`, body: said('текст'), important: true, version };
  const made = await ok(director.put(`/news/${id}`, body));
  return { path: `/news/${id}`, params: { id }, version: made.version };
}
async function out(scene: Scene) {
  const { path, params, version } = await draft(scene);
  const made = await ok(scene.stage.as('director').put(`${path}/publication`, { version }));
  return { path, params, version: made.version as number };
}
async function comment(scene: Scene) {
  const { path, params } = await out(scene);
  const { comments } = await ok(scene.stage.as('manager').post(`${path}/comments`, { body: 'слово' }));
  return { ...params, commentId: comments[0].id };
}
async function file(scene: Scene) {
  const { path, params } = await draft(scene);
  const { id } = await ok(scene.stage.as('director').upload(`${path}/files?name=a.txt`, Buffer.from('а')));
  return { ...params, fileId: id };
}

export const newsMakers: Record<string, Maker> = {
  'news.list': () => ({ as: 'manager', query: { view: 'important', limit: '5' } }),
  'news.get': async (scene) => ({ as: 'manager', params: (await out(scene)).params }),
  'news.create': () => ({ as: 'director', body: {} }),
  'news.edit': async (scene) => {
    const { params, version } = await draft(scene);
    const rest = { departmentIds: [], important: false, pinnedUntil: '2030-01-10', commentsClosed: true };
    return { as: 'director', params, body: { title: 'Иначе', body: said('иначе'), ...rest, version } };
  },
  'news.remove': async (scene) => ({ as: 'director', params: (await draft(scene)).params }),
  'news.audience': async (scene) => ({ as: 'director', params: (await draft(scene)).params }),
  'news.publish': async (scene) => {
    const { params, version } = await draft(scene);
    const at = new Date(Date.now() + 30 * 86_400_000).toISOString();
    return { as: 'director', params, body: { at, version } };
  },
  'news.withdraw': async (scene) => ({ as: 'director', params: (await out(scene)).params }),
  'news.read': async (scene) => ({ as: 'manager', params: (await out(scene)).params, body: {} }),
  'news.acknowledge': async (scene) => ({ as: 'manager', params: (await out(scene)).params, body: {} }),
  'news.acknowledgements': async (scene) => ({ as: 'director', params: (await out(scene)).params }),
  'news.remind': async (scene) => ({ as: 'director', params: (await out(scene)).params, body: {} }),
  'news.addFile': async (scene) => ({
    as: 'director',
    params: (await draft(scene)).params,
    query: { name: 'приказ.txt' },
    bytes: Buffer.from('приказ'),
  }),
  'news.file': async (scene) => ({ as: 'director', params: await file(scene) }),
  'news.dropFile': async (scene) => ({ as: 'director', params: await file(scene) }),
  'news.addPicture': async (scene) => ({
    as: 'director',
    params: (await draft(scene)).params,
    bytes: png,
  }),
  'news.picture': async (scene) => {
    const { path, params } = await draft(scene);
    const { id } = await ok(scene.stage.as('director').upload(`${path}/pictures`, png));
    return { as: 'director', params: { ...params, pictureId: id } };
  },
  'news.comment': async (scene) => ({
    as: 'manager',
    params: (await out(scene)).params,
    body: { body: 'слово' },
  }),
  'news.editComment': async (scene) => ({
    as: 'manager',
    params: await comment(scene),
    body: { body: 'иначе' },
  }),
  'news.removeComment': async (scene) => ({ as: 'manager', params: await comment(scene) }),
};
