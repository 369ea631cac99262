import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type S3Server, startS3 } from '#test/s3.ts';
import { sha256, tusOn } from '#test/tus.ts';
import { s3Storage } from './s3-storage.ts';

let stage: Stage;
let s3: S3Server;
let contract = 0;
beforeAll(async () => {
  s3 = await startS3();
  stage = await openStage();
  stage.deps.storage = await s3Storage(s3.settings, stage.deps.config.dataDir);
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  const manager = stage.as('manager');
  const clientId = (await manager.post('/clients', { name: 'ООО «Облако»' })).body.id;
  contract = (await manager.post('/contracts', { clientId, number: 'S-3' })).body.id;
});
afterAll(async () => {
  await stage.close();
  await s3.close();
});

const place = () => ({ contractId: contract, kind: 'other', name: 'облако.bin' });
const content = async (id: number) =>
  (await stage.as('manager').get(`/documents/${id}/content`)).raw.rawPayload;

it('files go to the store by either way and come back as they were sent', async () => {
  for (const size of [0, 1, 70_000, 3_000_000]) {
    const bytes = randomBytes(size);
    const pieces = await tusOn(stage, 'manager').whole(bytes, place());
    expect([pieces.status, pieces.body.sha256], String(size)).toEqual([201, sha256(bytes)]);
    const whole = await stage
      .as('manager')
      .upload(`/contracts/${contract}/documents?name=a&kind=other`, bytes);
    for (const { body } of [pieces, whole]) expect(sha256(await content(body.id))).toBe(sha256(bytes));
  }
  expect(s3.objects.size).toBe(4);
  const { dataDir } = stage.deps.config;
  for (const folder of ['uploads', 's3-waiting'])
    await expect.poll(() => readdirSync(path.join(dataDir, folder))).toEqual([]);
});

it('a store that is away costs no byte: the upload is finished when it is back', async () => {
  const bytes = randomBytes(50_000);
  const tus = tusOn(stage, 'manager');
  const { id } = (await tus.start(bytes.length, place())).body;
  await tus.append(id, 0, bytes);
  s3.fail(3);
  const away = await tus.finish(id);
  expect([away.status, away.body.code, away.headers['retry-after']]).toEqual([503, 'unavailable', '30']);
  expect((await tus.finish(id)).body.sha256).toBe(sha256(bytes));
  s3.fail(1);
  expect((await stage.app.inject('/readyz')).json()).toEqual({ ok: false, problems: ['storage'] });
  expect((await stage.app.inject('/readyz')).json()).toEqual({ ok: true, problems: [] });
});
