import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Deps } from '#server/deps.ts';
import { convert, findConverter } from './convert.ts';
import { officeTrouble } from './office-file.ts';
import { forgetNone, keepMade, type Made, previewToMake } from './previews.store.ts';
import { HEAD_BYTES, type OfficeFormat, shownAs } from './shown-as.ts';

type Needs = Pick<Deps, 'db' | 'storage' | 'config'>;

const LEFT_MS = 10 * 60_000;
const MOST_PDF_BYTES = 100 * 1024 * 1024;

/** Makes the preview of one content, if it is still to be made. Twice comes to the same. */
export async function workOnPreview(deps: Needs, hex: string, signal: AbortSignal): Promise<void> {
  const sha256 = Buffer.from(hex, 'hex');
  const format = await previewToMake(deps.db, sha256);
  if (format === null) return;
  const folder = path.join(roomOf(deps), randomUUID());
  await mkdir(path.join(folder, 'out'), { recursive: true, mode: 0o700 });
  try {
    await keepMade(deps.db, sha256, await make(deps, { sha256, format, folder }, signal));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** At the worker's start: folders of conversions that were cut off, and answers that a converter installed since would change. */
export async function forgetUnmade(deps: Needs): Promise<void> {
  const room = roomOf(deps);
  for (const name of await readdir(room).catch(() => [])) {
    const folder = path.join(room, name);
    const found = await stat(folder).catch(() => null);
    // another worker may be at work beside this one
    if (found && found.mtimeMs < Date.now() - LEFT_MS) await rm(folder, { recursive: true, force: true });
  }
  if ((await findConverter(deps.config.soffice)) !== null) await forgetNone(deps.db);
}

const roomOf = ({ config }: Needs): string => path.join(config.dataDir, 'previews');

type Work = { sha256: Buffer; format: OfficeFormat; folder: string };

async function make(deps: Needs, { sha256, format, folder }: Work, signal: AbortSignal): Promise<Made> {
  const found = await deps.storage.open(sha256);
  if (!found) return { state: 'failed', reason: 'broken' };
  const arrived = path.join(folder, 'arrived');
  await pipeline(found.stream, createWriteStream(arrived, { mode: 0o600 }), { signal });
  const bytes = await readFile(arrived);
  const shown = shownAs(`file.${format}`, found.size, bytes.subarray(0, HEAD_BYTES));
  if (shown.as !== 'office')
    return { state: 'failed', reason: shown.as === 'nothing' && shown.why === 'large' ? 'large' : 'content' };
  const trouble = officeTrouble(bytes, shown.format);
  if (trouble) return { state: 'failed', reason: trouble };
  const converter = await findConverter(deps.config.soffice);
  if (converter === null) return { state: 'none' };
  const file = path.join(folder, `file.${shown.format}`);
  await rename(arrived, file);
  const made = await convert({ converter, file, format: shown.format, folder }, signal);
  if (made === 'slow' || made === 'broken') return { state: 'failed', reason: made };
  if ((await stat(made)).size > MOST_PDF_BYTES) return { state: 'failed', reason: 'large' };
  const pdf = await deps.storage.put(createReadStream(made), MOST_PDF_BYTES);
  return { state: 'ready', pdf };
}
