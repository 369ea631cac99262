import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '#test/s3.ts';
import { s3Storage } from './s3-storage.ts';
import { fileStorage, type Storage } from './storage.ts';

let folder = '';
let storage: Storage;
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

const addressOf = (hex: string) => path.join(folder, 'files', hex.slice(0, 2), hex.slice(2, 4), hex);
const read = async (sha256: Buffer) => {
  const file = await storage.open(sha256);
  return file && Buffer.concat(await file.stream.toArray());
};
const all = async () => {
  const kept: { sha256: Buffer; changedMs: number }[] = [];
  for await (const one of storage.list()) kept.push(one);
  return kept;
};
const listed = async () => (await all()).map(({ sha256 }) => sha256.toString('hex')).sort();

/** One suite for every store there is. `spoil` changes a content behind its back, `left` is what is not finished. */
const stores = {
  'the data folder': {
    open: () => fileStorage(folder, 200),
    left: () => readdir(path.join(folder, 'files', 'incoming')),
    spoil: (hex: string) => writeFile(addressOf(hex), 'spoiled'),
    grownOld: (hex: string, at: Date) => utimes(addressOf(hex), at, at),
  },
  'an S3 store': {
    open: () => s3Storage(s3.settings, folder, 200),
    left: () => readdir(path.join(folder, 's3-waiting')),
    async spoil(hex: string) {
      s3.objects.set(`${hex.slice(0, 2)}/${hex}`, { bytes: Buffer.from('spoiled'), changed: new Date() });
    },
    async grownOld(hex: string, at: Date) {
      const kept = s3.objects.get(`${hex.slice(0, 2)}/${hex}`);
      if (kept) kept.changed = at;
    },
  },
};

describe.each(Object.entries(stores))('%s', (_, store) => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vizir-storage-'));
    s3.objects.clear();
    storage = await store.open();
  });

  it('tells the first bytes of what is there', async () => {
    const content = randomBytes(300_000);
    const { sha256 } = await storage.put(Readable.from([content]), 1_000_000);
    const empty = await storage.put(Readable.from([]), 10);
    expect(await storage.head(sha256, 1000)).toEqual(content.subarray(0, 1000));
    expect(await storage.head(sha256, 400_000)).toEqual(content);
    expect(await storage.head(empty.sha256, 10)).toEqual(Buffer.alloc(0));
    expect(await storage.head(randomBytes(32), 10)).toBeNull();
  });

  it('keeps content under its hash, the same content once, also an empty one', async () => {
    const content = randomBytes(300_000);
    const first = await storage.put(Readable.from([content.subarray(0, 7), content.subarray(7)]), 1e6);
    expect(first).toEqual({ sha256: createHash('sha256').update(content).digest(), size: 300_000 });
    await storage.put(Readable.from([content]), 1e6);
    const empty = await storage.put(Readable.from([]), 1e6);
    expect(await listed()).toHaveLength(2);
    expect(await read(first.sha256)).toEqual(content);
    expect(await read(empty.sha256)).toEqual(Buffer.alloc(0));
    expect(await storage.open(randomBytes(32))).toBeNull();
    await expect.poll(store.left).toEqual([]);
  });

  it('leaves nothing of what was too large, broke off or fell silent', async () => {
    await expect(storage.put(Readable.from([Buffer.alloc(11)]), 10)).rejects.toMatchObject({
      code: 'too_large',
    });
    const cut = new Readable({ read() {} });
    cut.push(Buffer.alloc(5));
    setTimeout(() => cut.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })), 20);
    await expect(storage.put(cut, 10)).rejects.toMatchObject({ code: 'malformed' });
    const silent = new Readable({ read() {} });
    silent.push(Buffer.alloc(5));
    await expect(storage.put(silent, 10)).rejects.toMatchObject({ code: 'malformed' });
    expect([await listed(), await store.left()]).toEqual([[], []]);
  });

  it('takes exactly the limit, and from a slow sender who keeps sending', async () => {
    const slow = Readable.from(
      (async function* () {
        for (let n = 0; n < 5; n++) {
          await new Promise((resolve) => setTimeout(resolve, 80));
          yield Buffer.alloc(2);
        }
      })(),
    );
    expect(await storage.put(slow, 10)).toMatchObject({ size: 10 });
  });

  it('never hands out bytes that are not what their address says', async () => {
    const { sha256 } = await storage.put(Readable.from([Buffer.from('как было')]), 100);
    await store.spoil(sha256.toString('hex'));
    expect(await storage.open(sha256)).toBeNull();
    await storage.put(Readable.from([Buffer.from('как было')]), 100);
    expect(await read(sha256)).toEqual(Buffer.from('как было'));
    await expect.poll(store.left).toEqual([]);
  });

  it('tells what it keeps and since when, and removes what may go', async () => {
    const contents = Array.from({ length: 5 }, (_, n) => Buffer.from(`содержимое ${n}`));
    const hashes: string[] = [];
    for (const content of contents)
      hashes.push((await storage.put(Readable.from([content]), 100)).sha256.toString('hex'));
    const long = new Date('2026-01-02T03:04:05Z');
    await store.grownOld(hashes[0] ?? '', long);
    const kept = await all();
    expect(kept.map(({ sha256 }) => sha256.toString('hex')).sort()).toEqual([...hashes].sort());
    const old = kept.find(({ sha256 }) => sha256.toString('hex') === hashes[0]);
    expect(old?.changedMs).toBe(long.getTime());
    const [first, second] = hashes.map((hex) => Buffer.from(hex, 'hex'));
    const asked: number[] = [];
    const goes = (may: boolean) => async (changedMs: number) => {
      asked.push(changedMs);
      return may;
    };
    expect(await storage.remove(first as Buffer, goes(false))).toBe(false);
    expect(await read(first as Buffer)).toEqual(contents[0]);
    expect(await storage.remove(first as Buffer, goes(true))).toBe(true);
    expect(await storage.remove(first as Buffer, goes(true))).toBe(false);
    expect(asked).toEqual([long.getTime(), long.getTime()]);
    expect(await storage.open(first as Buffer)).toBeNull();
    await expect(storage.remove(second as Buffer, () => Promise.reject(new Error('away')))).rejects.toThrow(
      'away',
    );
    expect(await read(second as Buffer)).toEqual(contents[1]);
  });
});

