import { setPriority } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Extracted, extract } from './extract.ts';
import { limits } from './limits.ts';
import { type Parts, partsOf } from './parts.ts';
import { type Reason, Unreadable } from './unreadable.ts';

/**
 * A process that reads one file, given on its input, and ends. Its main thread only watches how much memory all of it takes: buffers and
 * native code are bounded by nothing else. A second thread reads.
 */
export type FromChild = { parts: Parts } | { reason: Reason };

let ended = false;

if (isMainThread) {
  // Nobody is left to answer to: whoever asked was ended.
  process.on('disconnect', () => process.exit());
  setPriority(10);
  const file = await wholeInput();
  if (file === null) end({ reason: 'heavy' });
  else watch(file);
} else await read(workerData as Uint8Array);

async function wholeInput(): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.file) return null;
    chunks.push(chunk);
  }
  const file = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

function watch(file: Uint8Array<ArrayBuffer>): void {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: file,
    transferList: [file.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memory / 2 ** 20 / 2 },
  });
  worker.on('message', (message: FromChild) => end(message));
  worker.on('error', (error: Error & { code?: string }) =>
    end({ reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'heavy' : 'broken' }),
  );
  worker.on('exit', () => end({ reason: 'broken' }));
  setInterval(() => {
    if (process.memoryUsage.rss() > limits.memory) end({ reason: 'heavy' });
  }, 20);
}

function end(message: FromChild): void {
  if (ended) return;
  ended = true;
  process.send?.(message, () => process.exit());
}

async function read(file: Uint8Array): Promise<void> {
  const until = Date.now() + limits.softMs;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  parentPort?.postMessage(await answered(() => extract(bytes, () => Date.now() < until)));
}

/** Whatever the readers trip over, it is the file that is broken. */
async function answered(reading: () => Promise<Extracted>): Promise<FromChild> {
  try {
    const parts = partsOf(await reading());
    return parts.bodies.length === 0 ? { reason: 'empty' } : { parts };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): Reason {
  if (error instanceof Unreadable) return error.reason;
  const said = (error as { reason?: unknown }).reason;
  if (said === 'table_heavy') return 'heavy';
  return said === 'table_password' ? 'password' : 'broken';
}
