import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { HttpProblem } from '#server/http/problems.ts';

type Pouring = {
  /** Where the first byte goes. */
  at: number;
  /** Of this many bytes in all; a byte more is `too_large`. */
  limitBytes: number;
  /** A sender silent for so long is cut. */
  idleMs: number;
  seen?: (chunk: Buffer) => void;
  stop?: AbortSignal;
};

/** What comes goes into the file, in its order; answers where the next byte would go. What broke off stays as far as it came. */
export async function pour(
  source: Readable,
  handle: FileHandle,
  { at, limitBytes, idleMs, seen, stop }: Pouring,
): Promise<number> {
  const cut = () => source.destroy(new HttpProblem('malformed'));
  const idle = setTimeout(cut, idleMs);
  stop?.addEventListener('abort', cut, { once: true });
  try {
    // The source is left open on a refusal: destroying a request closes the socket before the answer is out.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      idle.refresh();
      if (at + chunk.length > limitBytes) throw new HttpProblem('too_large');
      seen?.(chunk);
      await writeWhole(handle, chunk, at);
      at += chunk.length;
    }
  } finally {
    clearTimeout(idle);
    stop?.removeEventListener('abort', cut);
  }
  return at;
}

async function writeWhole(handle: FileHandle, chunk: Buffer, at: number): Promise<void> {
  for (let written = 0; written < chunk.length; )
    written += (await handle.write(chunk, written, chunk.length - written, at + written)).bytesWritten;
}

/** A quota is a full disk to whoever meets it; a sender who hung up sent half a request. */
export function asUploadProblem(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new HttpProblem('disk_full');
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return new HttpProblem('malformed');
  return error;
}

/** Makes what was created, renamed or removed in it durable. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
