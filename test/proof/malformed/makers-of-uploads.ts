import { ok } from '#test/order-path.ts';
import { metadataOf } from '#test/tus.ts';
import type { Maker, Scene } from './scene.ts';

const tus = { 'tus-resumable': '1.0.0' };
const startOf = (contractId: number, size: number) => ({
  ...tus,
  'upload-length': String(size),
  'upload-metadata': metadataOf({ contractId, kind: 'other', name: 'отчёт.pdf' }),
});

async function begun(scene: Scene, size: number): Promise<{ params: { id: string } }> {
  const { contractId } = await scene.contract();
  const headers = startOf(contractId, size);
  return { params: { id: (await ok(scene.stage.as('manager').ask('POST', '/uploads', headers))).id } };
}

export const uploadMakers: Record<string, Maker> = {
  'uploads.unfinished': async (scene) => ({
    as: 'manager',
    query: { contractId: String((await scene.contract()).contractId) },
  }),
  'uploads.start': async (scene) => ({
    as: 'manager',
    headers: startOf((await scene.contract()).contractId, 5),
  }),
  'uploads.received': async (scene) => ({ as: 'manager', ...(await begun(scene, 5)), headers: tus }),
  'uploads.append': async (scene) => ({
    as: 'manager',
    ...(await begun(scene, 5)),
    bytes: Buffer.from('байт'.slice(0, 2)),
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
  }),
  'uploads.drop': async (scene) => ({ as: 'manager', ...(await begun(scene, 5)), headers: tus }),
  'uploads.finish': async (scene) => ({ as: 'manager', ...(await begun(scene, 0)) }),
};