describe('the data folder', () => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vizir-storage-'));
    storage = await fileStorage(folder, 200);
  });
  const incoming = (name: string) => path.join(folder, 'files', 'incoming', name);

  it('sweeps what interrupted uploads left, and only that', async () => {
    const kept = await storage.put(Readable.from([Buffer.from('kept')]), 10);
    await writeFile(incoming('old'), 'x');
    await writeFile(incoming('young'), 'x');
    const before = new Date(Date.now() - 2 * 3_600_000);
    await utimes(incoming('old'), before, before);
    storage = await fileStorage(folder);
    expect(await readdir(incoming(''))).toEqual(['young']);
    expect(await read(kept.sha256)).toEqual(Buffer.from('kept'));
  });

  it('puts back what a crash left aside', async () => {
    const { sha256 } = await storage.put(Readable.from([Buffer.from('kept')]), 10);
    const hex = sha256.toString('hex');
    await rename(addressOf(hex), incoming(`aside-${hex}`));
    expect(await storage.open(sha256)).toBeNull();
    storage = await fileStorage(folder);
    expect(await read(sha256)).toEqual(Buffer.from('kept'));
  });

  it('says when nothing can be written', async () => {
    await storage.check();
    const gone = await fileStorage(path.join(folder, 'other'));
    await rm(path.join(folder, 'other'), { recursive: true });
    await expect(gone.check()).rejects.toThrow();
    expect((await stat(folder)).isDirectory()).toBe(true);
  });
});

describe('an S3 store', () => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vizir-storage-'));
    storage = await s3Storage(s3.settings, folder);
  });

  it('that stumbles is asked again; one that stays away is told as such, and nothing is left', async () => {
    s3.fail(2);
    const { sha256 } = await storage.put(Readable.from([Buffer.from('kept')]), 10);
    expect(await read(sha256)).toEqual(Buffer.from('kept'));
    s3.fail(3);
    await expect(storage.put(Readable.from([Buffer.from('x')]), 10)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await readdir(path.join(folder, 's3-waiting'))).toEqual([]);
  });

  it('with another secret or without the bucket says so', async () => {
    await storage.check();
    const { settings } = s3;
    const stranger = await s3Storage({ ...settings, key: 'other' }, folder);
    await expect(stranger.check()).rejects.toThrow('403');
    const nowhere = await s3Storage({ ...settings, bucket: 'nothing' }, folder);
    await expect(nowhere.check()).rejects.toThrow('no bucket nothing');
    await expect(nowhere.put(Readable.from([Buffer.from('x')]), 10)).rejects.toThrow('404');
  });
});
