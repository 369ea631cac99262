import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
const ids = { client: 0, contract: 0, order: 0, lone: 0 };
const doc = readFileSync(path.join(import.meta.dirname, '../../test/files/Акт № 5.doc'));

beforeAll(async () => {
  stage = await openStage();
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  const manager = stage.as('manager');
  ids.client = (await manager.post('/clients', { name: 'ООО «Ромашка»' })).body.id;
  ids.contract = (
    await manager.post('/contracts', { clientId: ids.client, number: 'Д-1', amount: '100.00' })
  ).body.id;
  const order = async (contractId: number | null) =>
    (await manager.post('/orders', { title: 'Котёл', clientId: ids.client, contractId })).body.id;
  ids.order = await order(ids.contract);
  ids.lone = await order(null);
  await stage.ownerDb
    .updateTable('orders')
    .set({ expert_id: stage.world.ids.expert, ever_confirmed: true, status: 'confirmed', step_seq: 4 })
    .where('id', '=', ids.order)
    .execute();
  for (const [seqs, state] of [
    [[1, 2, 3], 'resolved'],
    [[4], 'active'],
  ] as const)
    await stage.ownerDb
      .updateTable('order_steps')
      .set({ state })
      .where('order_id', '=', ids.order)
      .where('seq', 'in', seqs)
      .execute();
});
afterAll(() => stage.close());

const upload = (name: Name, place: string, fileName: string, kind: string, content = doc, headers = {}) =>
  stage
    .as(name)
    .upload(`/${place}/documents?name=${encodeURIComponent(fileName)}&kind=${kind}`, content, headers);
const onContract = () => `contracts/${ids.contract}`;
const onOrder = () => `orders/${ids.order}`;
const namesOn = async (name: Name, place: string) =>
  (await stage.as(name).get(`/${place}/documents`)).body.items.map((one: { name: string }) => one.name);
