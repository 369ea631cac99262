import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { insertChain, lastOfChain } from './chain.store.ts';
import { chainHash, START, unsealed } from './chain.ts';

const BATCH = 2000;
export const checkpointFile = (dataDir: string): string => path.join(dataDir, 'journal-checkpoints.log');

/**
 * Chains the journal's new rows, one sealer at a time, and notes the end of the chain outside the database: a cut tail or a
 * whole new chain does not fit the notes.
 */
export async function sealJournal(db: Kysely<DB>, key: string, dataDir: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const done = await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(7002)`.execute(trx);
      const rows = await unsealed(trx, BATCH);
      const last = await lastOfChain(trx);
      let { seq, hash } = last ?? { seq: 0, hash: START };
      const links = rows.map((row) => {
        hash = chainHash(key, hash, row.text);
        seq += 1;
        return { seq, journal_id: row.id, hash };
      });
      if (links.length > 0) await insertChain(trx, links);
      return links;
    });
    const end = done.at(-1);
    if (end)
      await appendFile(
        checkpointFile(dataDir),
        `${end.seq} ${end.hash.toString('hex')} ${new Date().toISOString()}\n`,
        { mode: 0o600 },
      );
    sealed += done.length;
    if (done.length < BATCH) return sealed;
  }
}
