import { randomBytes } from 'node:crypto';
import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { sealJournal } from '#server/journal/seal.job.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { sha256, type Tus, tusOn } from '#test/tus.ts';
import { cleanStore } from './clean-store.job.ts';
import { holders } from './contents.store.ts';

let stage: Stage;
let tus: Tus;
let jobDb: ReturnType<typeof makeDb>;
let contract = 0;
let order = 0;
const KEY = 'k'.repeat(43);
const DAY = 86_400_000;

beforeAll(async () => {
  stage = await openStage();
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  tus = tusOn(stage, 'manager');
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  const manager = stage.as('manager');
  const clientId = (await manager.post('/clients', { name: 'ООО «Чистота»' })).body.id;
  contract = (await manager.post('/contracts', { clientId, number: 'Ч-1' })).body.id;
  order = (await manager.post('/orders', { title: 'Котёл', clientId, contractId: contract })).body.id;
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const inFolder = (...parts: string[]) => path.join(stage.deps.config.dataDir, ...parts);
const stored = () =>
  readdirSync(inFolder('files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);
const addressOf = (hex: string) => inFolder('files', hex.slice(0, 2), hex.slice(2, 4), hex);
const grownOld = (file: string, days: number) => {
  const then = new Date(Date.now() - days * DAY);
  utimesSync(file, then, then);
};
const clean = () => cleanStore(jobDb, stage.deps);
const kept = async (content: Buffer) => {
  await stage.deps.storage.put(Readable.from([content]), 1e6);
  return sha256(content);
};
const added = async (content: Buffer, place = `/contracts/${contract}`) =>
  (await stage.as('manager').upload(`${place}/documents?name=a.txt&kind=other`, content)).body as {
    id: number;
    sha256: string;
  };
const binnedFor = async (id: number, days: number) => {
  await stage.as('manager').put(`/documents/${id}/bin`, {});
  const then = sql<string>`now() - ${days} * interval '1 day'`;
  await stage.ownerDb.updateTable('documents').set({ binned_at: then }).where('id', '=', id).execute();
};
const missing = async () => {
  const { dataDir } = stage.deps.config;
  await sealJournal(stage.ownerDb, KEY, dataDir);
  const { findings } = await verifyJournal(stage.ownerDb, KEY, dataDir);
  return findings.flatMap((one) => (one.what === 'file_differs' ? [one.documentId] : []));
};

describe('the daily cleaning', () => {
  it('knows every column that names a content', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and udt_name = 'bytea' and column_name like '%sha256' order by 1`.execute(
      stage.ownerDb,
    );
    // what was made of a content stands under its address, and keeps nothing there; of consents a text is hashed, not a file
    const made = ['file_previews.sha256', 'file_texts.sha256', 'file_text_parts.sha256'];
    const ofTexts = ['consent_texts.sha256', 'consents.text_sha256'];
    const held = holders.map(({ table, column }) => `${table}.${column}`);
    expect([...held, ...made, ...ofTexts].sort()).toEqual(rows.map(({ name }) => name));
  });

  it('keeps what a preview shows as long as a document needs it', async () => {
    const pdf = await kept(randomBytes(100));
    const { id, sha256: source } = await added(randomBytes(100));
    await sql`insert into file_previews (sha256, format, state, pdf_sha256, pdf_size) values (decode(${source}, 'hex'), 'docx', 'ready', decode(${pdf}, 'hex'), 100)`.execute(
      stage.ownerDb,
    );
    for (const hex of [pdf, source]) grownOld(addressOf(hex), 2);
    await clean();
    expect(stored()).toEqual(expect.arrayContaining([pdf, source]));
    await binnedFor(id, 31);
    await clean();
    expect(stored()).not.toContain(pdf);
  });

  it('removes contents that no row needs, a day after they came; what a document needs stays', async () => {
    const orphan = await kept(randomBytes(100));
    const young = await kept(randomBytes(100));
    const { sha256: needed } = await added(randomBytes(100));
    for (const hex of [orphan, needed]) grownOld(addressOf(hex), 2);
    grownOld(addressOf(young), 0.9);
    expect(await clean()).toEqual({ purged: 0, contents: 1, uploads: 0 });
    expect(stored()).not.toContain(orphan);
    expect(stored()).toEqual(expect.arrayContaining([young, needed]));
    expect(readdirSync(inFolder('files', 'incoming'))).toEqual([]);
  });

  it('keeps a content that comes again, and gets a row, while it is looked at', async () => {
    const content = randomBytes(100);
    const hex = await kept(content);
    grownOld(addressOf(hex), 2);
    const { storage } = stage.deps;
    let asked = 0;
    const meanwhile: typeof storage.remove = (one, mayGo) =>
      storage.remove(one, async (changedMs) => {
        asked++;
        await added(content);
        return mayGo(changedMs);
      });
    const { contents } = await cleanStore(jobDb, {
      ...stage.deps,
      storage: { ...storage, remove: meanwhile },
    });
    expect([asked, contents]).toEqual([1, 0]);
    expect(stored()).toContain(hex);
    expect(await missing()).toEqual([]);
  });

  it('of documents a month in the bin keeps the row and lets the content go, but not what another needs or a signature names', async () => {
    const gone = await added(randomBytes(100));
    const young = await added(randomBytes(100));
    const shared = randomBytes(100);
    const twin = await added(shared);
    await added(shared, `/orders/${order}`);
    const signed = await added(randomBytes(100), `/orders/${order}`);
    const onContract = await added(randomBytes(100));
    await stage.ownerDb
      .insertInto('resolutions')
      .values({
        order_id: order,
        step_seq: 1,
        step_key: 'terms',
        stamp: JSON.stringify({
          employeeId: 1,
          name: 'А',
          position: 'б',
          at: '2026-01-01T00:00:00.000Z',
          standingFor: null,
        }),
        content: JSON.stringify({ parts: { a: [signed.sha256], b: [onContract.sha256] } }),
        digest: Buffer.alloc(32),
        version: 2,
      })
      .execute();
    for (const { id } of [gone, twin, signed, onContract]) await binnedFor(id, 31);
    await binnedFor(young.id, 29);
    for (const one of [gone, young, twin, signed, onContract]) grownOld(addressOf(one.sha256), 40);
    expect(await clean()).toMatchObject({ purged: 2, contents: 1 });
    expect(stored()).not.toContain(gone.sha256);
    for (const one of [young, twin, signed, onContract]) expect(stored()).toContain(one.sha256);
    expect(await missing()).toEqual([]);
    expect(await clean()).toEqual({ purged: 0, contents: 0, uploads: 0 });
  });

  it('a file that went otherwise is found missing, also where the row claims it was let go', async () => {
    const { storage } = stage.deps;
    const lost = await added(randomBytes(100));
    const claimed = await added(randomBytes(100));
    for (const one of [lost, claimed]) await storage.remove(Buffer.from(one.sha256, 'hex'), async () => true);
    await binnedFor(claimed.id, 3);
    await stage.ownerDb
      .updateTable('documents')
      .set({ purged_at: sql<string>`now()` })
      .where('id', '=', claimed.id)
      .execute();
    expect((await missing()).sort()).toEqual([lost.id, claimed.id].sort());
  });

  it('removes uploads past their time and the bytes of none, but not those under way', async () => {
    const begun = async () => {
      const { id } = (await tus.start(100, { contractId: contract, kind: 'other', name: 'x' })).body;
      await tus.append(id, 0, randomBytes(40));
      grownOld(inFolder('uploads', id), 1);
      return id as string;
    };
    const [expired, forgotten, going] = [await begun(), await begun(), await begun()];
    await stage.ownerDb
      .updateTable('uploads')
      .set({ expires_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', expired)
      .execute();
    await stage.ownerDb.deleteFrom('uploads').where('id', '=', forgotten).execute();
    expect(await clean()).toMatchObject({ uploads: 2 });
    expect(readdirSync(inFolder('uploads'))).toEqual([going]);
    expect(await tus.received(going)).toBe(40);
    expect((await tus.append(going, 40, randomBytes(60))).status).toBe(204);
  });
});
