import sharp from 'sharp';
import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const body = { title: 'Промышленная безопасность', number: 'А-1', validUntil: '2030-01-01' };
const photo = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#357' } })
  .png()
  .toBuffer();

async function profile({ stage }: Scene, change: Record<string, unknown> = {}) {
  const card = await ok(stage.as('clerk').get(`/employees/${stage.world.ids.clerk}`));
  const { phone, extension, mobile, version } = card;
  return { phone, extension, mobile, room: '12', duties: 'Архив', showBirthYear: false, version, ...change };
}

async function put(scene: Scene): Promise<void> {
  const head = { 'content-type': 'application/octet-stream' };
  await ok(scene.stage.as('clerk').ask('PUT', '/me/photo', head, photo));
}

async function certificate(scene: Scene): Promise<{ id: string; certificateId: string; version: number }> {
  const id = await scene.employee();
  const made = await ok(scene.stage.as('admin').post(`/employees/${id}/certificates`, body));
  const [first] = made.certificates;
  return { id: String(id), certificateId: String(first.id), version: first.version };
}

export const profileMakers: Record<string, Maker> = {
  'me.profile': async (scene) => ({
    as: 'clerk',
    body: await profile(scene, { room: String(scene.next()) }),
  }),
  'me.photo': () => ({ as: 'clerk', bytes: photo }),
  'me.removePhoto': async (scene) => {
    await put(scene);
    return { as: 'clerk' };
  },
  'employees.photo': async (scene) => {
    await put(scene);
    return { as: 'manager', params: { id: String(scene.stage.world.ids.clerk) }, query: { size: '96' } };
  },
  'certificates.list': () => ({ as: 'admin' }),
  'certificates.add': async (scene) => ({
    as: 'admin',
    params: { id: String(await scene.employee()) },
    body,
  }),
  'certificates.edit': async (scene) => {
    const { version, ...params } = await certificate(scene);
    return { as: 'admin', params, body: { ...body, title: 'Иное', version } };
  },
  'certificates.remove': async (scene) => {
    const { version: _, ...params } = await certificate(scene);
    return { as: 'admin', params };
  },
};
