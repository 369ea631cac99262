import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { readMailbox } from '#server/jobs/registry.ts';
import type { Sealer } from '#server/sealer.ts';
import { type Folder, type ImapPatience, usualPatience, withFolder } from './imap.ts';
import {
  countReports,
  moveMark,
  noteMailboxFailed,
  noteMailboxRead,
  type ReadMark,
  readMailboxRow,
} from './mailbox.store.ts';
import { mailboxOf } from './mailbox-of.ts';
import { MOST_BYTES, parseReport } from './parse.ts';
import type { Report } from './report.ts';
import { keepReport } from './reports.store.ts';

type Parts = {
  sealer: Sealer;
  signal?: AbortSignal;
  patience?: ImapPatience;
  /** Of one round; the rest is another job's, and other work has its turn. */
  most?: number;
};

const MOST_LETTERS = 200;
/** Read together, and kept together with the place they were read to. */
const PIECE = 20;
/** Enough to see the headers and how the letter begins: people's letters are not fetched whole. */
const HEAD_BYTES = 16 * 1024;
/** Of a mailbox that is new to us, or whose numbers were given anew: a report comes within days. */
const HISTORY_DAYS = 30;

/**
 * What is new in the mailbox, in order of arrival. A piece's reports and the place it was read to are one transaction: whatever crashes,
 * nothing is lost, and a report read twice changes nothing. The mailbox is only looked at.
 */
export async function readReturnedLetters(db: Kysely<DB>, parts: Parts): Promise<void> {
  const { sealer, signal, patience = usualPatience, most = MOST_LETTERS } = parts;
  const row = await readMailboxRow(db);
  if (!row.enabled || !row.due) return;
  const server = mailboxOf(row, sealer);
  if ('code' in server) return noteMailboxFailed(db, server, row.version);
  let isMore = false;
  const trouble = await withFolder(server, patience, async (folder) => {
    const { uidValidity } = folder;
    const same = row.uid_validity === uidValidity;
    const start: ReadMark = { uidValidity: row.uid_validity, lastUid: row.last_uid };
    const uids = await folder.after(same ? row.last_uid : 0, daysAgo(HISTORY_DAYS));
    isMore = uids.length > most;
    let mark = start;
    for (const piece of piecesOf(uids.slice(0, most))) {
      if (signal?.aborted) return;
      const next = { uidValidity, lastUid: piece.at(-1) ?? mark.lastUid };
      if (!(await keep(db, row.version, mark, next, await reportsIn(folder, piece)))) return;
      mark = next;
    }
  });
  if (trouble) return noteMailboxFailed(db, trouble, row.version);
  await noteMailboxRead(db, row.version);
  if (isMore)
    await transactAsSystem(db, async (trx) => {
      await enqueue(trx, readMailbox, {});
    });
}

function piecesOf(uids: readonly number[]): number[][] {
  const starts = Array.from({ length: Math.ceil(uids.length / PIECE) }, (_, n) => n * PIECE);
  return starts.map((start) => uids.slice(start, start + PIECE));
}

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 3600 * 1000);

async function reportsIn(folder: Folder, uids: readonly number[]): Promise<Report[]> {
  const reports: Report[] = [];
  for (const head of await folder.read(uids, HEAD_BYTES)) {
    if (!mayBeReport(head.bytes)) continue;
    const [letter] = head.whole ? [head] : await folder.read([head.uid], MOST_BYTES);
    const report = letter ? await parseReport(letter.bytes) : null;
    if (report) reports.push(report);
  }
  return reports;
}

/** A sieve with wide holes: what it lets through is read, what it does not no mail server wrote. */
const mayBeReport = (head: Buffer): boolean =>
  /multipart\/report|message\/(global-)?delivery-status|x-failed-recipients|mailer-daemon|mail-daemon|postmaster|mail delivery|microsoft ?exchange|system administrator/i.test(
    head.toString('latin1'),
  );

/** false: another round, or other settings, came between. */
function keep(
  db: Kysely<DB>,
  version: number,
  before: ReadMark,
  after: ReadMark,
  reports: readonly Report[],
): Promise<boolean> {
  return transactAsSystem(db, async (trx) => {
    if (!(await moveMark(trx, version, before, after))) return false;
    let ours = 0;
    for (const report of reports) ours += (await keepReport(trx, report)) ? 1 : 0;
    if (reports.length > 0) await countReports(trx, { ours, strangers: reports.length - ours });
    return true;
  });
}
