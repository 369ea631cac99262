import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { sha256, type Tus, tusAs } from '#test/tus.ts';
import { makeWorld, type World } from '#test/world.ts';
import { bar, isFull, seed } from '../bar.ts';
import { act, send, until } from './http.ts';
import { note } from './note.ts';
import { makeProduct, ownerUrl, type Product } from './product.ts';

/**
 * R10: kill -9 in the middle of a piece, right after one was acknowledged, and while the document is made. Started again it goes on
 * from there: no acknowledged byte is lost, no document comes to be twice, and every file comes back as it was sent.
 */
const MB = 1024 * 1024;
const KILLS = bar(2, 40);
const FILES = bar(25, 1_000);
const random = seeded(seed(2_611));
let product: Product;
let world: World;
let db: Kysely<DB>;
let tus: Tus;
let contractId: number;

beforeAll(async () => {
  product = await makeProduct({ env: { VIZIR_MAX_UPLOAD_MB: '2048' } });
  await product.start();
  db = makeDb(makePool(ownerUrl(product.dataDir), { max: 2, name: 'proof' }));
  world = await makeWorld(db);
  tus = tusAs(product.url, world.tokens.manager);
  const made = async (path: string, body: object) =>
    (await act(() => product.url, { token: world.tokens.manager, method: 'POST', path, body })).body.id;
  const clientId = await made('/clients', { name: 'ООО «Обрыв»' });
  contractId = await made('/contracts', { clientId, number: 'ОБ-1' });
}, 120_000);
afterAll(async () => {
  await db?.destroy();
  await product?.remove();
});

const begun = async (name: string, size: number): Promise<string> =>
  (await tus.start(size, { contractId, kind: 'other', name })).body.id;
async function killed(): Promise<void> {
  await product.end('SIGKILL');
  await product.start();
}
const asManager = (path: string) => send(product.url, { token: world.tokens.manager, method: 'GET', path });
async function isThereOnce(name: string, bytes: Buffer): Promise<void> {
  const { items } = (await asManager(`/contracts/${contractId}/documents`)).body;
  const mine = items.filter((one: { name: string }) => one.name === name);
  expect(mine.map((one: { sha256: string }) => one.sha256)).toEqual([sha256(bytes)]);
  const answer = await fetch(`${product.url}/api/documents/${mine[0].id}/content`, {
    headers: { cookie: `vizir_session=${world.tokens.manager}` },
  });
  expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(bytes));
}

describe('killed while files come', () => {
  it('in the middle of a piece, it goes on after what was acknowledged', async () => {
    const bytes = randomBytes(8 * MB);
    const id = await begun('посреди', bytes.length);
    let acked = 0;
    for (let n = 0; n < bar(2, 20); n++) {
      const more = acked + random.int(1, 100_000);
      await tus.append(id, acked, bytes.subarray(acked, more));
      const cut = random.int(0, 200_000);
      const hanging = await tus.hanging(id, more, bytes.subarray(more), cut);
      await killed();
      await hanging.ended;
      acked = await tus.received(id);
      expect(acked).toBeGreaterThanOrEqual(more);
    }
    expect((await tus.append(id, acked, bytes.subarray(acked))).status).toBe(204);
    await killed();
    expect(await tus.received(id)).toBe(bytes.length);
    expect((await tus.finish(id)).status).toBe(201);
    await isThereOnce('посреди', bytes);
  }, 600_000);

  it('while the document is made, asking again makes one', async () => {
    let unanswered = 0;
    for (let n = 0; n < KILLS; n++) {
      const bytes = randomBytes(4 * MB);
      const id = await begun(`конец ${n}`, bytes.length);
      await tus.append(id, 0, bytes);
      const finishing = tus.finish(id).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, random.int(0, 60)));
      await killed();
      if ((await finishing) === null) unanswered += 1;
      expect((await tus.finish(id)).status).toBe(201);
      await isThereOnce(`конец ${n}`, bytes);
    }
    note(`uploads killed at the finish ${KILLS} times, ${unanswered} of them before the answer`);
  }, 1_200_000);

  it(`${FILES} files of all sizes come back as they were sent, and the journal is whole`, async () => {
    let sent = 0;
    const from = Date.now();
    for (let n = 0; n < FILES; n++) {
      const size = isFull && n === 0 ? 1024 * MB : 2 ** random.int(0, 22) - random.int(0, 1);
      const bytes = randomBytes(size);
      const { status, body } = await tus.whole(bytes, { contractId, kind: 'other', name: `файл ${n}` });
      expect([status, body.size, body.sha256], `${size} B`).toEqual([201, size, sha256(bytes)]);
      sent += size;
    }
    note(`${FILES} files, ${Math.round(sent / MB)} MB in ${Math.round((Date.now() - from) / 1000)} s by tus`);
    await until('nothing is under way', 10, async () => {
      const { items } = (await asManager(`/uploads?contractId=${contractId}`)).body;
      return items.length === 0;
    });
    expect((await product.run('verify-journal')).output).toContain('The journal is whole');
  }, 7_200_000);
});
