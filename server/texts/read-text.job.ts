import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { readText } from '#server/jobs/registry.ts';
import type { FromChild } from './extract/child.ts';
import { readInChild } from './extract/read-in-child.ts';
import { findUnread, isRead, keepNone, keepText } from './texts.store.ts';

/**
 * Reads the text of one content, once whatever number of documents have it. Whatever is wrong with the file comes to «no text» with its
 * reason, so that no file is tried again and again; what fails here fails for another reason, and the job is tried again.
 */
export async function readTextOf(db: Kysely<DB>, storage: Deps['storage'], sha256: string): Promise<void> {
  if (await isRead(db, sha256)) return;
  const read = await textIn(storage, sha256);
  if ('reason' in read) await keepNone(db, sha256, read.reason);
  else await keepText(db, sha256, read.parts);
}

async function textIn(storage: Deps['storage'], sha256: string): Promise<FromChild> {
  const file = await storage.open(Buffer.from(sha256, 'hex'));
  return file ? readInChild(file.stream) : { reason: 'missing' };
}

/** So many go into the queue at once; the next round finds the others. */
const most = 500;

/** Files that were there before texts were read, that an older reading read, or whose job is gone. */
export async function askForUnread(db: Kysely<DB>): Promise<void> {
  const unread = await findUnread(db, most);
  if (unread.length === 0) return;
  await transactAsSystem(db, async (trx) => {
    for (const sha256 of unread) await enqueue(trx, readText, { sha256 });
  });
}
