import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { asUploadProblem, pour, syncFolder } from './pour.ts';
import { asideOf, putBackAll, removeContent } from './set-aside.ts';

/** What came of an upload: the address of the content is its SHA-256. */
export type Stored = { sha256: Buffer; size: number };

/**
 * Files by content: `files/ab/cd/<sha256>` under the data folder. A file is there whole or not at all; names and rights
 * belong to documents, not to files, so nothing a person typed ever becomes a path.
 */
export type Storage = {
  /** Over the limit: `too_large`; a sender silent for too long is cut. Whatever fails leaves nothing behind. */
  put: (source: Readable, limitBytes: number) => Promise<Stored>;
  /** null when the content is not there, or is no longer what its address says: changed bytes are never handed out. */
  open: (sha256: Buffer) => Promise<{ stream: Readable; size: number } | null>;
  /** The first bytes, to tell what it is by; not to be handed out. */
  head: (sha256: Buffer, bytes: number) => Promise<Buffer | null>;
  /** Every content, and when it last came. */
  list: () => AsyncIterable<{ sha256: Buffer; changedMs: number }>;
  /** Removes it if it still may go, by the moment it last came, asked when no new upload can come in between. */
  remove: (sha256: Buffer, mayGo: (changedMs: number) => Promise<boolean>) => Promise<boolean>;
  /** Throws where nothing could be written. */
  check: () => Promise<void>;
  /** Removes what interrupted uploads left behind; answers how many. */
  sweep: (olderThanMs: number) => Promise<number>;
};

export const IDLE_MS = 60_000;
const HOUR_MS = 3_600_000;
const READ_BYTES = 1024 * 1024;

export async function fileStorage(dataDir: string, idleMs = IDLE_MS): Promise<Storage> {
  const root = path.join(dataDir, 'files');
  // Beside the files, so that the last move is a rename within one filesystem.
  const incoming = path.join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  const storage: Storage = {
    put: (source, limitBytes) => put({ root, incoming, idleMs }, source, limitBytes),
    open: (sha256) => openStored(root, sha256),
    head: (sha256, bytes) => headOf(root, sha256, bytes),
    list: () => contentsIn(root),
    remove: (sha256, mayGo) => removeContent(asideOf(incoming, sha256), addressOf(root, sha256), mayGo),
    check: () => access(incoming, constants.W_OK),
    sweep: (olderThanMs) => sweep(incoming, olderThanMs),
  };
  await putBackAll(incoming, (sha256) => addressOf(root, sha256));
  await storage.sweep(HOUR_MS);
  return storage;
}

type Place = { root: string; incoming: string; idleMs: number };

async function put(place: Place, source: Readable, limitBytes: number): Promise<Stored> {
  const temporary = path.join(place.incoming, randomUUID());
  try {
    const stored = await receiveInto(temporary, source, limitBytes, place.idleMs);
    await settle(place.root, temporary, stored.sha256);
    return stored;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asUploadProblem(error);
  }
}

/** A new file with all that comes, on the disk when it is done. */
export async function receiveInto(
  file: string,
  source: Readable,
  limitBytes: number,
  idleMs: number,
): Promise<Stored> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const seen = (chunk: Buffer) => hash.update(chunk);
    const size = await pour(source, handle, { at: 0, limitBytes, idleMs, seen });
    await handle.sync();
    return { sha256: hash.digest(), size };
  } catch (error) {
    throw asUploadProblem(error);
  } finally {
    await handle.close();
  }
}

/** Moves the finished file to its address and makes the move itself durable. The same content twice is one file. */
async function settle(root: string, temporary: string, sha256: Buffer): Promise<void> {
  const target = addressOf(root, sha256);
  const folder = path.dirname(target);
  const made = await mkdir(folder, { recursive: true });
  await rename(temporary, target);
  await syncFolder(folder);
  if (made === undefined) return;
  await syncFolder(path.dirname(folder));
  await syncFolder(root);
}

async function openStored(root: string, sha256: Buffer): ReturnType<Storage['open']> {
  let handle: FileHandle;
  try {
    handle = await open(addressOf(root, sha256), 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    if (await holds(handle, sha256)) {
      const { size } = await handle.stat();
      return { stream: handle.createReadStream({ start: 0 }), size };
    }
    await handle.close();
    return null;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function headOf(root: string, sha256: Buffer, bytes: number): Promise<Buffer | null> {
  let handle: FileHandle;
  try {
    handle = await open(addressOf(root, sha256), 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const head = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(head, 0, bytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function holds(handle: FileHandle, sha256: Buffer): Promise<boolean> {
  const hash = createHash('sha256');
  const part = Buffer.allocUnsafe(READ_BYTES);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(part, 0, READ_BYTES, at);
    if (bytesRead === 0) return hash.digest().equals(sha256);
    hash.update(part.subarray(0, bytesRead));
    at += bytesRead;
  }
}

function addressOf(root: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return path.join(root, hex.slice(0, 2), hex.slice(2, 4), hex);
}

async function* contentsIn(root: string): AsyncIterable<{ sha256: Buffer; changedMs: number }> {
  const isPart = (name: string) => /^[0-9a-f]{2}$/.test(name);
  for (const first of (await readdir(root)).filter(isPart))
    for (const second of (await readdir(path.join(root, first))).filter(isPart))
      for (const name of await readdir(path.join(root, first, second))) {
        if (!/^[0-9a-f]{64}$/.test(name)) continue;
        const found = await stat(path.join(root, first, second, name)).catch(() => null);
        if (found) yield { sha256: Buffer.from(name, 'hex'), changedMs: found.mtimeMs };
      }
}

export async function sweep(incoming: string, olderThanMs: number): Promise<number> {
  const limit = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtimeMs > limit) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}
