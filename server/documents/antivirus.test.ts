import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClamavAt } from '#server/config.ts';
import { bundled } from '#server/templates/bundled.ts';
import { openStage, type Stage } from '#test/app.ts';
import { startClamd, testSignature } from '#test/clamd.ts';
import { type Tus, tusOn } from '#test/tus.ts';

const LIMIT = 400_000;
let stage: Stage;
let tus: Tus;
let clamd: Awaited<ReturnType<typeof startClamd>>;
let contractId = 0;

beforeAll(async () => {
  stage = await openStage();
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  tus = tusOn(stage, 'manager');
  clamd = await startClamd(LIMIT);
  const manager = stage.as('manager');
  const clientId = (await manager.post('/clients', { name: 'ООО «Чистый файл»' })).body.id;
  contractId = (await manager.post('/contracts', { clientId, number: 'АВ-1' })).body.id;
});
beforeEach(() => checkAt(clamd.at));
afterAll(async () => {
  await stage.close();
  await clamd.close();
});

const checkAt = (at: ClamavAt | null) => {
  (stage.deps.config as { clamav: ClamavAt | null }).clamav = at;
};
const send = (name: string, content: Buffer) =>
  stage.as('manager').upload(`/contracts/${contractId}/documents?kind=other&name=${name}`, content);
const names = async () =>
  (
    (await stage.as('manager').get(`/contracts/${contractId}/documents`)).body.items as { name: string }[]
  ).map(({ name }) => name);
const infected = () =>
  Buffer.concat([randomBytes(100_000), Buffer.from(testSignature), randomBytes(100_000)]);

describe('where an antivirus is set', () => {
  it('a clean file is taken, one with a virus is not, and leaves no document', async () => {
    expect((await send('clean.bin', randomBytes(300_000))).status).toBe(201);
    expect((await send('empty.bin', Buffer.alloc(0))).status).toBe(201);
    const refused = await send('bad.bin', infected());
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'infected', detail: expect.stringContaining('Vizir.Test') });
    expect(await names()).toEqual(expect.arrayContaining(['clean.bin', 'empty.bin']));
    expect(await names()).not.toContain('bad.bin');
  });

  it('a new version and an upload in pieces are looked at as well', async () => {
    const { id } = (await send('first.bin', randomBytes(50))).body;
    const version = `/documents/${id}/versions?name=second.bin`;
    expect((await stage.as('manager').upload(version, infected())).status).toBe(422);
    const bad = infected();
    const started = await tus.start(bad.length, { contractId, kind: 'other', name: 'pieces.bin' });
    const uploadId = started.body.id;
    await tus.append(uploadId, 0, bad);
    const finished = await stage.as('manager').post(`/uploads/${uploadId}/document`);
    expect([finished.status, finished.body.code]).toEqual([422, 'infected']);
    expect(await names()).not.toContain('pieces.bin');
  });

  it('nothing is taken unseen: not a file it will not look at, nor any while it does not answer', async () => {
    const large = await send('large.bin', randomBytes(LIMIT + 1));
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    expect(large.body.detail).toContain('StreamMaxLength');
    checkAt({ path: '/nowhere/clamd.ctl' });
    const blind = await send('blind.bin', randomBytes(10));
    expect([blind.status, blind.body.code]).toEqual([503, 'unavailable']);
    expect(blind.body.detail).toContain('Антивирус не отвечает');
    expect(await names()).not.toContain('blind.bin');
  });

  it('a template the administrator loads is looked at as well', async () => {
    checkAt({ path: '/nowhere/clamd.ctl' });
    const load = () =>
      stage
        .as('admin')
        .upload('/document-templates?name=Акт&kind=act&fileName=act.docx', bundled('act').content);
    expect((await load()).status).toBe(503);
    checkAt(clamd.at);
    expect((await load()).status).toBe(201);
  });

  it('none is asked where none is set', async () => {
    checkAt(null);
    expect((await send('unseen.bin', infected())).status).toBe(201);
  });
});
