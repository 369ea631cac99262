import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { HttpProblem } from '#server/http/problems.ts';
import { asUploadProblem, pour, syncFolder } from './pour.ts';

/**
 * Bytes of uploads that are not finished: `uploads/<id>` in the data folder, whatever the store. How much has come is the size of
 * the file and stands nowhere else, so nothing can disagree with it after a crash.
 */
export type Incoming = {
  received: (id: string) => Promise<number>;
  /**
   * Writes what comes from the offset on and makes it durable, also when the sender breaks off; answers how much there is now.
   * Whoever comes later takes over: the other is a connection that died unnoticed.
   */
  append: (id: string, piece: { offset: number; size: number; source: Readable }) => Promise<number>;
  read: (id: string) => Readable;
  remove: (id: string) => Promise<void>;
  /** Is there room for so many bytes? */
  hasRoom: (bytes: number) => Promise<boolean>;
  /** What is kept, and since when it was not written to. */
  list: () => Promise<{ id: string; changedMs: number }[]>;
};

/** The bytes that came are not as many as their sender believes. */
export class OffsetDiffers extends HttpProblem {
  readonly received: number;
  constructor(received: number) {
    super('offset_differs');
    this.received = received;
  }
}

const IDLE_MS = 60_000;
/** An id is our own; nothing else is ever a path. */
const isId = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

export async function incomingFiles(dataDir: string, idleMs = IDLE_MS): Promise<Incoming> {
  const folder = path.join(dataDir, 'uploads');
  await mkdir(folder, { recursive: true });
  const alone = oneAtATime();
  const placeOf = (id: string) => {
    if (!isId(id)) throw new Error('not the id of an upload');
    return path.join(folder, id);
  };
  const sizeOf = async (id: string) => (await stat(placeOf(id)).catch(nothingThere))?.size ?? 0;
  return {
    received: sizeOf,
    append: (id, piece) => alone(id, (stop) => append(placeOf(id), { ...piece, stop, idleMs })),
    read: (id) => createReadStream(placeOf(id), { highWaterMark: 1024 * 1024 }),
    remove: (id) => alone(id, () => rm(placeOf(id), { force: true })),
    async hasRoom(bytes) {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize > bytes;
    },
    async list() {
      const ids = (await readdir(folder)).filter(isId);
      const found = await Promise.all(
        ids.map(async (id) => ({ id, stats: await stat(placeOf(id)).catch(nothingThere) })),
      );
      return found.flatMap(({ id, stats }) => (stats ? [{ id, changedMs: stats.mtimeMs }] : []));
    },
  };
}

type Piece = { offset: number; size: number; source: Readable; stop: AbortSignal; idleMs: number };

async function append(file: string, { offset, size, source, stop, idleMs }: Piece): Promise<number> {
  try {
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      const { size: there } = await handle.stat();
      if (there !== offset) throw new OffsetDiffers(there);
      return await poured(handle, path.dirname(file), { offset, size, source, stop, idleMs });
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asUploadProblem(error);
  }
}

async function poured(
  handle: FileHandle,
  folder: string,
  { offset, size, source, ...when }: Piece,
): Promise<number> {
  const settle = async () => {
    await handle.sync();
    if (offset === 0) await syncFolder(folder);
  };
  let received: number;
  try {
    received = await pour(source, handle, { at: offset, limitBytes: size, ...when });
  } catch (error) {
    // nobody was promised what came: why it broke off is told, not that it could not be kept
    await settle().catch(() => {});
    throw error;
  }
  await settle();
  return received;
}

/** Acts on the same id follow one another; a later one stops the one before it. */
function oneAtATime() {
  const atWork = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();
  return async function alone<T>(id: string, act: (stop: AbortSignal) => Promise<T>): Promise<T> {
    for (let other = atWork.get(id); other; other = atWork.get(id)) {
      other.stop.abort();
      await other.ended;
    }
    const stop = new AbortController();
    const acting = act(stop.signal);
    const own = { stop, ended: acting.catch(() => {}) };
    atWork.set(id, own);
    try {
      return await acting;
    } finally {
      if (atWork.get(id) === own) atWork.delete(id);
    }
  };
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
