import { campaignGround } from '#test/campaign-ground.ts';
import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

/** A draft of its own. */
async function draft({ stage }: Scene) {
  const ground = await campaignGround(stage);
  const id = await ground.draft({});
  return { ground, id, params: { id: String(id) } };
}
async function file(scene: Scene) {
  const { id } = await draft(scene);
  const path = `/campaigns/${id}/files?name=a.txt&kind=attachment`;
  const { files } = await ok(scene.stage.as('manager').upload(path, Buffer.from('прайс')));
  return { params: { id: String(id), fileId: String(files[0].id) } };
}

export const letterMakers: Record<string, Maker> = {
  'campaigns.preview': async (scene) => {
    const { ground, params } = await draft(scene);
    return { as: 'manager', params, query: { contactId: String(ground.contactId) } };
  },
  'campaigns.checks': async (scene) => ({ as: 'manager', params: (await draft(scene)).params }),
  'campaigns.test': async (scene) => {
    const { ground, params } = await draft(scene);
    return { as: 'manager', params, body: { contactId: ground.contactId } };
  },
  'campaigns.addFile': async (scene) => ({
    as: 'manager',
    params: (await draft(scene)).params,
    query: { name: 'прайс.txt', kind: 'attachment' },
    bytes: Buffer.from('прайс'),
  }),
  'campaigns.file': async (scene) => ({ as: 'manager', ...(await file(scene)) }),
  'campaigns.dropFile': async (scene) => ({ as: 'manager', ...(await file(scene)) }),
  'suppressions.list': () => ({ as: 'manager', query: { search: 'example' } }),
  'suppressions.add': ({ next }) => ({
    as: 'headOfSales',
    body: { address: `out${next()}@example.org`, note: 'Просил по телефону' },
  }),
};