const storedFiles = () =>
  readdirSync(path.join(stage.deps.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);

/** A real socket: what is injected cannot be cut or overrun. */
const sendingTo = (name: string, headers: Record<string, number> = {}) => ({
  port: (stage.app.server.address() as AddressInfo).port,
  method: 'POST',
  path: `/api/${onContract()}/documents?name=${name}&kind=other`,
  headers: {
    'content-type': 'application/octet-stream',
    'x-vizir': '1',
    cookie: `vizir_session=${stage.world.tokens.manager}`,
    ...headers,
  },
});

describe('a document', () => {
  it('comes up as raw bytes and goes down the same, under its own name, as an attachment', async () => {
    const { status, body } = await upload('manager', onContract(), 'Акт № 5.doc', 'act');
    const sha256 = createHash('sha256').update(doc).digest('hex');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Акт № 5.doc',
      kind: 'act',
      size: doc.length,
      contentType: 'application/msword',
      sha256,
      addedBy: { name: stage.world.fullName('manager') },
      contractId: ids.contract,
      orderId: null,
      covered: false,
      abilities: { bin: { allowed: true } },
    });
    const { raw } = await stage.as('accountant').get(body.url.replace('/api', ''));
    expect(raw.statusCode).toBe(200);
    expect(createHash('sha256').update(raw.rawPayload).digest('hex')).toBe(sha256);
    expect(raw.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(doc.length),
      'content-disposition': `attachment; filename="___ _ 5.doc"; filename*=UTF-8''%D0%90%D0%BA%D1%82%20%E2%84%96%205.doc`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(storedFiles()).toContain(sha256);
  });

  it('is not sent without a session, nor to whoever may not see it', async () => {
    const { body } = await upload('manager', onContract(), 'Договор.pdf', 'contract');
    const url = `/documents/${body.id}/content`;
    expect((await stage.anonymous.get(url)).status).toBe(401);
    for (const name of ['expert', 'headOfExpertise', 'approver', 'regionManager', 'clerk'] as const)
      expect((await stage.as(name).get(url)).status, name).toBe(404);
    for (const name of ['manager', 'headOfSales', 'accountant', 'director', 'admin'] as const)
      expect((await stage.as(name).get(url)).status, name).toBe(200);
    expect((await stage.as('manager').get('/documents/99999/content')).status).toBe(404);
  });

  it('of a hostile kind is still only something to save', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    for (const name of ['x.html', 'x.svg', 'x.xhtml', 'x.js']) {
      const { body } = await upload('manager', onContract(), name, 'other', page);
      const { headers } = await stage.as('manager').get(`/documents/${body.id}/content`);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toMatch(/^attachment;/);
    }
  });

  it('keeps any name but what would lie or lead away; no name is a path', async () => {
    const kept = async (name: string) => (await upload('manager', onContract(), name, 'other')).body;
    expect((await kept('../../etc/passwd')).name).toBe('.._.._etc_passwd');
    expect((await kept('акт\u202Ecod.exe')).name).toBe('акт_cod.exe');
    expect((await kept('a\r\nSet-Cookie: x=1.txt')).name).toBe('a__Set-Cookie: x=1.txt');
    const quoted = await kept('«Смета» "итог" 100%; \'v2\' 😀.xlsx');
    expect(quoted.name).toBe('«Смета» "итог" 100%; \'v2\' 😀.xlsx');
    const { headers } = await stage.as('manager').get(`/documents/${quoted.id}/content`);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~-]+$/,
    );
    expect((await upload('manager', onContract(), '  ', 'other')).body.fields[0].reason).toBe('file_name');
    expect(storedFiles().every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  it('is refused over the limit, of an unknown kind, as another type; nothing stays of it', async () => {
    const before = storedFiles();
    const config = stage.deps.config as { maxUploadMb: number };
    const usual = config.maxUploadMb;
    config.maxUploadMb = 1;
    const large = await upload('manager', onContract(), 'x.bin', 'other', Buffer.alloc(1024 * 1024 + 1));
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    config.maxUploadMb = usual;
    expect((await upload('manager', onContract(), 'x', 'nonsense')).status).toBe(422);
    const json = { 'content-type': 'application/json' };
    expect((await upload('manager', onContract(), 'x', 'other', Buffer.from('{}'), json)).status).toBe(415);
    const text = { 'content-type': 'text/plain' };
    expect((await upload('manager', onContract(), 'x', 'other', doc, text)).status).toBe(415);
    expect(storedFiles()).toEqual(before);
  });

  it('too large without saying so beforehand is answered, not only cut', async () => {
    const before = storedFiles();
    const config = stage.deps.config as { maxUploadMb: number };
    const usual = config.maxUploadMb;
    config.maxUploadMb = 1;
    const status = await new Promise((resolve, reject) => {
      const sending = httpRequest(sendingTo('large.bin'), (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sending.on('error', reject);
      for (let n = 0; n < 24; n++) sending.write(Buffer.alloc(65_536, n));
      sending.end();
    });
    config.maxUploadMb = usual;
    expect(status).toBe(413);
    expect(storedFiles()).toEqual(before);
  });

  it('cut off on the way leaves neither a record nor a byte', async () => {
    const before = storedFiles();
    const names = await namesOn('manager', onContract());
    await new Promise<void>((resolve) => {
      const sending = httpRequest(sendingTo('cut.bin', { 'content-length': 1_000_000 }));
      sending.on('error', () => resolve());
      sending.write(Buffer.alloc(370_000, 7));
      setTimeout(() => sending.destroy(new Error('cut')), 300);
    });
    await expect.poll(storedFiles, { timeout: 5000 }).toEqual(before);
    expect(await namesOn('manager', onContract())).toEqual(names);
  });
});

describe('who adds which documents', () => {
  it('editors and accounting any; expert and head of expertise not the commercial ones', async () => {
    const may = async (name: Name, kind: string) =>
      (await upload(name, onOrder(), `${name}-${kind}`, kind)).status;
    for (const name of ['manager', 'headOfSales', 'accountant'] as const) {
      expect(await may(name, 'invoice'), name).toBe(201);
      expect(await may(name, 'other'), name).toBe(201);
    }
    for (const name of ['expert', 'headOfExpertise'] as const) {
      expect(await may(name, 'invoice'), name).toBe(403);
      expect(await may(name, 'conclusion'), name).toBe(201);
    }
    for (const name of ['clerk', 'otherExpert', 'regionManager'] as const)
      expect(await may(name, 'other'), name).toBe(404);
    expect((await upload('director', onContract(), 'x', 'other')).status).toBe(403);
  });

  it('a refused or invisible upload takes no byte', async () => {
    const before = storedFiles();
    await upload('clerk', onContract(), 'x', 'other', Buffer.from('of a stranger'));
    await upload('director', onContract(), 'x', 'other', Buffer.from('of another'));
    expect(storedFiles()).toEqual(before);
  });
});

describe('where documents hang', () => {
  it('a file dropped on an order hangs on its contract and moves the order’s version', async () => {
    const version = async () => (await stage.as('manager').get(`/orders/${ids.order}`)).body.version;
    const before = await version();
    const { body } = await upload('manager', onOrder(), 'ТЗ.docx', 'termsOfReference');
    expect(body).toMatchObject({ orderId: ids.order, contractId: ids.contract });
    expect(await version()).toBe(before + 1);
    expect(await namesOn('manager', onContract())).toContain('ТЗ.docx');
    expect(await namesOn('expert', onOrder())).toContain('ТЗ.docx');
    expect(await namesOn('expert', onOrder())).not.toContain('Договор.pdf');
    expect((await stage.as('clerk').get(`/${onOrder()}/documents`)).status).toBe(404);
    expect((await stage.as('clerk').get(`/${onContract()}/documents`)).status).toBe(404);
  });

  it('without a contract it hangs on the order alone', async () => {
    const place = `orders/${ids.lone}`;
    expect((await upload('manager', place, 'счёт.pdf', 'invoice')).body).toMatchObject({
      orderId: ids.lone,
      contractId: null,
    });
    expect(await namesOn('manager', place)).toEqual(['счёт.pdf']);
    expect((await stage.as('otherManager').get(`/${place}/documents`)).status).toBe(404);
  });

  it('files stand in the feed of the contract for those who see them', async () => {
    const labels = async (name: Name) =>
      (await stage.as(name).get(`/contracts/${ids.contract}/feed?limit=200`)).body.items
        .filter((one: { kind?: string }) => one.kind === 'fileAdded')
        .map((one: { label: string }) => one.label);
    expect(await labels('manager')).toEqual(
      expect.arrayContaining(['Договор.pdf', 'ТЗ.docx', 'Акт № 5.doc']),
    );
    const expert = await labels('expert');
    expect(expert).toContain('ТЗ.docx');
    expect(expert).not.toContain('Договор.pdf');
    expect(await labels('otherManager')).toEqual([]);
  });
});

describe('the bin', () => {
  it('takes one’s own without a word, another’s by the head of sales with a reason; then it is nowhere', async () => {
    const { body } = await upload('accountant', onOrder(), 'лишний.pdf', 'other');
    const bin = (name: Name, reason?: string) =>
      stage.as(name).put(`/documents/${body.id}/bin`, reason === undefined ? {} : { reason });
    expect((await bin('clerk')).status).toBe(404);
    const refused = await bin('manager');
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      'Это может: кто добавил документ, руководитель продаж',
    ]);
    expect((await bin('headOfSales')).body.fields[0]).toMatchObject({
      field: 'reason',
      reason: 'reason_short',
    });
    expect((await bin('headOfSales', 'Загружен не в тот заказ')).body).toEqual({ ok: true });
    expect((await stage.as('accountant').get(`/documents/${body.id}/content`)).status).toBe(404);
    expect(await namesOn('accountant', onOrder())).not.toContain('лишний.pdf');
    expect((await bin('accountant')).status).toBe(404);
    const own = (await upload('accountant', onContract(), 'свой.pdf', 'other')).body;
    expect((await stage.as('accountant').put(`/documents/${own.id}/bin`, {})).status).toBe(200);
  });

  it('covered by a signature it is the head of sales’ alone', async () => {
    const { body } = await upload('manager', onOrder(), 'ТЗ подписанное.docx', 'termsOfReference');
    const stamp = JSON.stringify({
      employeeId: 1,
      name: 'А',
      position: 'б',
      at: '2026-01-01T00:00:00.000Z',
      standingFor: null,
    });
    await stage.ownerDb
      .insertInto('resolutions')
      .values({
        order_id: ids.order,
        step_seq: 3,
        step_key: 'assignment',
        stamp,
        content: '{"parts":{}}',
        digest: Buffer.alloc(32),
        version: 2,
      })
      .execute();
    const shown = (await stage.as('manager').get(`/${onOrder()}/documents`)).body.items.find(
      (one: { id: number }) => one.id === body.id,
    );
    expect(shown).toMatchObject({ covered: true, abilities: { bin: { allowed: false } } });
    expect((await stage.as('manager').put(`/documents/${body.id}/bin`, {})).status).toBe(403);
    expect((await stage.as('headOfSales').put(`/documents/${body.id}/bin`, {})).status).toBe(422);
    expect(
      (await stage.as('headOfSales').put(`/documents/${body.id}/bin`, { reason: 'Заменяем на новую версию' }))
        .status,
    ).toBe(200);
  });
});
