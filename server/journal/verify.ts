import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { chainHash, rowText, START } from './chain.ts';
import { checkpointFile } from './seal.job.ts';

/** What does not fit, and where. */
export type Finding =
  | {
      what:
        | 'row_changed'
        | 'row_missing'
        | 'row_unsealed'
        | 'chain_gap'
        | 'signature_differs'
        | 'signature_missing';
      journalId?: number;
      seq?: number;
      orderId?: number;
    }
  | { what: 'checkpoint_differs' | 'tail_cut'; seq: number };

export type Verified = { rows: number; sealed: number; findings: Finding[] };

const PAGE = 5000;
/** A row may be this young and not sealed yet. */
const GRACE = sql`interval '2 minutes'`;

/** Reads the whole journal against its chain, the chain against the notes outside the database, the signatures against the journal. */
export async function verifyJournal(db: Kysely<DB>, key: string, dataDir: string): Promise<Verified> {
  const checkpoints = await readCheckpoints(dataDir);
  const findings: Finding[] = [];
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
      const noted = checkpoints.get(row.seq);
      if (noted !== undefined && noted !== row.hash.toString('hex'))
        findings.push({ what: 'checkpoint_differs', seq: row.seq });
      checkpoints.delete(row.seq);
      // the next row is judged by the stored hash, so that one change is one finding and not all that follow
      previous = row.hash;
      seq = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  for (const noted of checkpoints.keys()) findings.push({ what: 'tail_cut', seq: noted });
  findings.push(...(await unsealedRows(db)), ...(await signatures(db)));
  const {
    rows: [total],
  } = await sql<{ rows: number }>`select count(*)::int as rows from journal`.execute(db);
  return { rows: total?.rows ?? 0, sealed: seq, findings };
}

async function readCheckpoints(dataDir: string): Promise<Map<number, string>> {
  const text = await readFile(checkpointFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [seq, hash = ''] = line.split(' ');
        return [Number(seq), hash] as const;
      }),
  );
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

/** Every signature has its row in the journal with the same content, and every such row its signature. */
async function signatures(db: Kysely<DB>): Promise<Finding[]> {
  const { rows } = await sql<{ orderId: number; journalId: number | null; exists: boolean }>`
    select coalesce(r.order_id, j.order_id) as "orderId", j.id as "journalId", r.id is not null as "exists"
    from resolutions r full join (select * from journal where kind = 'resolutionGiven') j
      on j.order_id = r.order_id and j.order_version = r.version and j.step_key = r.step_key
    where r.id is null or j.id is null or j.data ->> 'content' is distinct from r.content or r.digest <> sha256(convert_to(r.content, 'UTF8'))
    order by 1 limit 1000`.execute(db);
  return rows.map(({ orderId, journalId, exists }) => ({
    what: exists ? 'signature_differs' : 'signature_missing',
    orderId,
    ...(journalId !== null ? { journalId } : {}),
  }));
}
