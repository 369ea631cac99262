import { createCipheriv, createHash } from 'node:crypto';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type Tus, tusOn } from '#test/tus.ts';
import { bar } from '../bar.ts';

/**
 * Many files of all sizes go in and come back with the same hash. The full bar: 1,000 files, one of no bytes and one of each power of two
 * up to 1 GiB, 2 GiB together, the others small.
 */
const count = bar(60, 1000);
const greatest = bar(21, 30);
const sizes = Array.from({ length: count }, (_, n) =>
  n === 0 ? 0 : 2 ** (n <= greatest + 1 ? n - 1 : n % 12),
);
const PIECE = 8 * 2 ** 20;

let stage: Stage;
let tus: Tus;
let contractId = 0;
beforeAll(async () => {
  stage = await openStage();
  (stage.deps.config as { maxUploadMb: number }).maxUploadMb = 2048;
  await stage.app.listen({ port: 0, host: '127.0.0.1' });
  tus = tusOn(stage, 'manager');
  const manager = stage.as('manager');
  const clientId = (await manager.post('/clients', { name: 'ООО «Тысяча файлов»' })).body.id;
  contractId = (await manager.post('/contracts', { clientId, number: 'ТФ-1' })).body.id;
});
afterAll(() => stage.close());

/** Bytes that look random and are the same each time, piece by piece: nothing to compress, nothing to hold. */
function* content(n: number, size: number): Generator<Buffer> {
  const stream = createCipheriv(
    'aes-128-ctr',
    Buffer.alloc(16, n % 256),
    Buffer.alloc(16, Math.floor(n / 256)),
  );
  for (let at = 0; at < size; at += PIECE) yield stream.update(Buffer.alloc(Math.min(PIECE, size - at)));
}

async function brought(n: number, size: number): Promise<{ id: number; hash: string }> {
  const { body } = await tus.start(size, { contractId, kind: 'other', name: `файл ${n}.bin` });
  const hash = createHash('sha256');
  let at = 0;
  for (const piece of content(n, size)) {
    const { status } = await tus.append(body.id, at, piece);
    expect(status).toBe(204);
    hash.update(piece);
    at += piece.length;
  }
  const made = await tus.finish(body.id);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { id: made.body.id, hash: hash.digest('hex') };
}

const hashedBack = (id: number): Promise<{ size: number; hash: string }> =>
  new Promise((done, fail) => {
    const { port } = stage.app.server.address() as AddressInfo;
    const cookie = `vizir_session=${stage.world.tokens.manager}`;
    get({ port, host: '127.0.0.1', path: `/api/documents/${id}/content`, headers: { cookie } }, (answer) => {
      const hash = createHash('sha256');
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        hash.update(piece);
        size += piece.length;
      });
      answer.once('end', () => done({ size, hash: hash.digest('hex') }));
      answer.once('error', fail);
    }).once('error', fail);
  });

it(
  'come back as they went',
  async () => {
    const sent: { id: number; hash: string; size: number }[] = [];
    for (const [n, size] of sizes.entries()) sent.push({ ...(await brought(n, size)), size });
    for (const { id, hash, size } of sent) expect(await hashedBack(id), `file ${id}`).toEqual({ size, hash });
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.info(`${sent.length} files, ${bytes} bytes together, came back as they went`);
  },
  bar(120_000, 1_800_000),
);
