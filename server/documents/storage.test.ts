import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileStorage, type Storage } from './storage.ts';

let folder = '';
let storage: Storage;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vizir-storage-'));
  storage = await fileStorage(folder, 200);
});

const left = () => readdir(path.join(folder, 'files', 'incoming'));
const everything = async () => {
  const found = await readdir(path.join(folder, 'files'), { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => one.name);
};
const read = async (sha256: Buffer) => {
  const file = await storage.open(sha256);
  return file && Buffer.concat(await file.stream.toArray());
};

describe('the storage', () => {
  it('keeps content under its hash, the same content once, also an empty one', async () => {
    const content = randomBytes(300_000);
    const first = await storage.put(Readable.from([content.subarray(0, 7), content.subarray(7)]), 1e6);
    expect(first).toEqual({ sha256: createHash('sha256').update(content).digest(), size: 300_000 });
    await storage.put(Readable.from([content]), 1e6);
    const empty = await storage.put(Readable.from([]), 1e6);
    expect(await everything()).toHaveLength(2);
    expect(await read(first.sha256)).toEqual(content);
    expect(await read(empty.sha256)).toEqual(Buffer.alloc(0));
    expect(await storage.open(randomBytes(32))).toBeNull();
    expect(await left()).toEqual([]);
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
    expect(await everything()).toEqual([]);
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

  it('sweeps what interrupted uploads left, and only that', async () => {
    const kept = await storage.put(Readable.from([Buffer.from('kept')]), 10);
    const [old, young] = ['old', 'young'].map((name) => path.join(folder, 'files', 'incoming', name));
    await writeFile(old ?? '', 'x');
    await writeFile(young ?? '', 'x');
    const before = new Date(Date.now() - 2 * 3_600_000);
    await utimes(old ?? '', before, before);
    storage = await fileStorage(folder);
    expect(await left()).toEqual(['young']);
    expect(await read(kept.sha256)).toEqual(Buffer.from('kept'));
  });

  it('says when nothing can be written', async () => {
    await storage.check();
    const gone = await fileStorage(path.join(folder, 'other'));
    const { rm } = await import('node:fs/promises');
    await rm(path.join(folder, 'other'), { recursive: true });
    await expect(gone.check()).rejects.toThrow();
    expect((await stat(folder)).isDirectory()).toBe(true);
  });
});
