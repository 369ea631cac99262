import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { S3Settings } from '#server/config.ts';
import { S3Failed, s3Client } from './s3-client.ts';
import { IDLE_MS, receiveInto, type Storage, sweep } from './storage.ts';

type Ask = ReturnType<typeof s3Client>;
const HOUR_MS = 3_600_000;

/**
 * Contents in an S3-compatible store, under their SHA-256. What comes waits in a file of the data folder until its address is known;
 * the store itself compares the bytes with it. What is read is fetched whole and compared again before any of it is handed out.
 */
export async function s3Storage(settings: S3Settings, dataDir: string, idleMs = IDLE_MS): Promise<Storage> {
  const ask = s3Client(settings);
  const waiting = path.join(dataDir, 's3-waiting');
  await mkdir(waiting, { recursive: true });
  const storage: Storage = {
    async put(source, limitBytes) {
      const file = path.join(waiting, randomUUID());
      try {
        const stored = await receiveInto(file, source, limitBytes, idleMs);
        const sha256 = stored.sha256.toString('hex');
        const { status } = await ask({ method: 'PUT', key: keyOf(stored.sha256) }, { file, sha256 });
        if (status >= 300) throw new S3Failed(`the S3 store answers ${status} to PUT`);
        return stored;
      } finally {
        await rm(file, { force: true });
      }
    },
    open: (sha256) => fetched(ask, waiting, sha256),
    head: (sha256, bytes) => headOf(ask, sha256, bytes),
    list: () => contentsIn(ask),
    async remove(sha256, mayGo) {
      const key = keyOf(sha256);
      const { status, headers } = await ask({ method: 'HEAD', key });
      if (status === 404 || !(await mayGo(Date.parse(headers.get('last-modified') ?? '')))) return false;
      await ask({ method: 'DELETE', key });
      return true;
    },
    async check() {
      // asked by whoever watches the product, who will ask again
      const quick = { tries: 1, patienceMs: 3000 };
      const one = { 'list-type': '2', 'max-keys': '1' };
      const { status, body } = await ask({ method: 'GET', query: one }, undefined, quick);
      await body?.cancel();
      if (status === 404) throw new S3Failed(`the S3 store has no bucket ${settings.bucket}`);
    },
    sweep: (olderThanMs) => sweep(waiting, olderThanMs),
  };
  await storage.sweep(HOUR_MS);
  return storage;
}

const keyOf = (sha256: Buffer): string => {
  const hex = sha256.toString('hex');
  return `${hex.slice(0, 2)}/${hex}`;
};

/** The copy goes when its reader is done with it. */
async function fetched(ask: Ask, waiting: string, sha256: Buffer): ReturnType<Storage['open']> {
  const { status, body } = await ask({ method: 'GET', key: keyOf(sha256) });
  if (status === 404 || body === null) return null;
  const file = path.join(waiting, randomUUID());
  try {
    const found = await receiveInto(file, Readable.fromWeb(body), Number.MAX_SAFE_INTEGER, IDLE_MS);
    if (!found.sha256.equals(sha256)) {
      await rm(file, { force: true });
      return null;
    }
    const stream = createReadStream(file);
    stream.once('close', () => void rm(file, { force: true }));
    return { stream, size: found.size };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** A store that does not know of parts sends all of it; then the rest is not waited for. */
async function headOf(ask: Ask, sha256: Buffer, bytes: number): Promise<Buffer | null> {
  const { status, body } = await ask({ method: 'GET', key: keyOf(sha256), first: bytes });
  if (status === 404 || status === 416 || body === null) {
    await body?.cancel();
    return status === 404 ? null : Buffer.alloc(0);
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
}

/** Page after page; other things in the bucket are passed over. */
async function* contentsIn(ask: Ask): AsyncIterable<{ sha256: Buffer; changedMs: number }> {
  let query: Record<string, string> | null = { 'list-type': '2' };
  while (query) {
    const text: string = await (await ask({ method: 'GET', query })).text();
    for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const hex = /<Key>[0-9a-f]{2}\/([0-9a-f]{64})<\/Key>/.exec(entry)?.[1];
      const at = Date.parse(/<LastModified>([^<]+)</.exec(entry)?.[1] ?? '');
      if (hex && !Number.isNaN(at)) yield { sha256: Buffer.from(hex, 'hex'), changedMs: at };
    }
    const next: string | undefined = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
    query = next ? { 'list-type': '2', 'continuation-token': next.replaceAll('&amp;', '&') } : null;
  }
}
