import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A content about to be removed, by its name. */
const ASIDE = 'aside-';
export const asideOf = (folder: string, sha256: Buffer): string =>
  path.join(folder, `${ASIDE}${sha256.toString('hex')}`);

/**
 * Moved aside first, in one step: what is asked of it then is of this very file, and the same content coming meanwhile is a new
 * one at the address. If it may not go it goes back; a crash in between leaves it aside, and the next start puts it back.
 */
export async function removeContent(
  aside: string,
  address: string,
  mayGo: (changedMs: number) => Promise<boolean>,
): Promise<boolean> {
  try {
    await rename(address, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  let goes = false;
  try {
    goes = await mayGo((await stat(aside)).mtimeMs);
  } finally {
    if (goes) await rm(aside, { force: true });
    else await putBack(aside, address);
  }
  return goes;
}

/** What a crash left aside was whole: it is at its address again, and judged anew the next day. */
export async function putBackAll(folder: string, addressOf: (sha256: Buffer) => string): Promise<void> {
  for (const name of await readdir(folder)) {
    const hex = name.startsWith(ASIDE) ? name.slice(ASIDE.length) : '';
    if (/^[0-9a-f]{64}$/.test(hex))
      await putBack(path.join(folder, name), addressOf(Buffer.from(hex, 'hex')));
  }
}

/** Another process that starts meanwhile puts back what it finds. */
async function putBack(aside: string, address: string): Promise<void> {
  await rename(aside, address).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
