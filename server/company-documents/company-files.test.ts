import { randomBytes } from 'node:crypto';
import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { cleanStore } from '#server/documents/public.ts';
import { sealJournal } from '#server/journal/seal.job.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { sha256 } from '#test/tus.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
let folder = 0;
const KEY = 'k'.repeat(43);

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  folder = (await stage.as('admin').post('/company-folders', { name: 'Приказы' })).body.id;
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const addressOf = (hex: string) =>
  path.join(stage.deps.config.dataDir, 'files', hex.slice(0, 2), hex.slice(2, 4), hex);
const stored = () =>
  readdirSync(path.join(stage.deps.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);
const grownOld = (hex: string) => {
  const then = new Date(Date.now() - 40 * 86_400_000);
  utimesSync(addressOf(hex), then, then);
};
const sent = async (place: string, content: Buffer): Promise<{ id: number; hex: string }> => {
  const { body } = await stage.as('admin').upload(`${place}?name=a.txt`, content);
  return { id: body.id, hex: sha256(content) };
};
const added = (content = randomBytes(100)) => sent(`/company-folders/${folder}/documents`, content);
const binnedFor = async (id: number, days: number) => {
  await stage.as('admin').put(`/company-documents/${id}/bin`, {});
  await stage.ownerDb
    .updateTable('company_documents')
    .set({ binned_at: sql<string>`now() - ${days} * interval '1 day'` })
    .where('id', '=', id)
    .execute();
};
const missing = async () => {
  const { dataDir } = stage.deps.config;
  await sealJournal(stage.ownerDb, KEY, dataDir);
  const { findings } = await verifyJournal(stage.ownerDb, KEY, dataDir);
  return findings.flatMap((one) => (one.what === 'company_file_differs' ? [one.companyDocumentId] : []));
};

describe('contents of documents of the company', () => {
  it('stay with every version, and go when the document lay in the bin for thirty days', async () => {
    const first = await added();
    const second = await sent(`/company-documents/${first.id}/versions`, randomBytes(100));
    const shared = randomBytes(100);
    const [gone, stands] = [await added(shared), await added(shared)];
    const young = await added();
    for (const { hex } of [first, second, gone, young]) grownOld(hex);
    await binnedFor(gone.id, 31);
    await binnedFor(young.id, 29);
    expect(await cleanStore(jobDb, stage.deps)).toMatchObject({ purged: 1, contents: 0 });
    await binnedFor(stands.id, 31);
    await binnedFor(first.id, 31);
    expect(await cleanStore(jobDb, stage.deps)).toMatchObject({ purged: 2, contents: 3 });
    expect(stored()).toEqual(expect.arrayContaining([young.hex]));
    for (const { hex } of [first, second, gone]) expect(stored()).not.toContain(hex);
    expect(await missing()).toEqual([]);
  });

  it('that went otherwise are found missing', async () => {
    const { id, hex } = await added();
    await stage.deps.storage.remove(Buffer.from(hex, 'hex'), async () => true);
    expect(await missing()).toEqual([id]);
  });
});
