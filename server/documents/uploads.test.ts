import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { metadataOf, sha256, type Tus, tusOn } from '#test/tus.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let manager: Tus;
const ids = { client: 0, contract: 0, order: 0 };

beforeAll(async () => {
  stage = await openStage();
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  manager = tusOn(stage, 'manager');
  const as = stage.as('manager');
  ids.client = (await as.post('/clients', { name: 'ООО «Ромашка»' })).body.id;
  ids.contract = (await as.post('/contracts', { clientId: ids.client, number: 'Д-1' })).body.id;
  const order = { title: 'Котёл', clientId: ids.client, contractId: null };
  ids.order = (await as.post('/orders', order)).body.id;
});
afterAll(() => stage.close());

const onContract = (name = 'Отчёт.pdf', kind = 'other') => ({ contractId: ids.contract, name, kind });
const content = async (id: number, as: Name = 'manager') =>
  (await stage.as(as).get(`/documents/${id}/content`)).raw.rawPayload;
const inFolder = (...parts: string[]) => path.join(stage.deps.config.dataDir, ...parts);
const kept = () => readdirSync(inFolder('uploads'));
const stored = () =>
  readdirSync(inFolder('files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);
const documents = async () =>
  (await stage.as('manager').get(`/contracts/${ids.contract}/documents`)).body.items as { name: string }[];
const unfinished = async (as: Name = 'manager') =>
  (await stage.as(as).get(`/uploads?contractId=${ids.contract}`)).body.items;

describe('an upload in pieces', () => {
  it('is started, sent and finished; then it is a document like any other', async () => {
    const bytes = randomBytes(300_000);
    const started = await manager.start(bytes.length, { ...onContract(), head: sha256(bytes) });
    expect(started.status).toBe(201);
    const { id } = started.body;
    expect(started.headers.location).toBe(`/api/uploads/${id}`);
    expect(started.headers).toMatchObject({ 'tus-resumable': '1.0.0', 'upload-offset': '0' });
    const week = Date.parse(String(started.headers['upload-expires'])) - Date.now();
    expect(Math.round(week / 86_400_000)).toBe(7);
    expect(await unfinished()).toMatchObject([
      {
        id,
        name: 'Отчёт.pdf',
        kind: 'other',
        size: 300_000,
        received: 0,
        head: sha256(bytes),
        replacesId: null,
      },
    ]);
    const first = await manager.append(id, 0, bytes.subarray(0, 111));
    expect([first.status, first.headers['upload-offset']]).toEqual([204, '111']);
    const early = await manager.finish(id);
    expect([early.status, early.body.code]).toEqual([409, 'not_all_there']);
    expect((await documents()).map(({ name }) => name)).toEqual([]);
    expect(await unfinished()).toMatchObject([{ id, received: 111 }]);
    await manager.append(id, 111, bytes.subarray(111));
    const head = await manager.head(id);
    expect(head.headers).toMatchObject({
      'upload-offset': '300000',
      'upload-length': '300000',
      'cache-control': 'no-store',
    });
    const { status, body } = await manager.finish(id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Отчёт.pdf', size: 300_000, sha256: sha256(bytes), kind: 'other' });
    expect(sha256(await content(body.id))).toBe(sha256(bytes));
    expect(await unfinished()).toEqual([]);
    expect(kept()).toEqual([]);
    const feed = await stage.as('manager').get(`/contracts/${ids.contract}/feed?limit=200`);
    expect(feed.body.items.filter((one: { label?: string }) => one.label === 'Отчёт.pdf')).toHaveLength(1);
  });

  it.each([0, 0.01, 0.37, 0.99, 0.999_999_9])('cut at %s of it goes on and comes whole', async (share) => {
    const bytes = randomBytes(700_001);
    const { id } = (await manager.start(bytes.length, onContract(`cut${share}`))).body;
    const at = Math.floor(bytes.length * share);
    const sending = await manager.hanging(id, 0, bytes, at);
    await sending.hangUp();
    const offset = await manager.received(id);
    expect(offset).toBe(at);
    expect((await documents()).some(({ name }) => name === `cut${share}`)).toBe(false);
    expect((await manager.append(id, offset, bytes.subarray(offset))).status).toBe(204);
    const { body } = await manager.finish(id);
    expect(body.sha256).toBe(sha256(bytes));
    expect(sha256(await content(body.id))).toBe(sha256(bytes));
  });

  it('finished twice, also at once and under other keys, is one document', async () => {
    const bytes = randomBytes(50_000);
    const { id } = (await manager.start(bytes.length, onContract('однажды'))).body;
    await manager.append(id, 0, bytes);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => manager.finish(id, { 'idempotency-key': `finish-${n}` })),
    );
    answers.push(await manager.finish(id));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await documents()).filter(({ name }) => name === 'однажды')).toHaveLength(1);
    expect((await manager.head(id)).headers['upload-offset']).toBe('50000');
    expect((await manager.append(id, 0, bytes)).status).toBe(409);
    expect(kept()).toEqual([]);
  });

  it('of two that send at once the later goes on; what comes is one of them whole', async () => {
    const bytes = randomBytes(400_000);
    const { id } = (await manager.start(bytes.length, onContract('двое'))).body;
    const dead = await manager.hanging(id, 0, bytes, 100_000);
    const next = await manager.append(id, 100_000, bytes.subarray(100_000));
    expect([next.status, next.headers['upload-offset']]).toEqual([204, '400000']);
    await dead.ended;
    expect(dead.wasCut()).toBe(true);
    expect((await manager.finish(id)).body.sha256).toBe(sha256(bytes));
  });

  it('hangs on an order, and as a new version on what it follows', async () => {
    const on = { orderId: ids.order, name: 'ТЗ.docx', kind: 'termsOfReference' };
    const first = await manager.whole(Buffer.from('первое'), on);
    expect(first.body).toMatchObject({ orderId: ids.order, kind: 'termsOfReference', versionNo: 1 });
    const next = await manager.whole(Buffer.from('второе'), { replacesId: first.body.id, name: 'ТЗ-2.docx' });
    expect(next.body).toMatchObject({ kind: 'termsOfReference', versionNo: 2, versions: 2 });
    const late = await manager.whole(Buffer.from('третье'), { replacesId: first.body.id, name: 'ТЗ-3.docx' });
    expect([late.status, late.body.code]).toEqual([409, 'already_done']);
    const left = (await stage.as('manager').get(`/uploads?orderId=${ids.order}`)).body.items;
    expect(left).toMatchObject([{ name: 'ТЗ-3.docx', replacesId: first.body.id }]);
    expect((await manager.drop(left[0].id)).status).toBe(204);
  });

  it('given up is gone with its bytes', async () => {
    const { id } = (await manager.start(1000, onContract())).body;
    await manager.append(id, 0, randomBytes(400));
    expect((await manager.drop(id)).status).toBe(204);
    expect(kept()).toEqual([]);
    for (const gone of [
      manager.head(id),
      manager.drop(id),
      manager.finish(id),
      manager.append(id, 400, Buffer.alloc(9)),
    ])
      expect((await gone).status).toBe(404);
  });

  it('past its time is not found', async () => {
    const { id } = (await manager.start(1000, onContract())).body;
    await stage.ownerDb
      .updateTable('uploads')
      .set({ expires_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    expect((await manager.head(id)).status).toBe(404);
    expect((await manager.append(id, 0, Buffer.alloc(9))).status).toBe(404);
    expect(await unfinished()).toEqual([]);
  });

  it('of names that would lie or lead away keeps what is harmless', async () => {
    const named = async (name: string) =>
      (await manager.whole(Buffer.from(name), onContract(name))).body.name;
    expect(await named('../../etc/passwd')).toBe('.._.._etc_passwd');
    expect(await named('акт\u202Ecod.exe')).toBe('акт_cod.exe');
    expect(await named('a\r\nSet-Cookie: x=1.txt')).toBe('a__Set-Cookie: x=1.txt');
    expect(await named('нуль\u0000.txt')).toBe('нуль_.txt');
    expect(await named('«Смета» "итог", 100%; 😀.xlsx')).toBe('«Смета» "итог", 100%; 😀.xlsx');
    expect((await manager.start(1, onContract('   '))).body.fields[0].reason).toBe('file_name');
    expect(stored().every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  it('of any size comes back as it was sent', async () => {
    const sizes = Array.from({ length: 20 }, (_, n) => 2 ** n).flatMap((size) => [size - 1, size, size + 1]);
    for (const size of new Set([0, ...sizes, 4 * 1024 * 1024])) {
      const bytes = randomBytes(size);
      const { body } = await manager.whole(bytes, onContract(`${size}.bin`));
      expect([body.size, body.sha256], String(size)).toEqual([size, sha256(bytes)]);
      expect(sha256(await content(body.id)), String(size)).toBe(sha256(bytes));
    }
  }, 60_000);
});

describe('who sends', () => {
  it('may add such a document there, judged before a byte and again at the end', async () => {
    const start = async (name: Name, values = onContract()) =>
      (await tusOn(stage, name).start(10, values)).status;
    expect(await start('accountant')).toBe(201);
    expect(await start('director')).toBe(403);
    expect(await start('clerk')).toBe(404);
    expect(await start('expert')).toBe(404);
    expect((await tusOn(stage, 'clerk').start(10, { ...onContract(), contractId: 999_999 })).status).toBe(
      404,
    );
    for (const left of await unfinished('accountant')) await tusOn(stage, 'accountant').drop(left.id);

    const bytes = Buffer.from('прав больше нет');
    const accountant = tusOn(stage, 'accountant');
    const { id } = (await accountant.start(bytes.length, onContract('без права'))).body;
    await accountant.append(id, 0, bytes);
    const own = stage.ownerDb.updateTable('employees').where('id', '=', stage.world.ids.accountant);
    const { department_id } = await stage.ownerDb
      .selectFrom('employees')
      .select('department_id')
      .where('id', '=', stage.world.ids.accountant)
      .executeTakeFirstOrThrow();
    await own.set({ department_id: null }).execute();
    expect([403, 404]).toContain((await accountant.finish(id)).status);
    expect((await documents()).some(({ name }) => name === 'без права')).toBe(false);
    await own.set({ department_id }).execute();
    expect((await accountant.finish(id)).status).toBe(201);
  });

  it('alone asks of it, goes on with it, ends it and knows of it', async () => {
    const { id } = (await manager.start(100, onContract('чужое'))).body;
    await manager.append(id, 0, Buffer.alloc(40, 1));
    for (const name of ['headOfSales', 'admin', 'accountant', 'clerk'] as const) {
      const other = tusOn(stage, name);
      const tries = [
        other.head(id),
        other.append(id, 40, Buffer.alloc(60)),
        other.drop(id),
        other.finish(id),
      ];
      expect(
        (await Promise.all(tries)).map(({ status }) => status),
        name,
      ).toEqual([404, 404, 404, 404]);
      const list = await stage.as(name).get(`/uploads?contractId=${ids.contract}`);
      expect([list.status, list.body.items ?? []], name).toEqual([name === 'clerk' ? 404 : 200, []]);
    }
    expect(await manager.received(id)).toBe(40);
    expect((await stage.anonymous.get(`/uploads?contractId=${ids.contract}`)).status).toBe(401);
    await manager.drop(id);
  });

  it('has some on the way at once, not any number', async () => {
    const row = {
      employee_id: stage.world.ids.headOfSales,
      contract_id: ids.contract,
      kind: 'other',
      name: 'x',
      size: 1,
    };
    await stage.ownerDb
      .insertInto('uploads')
      .values(Array.from({ length: 200 }, () => row))
      .execute();
    const refused = await tusOn(stage, 'headOfSales').start(1, onContract());
    expect([refused.status, refused.body.detail]).toEqual([
      429,
      'Не догружено уже 200 ваших файлов. Догрузите их или уберите',
    ]);
    await stage.ownerDb.deleteFrom('uploads').where('employee_id', '=', row.employee_id).execute();
  });
});

describe('what is not of the protocol', () => {
  it('is told what is spoken here', async () => {
    const said = await manager.ask({ method: 'OPTIONS', path: '/uploads' });
    expect([said.status, said.headers['tus-version'], said.headers['tus-extension']]).toEqual([
      204,
      '1.0.0',
      'creation,expiration,termination',
    ]);
    expect(said.headers['tus-max-size']).toBe(String(200 * 1024 * 1024));
    const old = await manager.start(1, onContract(), { 'tus-resumable': '0.2.2' });
    expect([old.status, old.body.code, old.headers['tus-version']]).toEqual([
      412,
      'unknown_protocol',
      '1.0.0',
    ]);
  });

  it.each([
    ['no length', { 'upload-length': '' }],
    ['a length of no number', { 'upload-length': '1e3' }],
    ['a length below nothing', { 'upload-length': '-1' }],
    ['no place', { 'upload-metadata': metadataOf({ name: 'x', kind: 'other' }) }],
    [
      'two places',
      { 'upload-metadata': metadataOf({ name: 'x', kind: 'other', orderId: 1, contractId: 1 }) },
    ],
    [
      'an unknown key',
      { 'upload-metadata': metadataOf({ name: 'x', kind: 'other', contractId: 1, addedBy: 2 }) },
    ],
    ['a key twice', { 'upload-metadata': `${metadataOf({ name: 'x', contractId: 1 })},name eA==` }],
    ['no Base64', { 'upload-metadata': 'name *' }],
    ['no UTF-8', { 'upload-metadata': 'name /w==,contractId MQ==,kind b3RoZXI=' }],
  ])('%s is malformed', async (_, headers) => {
    const { status, body } = await manager.start(1, onContract(), headers);
    expect([status, body.code]).toEqual([400, 'malformed']);
  });

  it('is refused: another offset, more than was said, another type, an unknown kind, too much', async () => {
    const { id } = (await manager.start(100, onContract())).body;
    await manager.append(id, 0, Buffer.alloc(40));
    for (const offset of [0, 39, 41, 100]) {
      const { status, body, headers } = await manager.append(id, offset, Buffer.alloc(0));
      expect([status, body.code, headers['upload-offset']], String(offset)).toEqual([
        409,
        'offset_differs',
        '40',
      ]);
    }
    expect((await manager.append(id, 40, Buffer.alloc(61))).status).toBe(413);
    const unsaid = { 'transfer-encoding': 'chunked' };
    const pieces = { method: 'PATCH', path: `/uploads/${id}`, bytes: Buffer.alloc(61) };
    const type = 'application/offset+octet-stream';
    const chunked = { ...unsaid, 'content-type': type, 'upload-offset': '40' };
    expect((await manager.ask({ ...pieces, headers: chunked })).status).toBe(413);
    expect(
      (await manager.append(id, 40, Buffer.alloc(60), { 'content-type': 'application/octet-stream' })).status,
    ).toBe(415);
    expect((await manager.append(id, 40, Buffer.alloc(60), { 'upload-offset': 'x' })).status).toBe(400);
    expect(await manager.received(id.toUpperCase())).toBe(40);
    await manager.drop(id.toUpperCase());
    expect((await manager.start(1, onContract('x', 'nonsense'))).status).toBe(422);
    expect((await manager.start(200 * 1024 * 1024 + 1, onContract())).body.code).toBe('too_large');
    expect((await manager.head('not-an-id')).status).toBe(422);
    expect((await manager.head(crypto.randomUUID())).status).toBe(404);
    expect((await stage.as('manager').get('/uploads')).status).toBe(422);
  });

  it('a full disk is told as such, and what was kept before stays', async () => {
    const { id } = (await manager.start(100, onContract())).body;
    symlinkSync('/dev/full', inFolder('uploads', id));
    const { status, body } = await manager.append(id, 0, Buffer.alloc(100));
    expect([status, body.code]).toEqual([507, 'disk_full']);
    await manager.drop(id);
    expect(existsSync(inFolder('uploads', id))).toBe(false);
    const { incoming } = stage.deps;
    const usual = incoming.hasRoom;
    incoming.hasRoom = async () => false;
    expect((await manager.start(100, onContract())).status).toBe(507);
    incoming.hasRoom = usual;
  });
});
