import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { fileStorage, type Storage } from '#server/documents/public.ts';
import { chainHash, rowText, START } from './chain.ts';
import {
  companyFilesUnlikeAddress,
  contractsUnlikeJournal,
  contractsUnlikeNumber,
  documentsUnlikeJournal,
  filesUnlikeAddress,
  type UnlikeKept,
} from './kept.ts';
import { ordersUnlikeJournal, type Unlike } from './retell.ts';
import { checkpointFile } from './seal.job.ts';

/** What does not fit, and where. */
export type Finding =
  | { what: 'row_changed' | 'row_missing'; journalId: number; seq: number }
  | { what: 'row_unsealed'; journalId: number }
  | { what: 'chain_gap' | 'checkpoint_differs' | 'tail_cut'; seq: number }
  | Unlike
  | UnlikeKept;

export type Verified = { rows: number; sealed: number; findings: Finding[] };

const PAGE = 5000;
/** A row may be this young and not sealed yet. */
const GRACE = sql`interval '2 minutes'`;

/**
 * Reads the whole journal against its chain, the chain against the notes outside the database, and against the journal all
 * that it tells of: orders with their signatures, documents with their files, contracts.
 */
export async function verifyJournal(
  db: Kysely<DB>,
  key: string,
  dataDir: string,
  store?: Storage,
): Promise<Verified> {
  const checkpoints = await readCheckpoints(dataDir);
  const findings: Finding[] = await linksBeforeFirst(db);
  let previous: Buffer = START;
  let seq = 0;
  for (;;) {
    const { rows } = await sql<{ seq: number; journalId: number; hash: Buffer; text: string | null }>`
      select c.seq, c.journal_id as "journalId", c.hash, case when j.id is not null then ${rowText} end as text
      from journal_chain c left join journal j on j.id = c.journal_id where c.seq > ${seq} order by c.seq limit ${PAGE}`.execute(
      db,
    );
    for (const row of rows) {
      if (row.seq !== seq + 1) findings.push({ what: 'chain_gap', seq: seq + 1 });
      if (row.text === null) findings.push({ what: 'row_missing', journalId: row.journalId, seq: row.seq });
      else if (!chainHash(key, previous, row.text).equals(row.hash))
        findings.push({ what: 'row_changed', journalId: row.journalId, seq: row.seq });
      const noted = checkpoints.get(row.seq) ?? [];
      if (noted.some((hash) => hash !== row.hash.toString('hex')))
        findings.push({ what: 'checkpoint_differs', seq: row.seq });
      checkpoints.delete(row.seq);
      // the next row is judged by the stored hash, so that one change is one finding and not all that follow
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  for (const noted of checkpoints.keys()) findings.push({ what: 'tail_cut', seq: noted });
  const storage = store ?? (await fileStorage(dataDir));
  findings.push(
    ...(await unsealedRows(db)),
    ...(await ordersUnlikeJournal(db)),
    ...(await documentsUnlikeJournal(db)),
    ...(await filesUnlikeAddress(db, storage)),
    ...(await companyFilesUnlikeAddress(db, storage)),
    ...(await contractsUnlikeJournal(db)),
    ...(await contractsUnlikeNumber(db)),
  );
  const {
    rows: [total],
  } = await sql<{ rows: number }>`select count(*)::int as rows from journal`.execute(db);
  return { rows: total?.rows ?? 0, sealed: seq, findings };
}

/** The chain is read from its first link on: one put before it would pass a row off as sealed. */
async function linksBeforeFirst(db: Kysely<DB>): Promise<Finding[]> {
  const { rows } = await sql<{
    seq: number;
  }>`select seq from journal_chain where seq < 1 order by seq limit 1000`.execute(db);
  return rows.map(({ seq }) => ({ what: 'chain_gap', seq }));
}

/** All that was ever noted of a place: a chain cut and grown again to the same length is noted there twice. */
async function readCheckpoints(dataDir: string): Promise<Map<number, string[]>> {
  const text = await readFile(checkpointFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const noted = new Map<number, string[]>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [seq, hash = ''] = line.split(' ');
    noted.set(Number(seq), [...(noted.get(Number(seq)) ?? []), hash]);
  }
  return noted;
}

/**
 * Put in behind the sealer's back, or the sealer stands still. A young row is neither, whatever its number: an act that
 * committed late has a lower one than rows sealed before it.
 */
async function unsealedRows(db: Kysely<DB>): Promise<Finding[]> {
  const { rows } = await sql<{ id: number }>`
    select j.id from journal j where not exists (select 1 from journal_chain c where c.journal_id = j.id)
      and j.at < now() - ${GRACE} order by j.id limit 1000`.execute(db);
  return rows.map(({ id }) => ({ what: 'row_unsealed', journalId: id }));
}
