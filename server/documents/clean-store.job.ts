import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { deleteExpiredUploads, purgeBinned, unneeded, uploadsUnderWay } from './contents.store.ts';
import type { Incoming } from './incoming.ts';
import type { Storage } from './storage.ts';

type Parts = { storage: Storage; incoming: Incoming; clock: () => Date };
export type Cleaned = { purged: number; contents: number; uploads: number };

const HOUR_MS = 3_600_000;
/** A content is stored before its row is written: younger ones may be waiting for it. */
const YOUNG_MS = 24 * HOUR_MS;
const BATCH = 500;

/** Once a day: what lay in the bin too long, contents that no row needs, and uploads past their time. */
export async function cleanStore(db: Kysely<DB>, parts: Parts): Promise<Cleaned> {
  const purged = await purgeBinned(db);
  const contents = await sweepContents(db, parts);
  const uploads = await sweepUploads(db, parts);
  return { purged, contents, uploads };
}

async function sweepContents(db: Kysely<DB>, { storage, clock }: Parts): Promise<number> {
  const isOld = (changedMs: number) => changedMs < clock().getTime() - YOUNG_MS;
  let swept = 0;
  let old: Buffer[] = [];
  const sweep = async () => {
    for (const sha256 of await unneeded(db, old)) {
      // the same content may have come again while this was looked at
      const mayGo = async (changedMs: number) =>
        isOld(changedMs) && (await unneeded(db, [sha256])).length > 0;
      if (await storage.remove(sha256, mayGo)) swept++;
    }
    old = [];
  };
  for await (const { sha256, changedMs } of storage.list()) {
    if (isOld(changedMs)) old.push(sha256);
    if (old.length >= BATCH) await sweep();
  }
  await sweep();
  return swept;
}

async function sweepUploads(db: Kysely<DB>, { incoming, clock }: Parts): Promise<number> {
  await deleteExpiredUploads(db);
  const quiet = (await incoming.list()).filter(({ changedMs }) => changedMs < clock().getTime() - HOUR_MS);
  const kept = await uploadsUnderWay(
    db,
    quiet.map(({ id }) => id),
  );
  const left = quiet.filter(({ id }) => !kept.has(id));
  for (const { id } of left) await incoming.remove(id);
  return left.length;
}
