import type { Kysely } from 'kysely';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendLetters } from '#server/jobs/registry.ts';
import type { Sealer } from '#server/sealer.ts';
import { bytesOf, type Content, contentOf, type Said } from './compose.ts';
import { placeOf } from './letters.store.ts';
import {
  type Claimed,
  claimLetter,
  noteFailed,
  noteNothingLeft,
  noteSent,
  noteServerFailed,
  putBack,
  readServer,
  tidyOutbox,
} from './outbox.store.ts';
import { type Mailer, mailerOf } from './server-of.ts';
import { handOver, type Patience, usualPatience } from './talk.ts';
import type { Trouble } from './trouble.ts';

type Parts = {
  sealer: Sealer;
  config: Pick<Config, 'publicUrl'>;
  /** The words of a letter that has none until it goes; null: nothing is left to say. */
  sayLate: (letter: LateClaim) => Promise<LateWords | null>;
  signal?: AbortSignal;
  patience?: Patience;
  roundMs?: number;
};

export type LateClaim = Pick<Claimed, 'id' | 'kind' | 'employeeId'>;
export type LateWords = { subject: string; said: Said };

/** No letter is begun after so long: the rest is another job's, and other work has its turn. */
const ROUND_MS = 30_000;

/**
 * Claim, send, record: the claim is committed before a byte leaves, so a letter is in one hand only, and a crash leaves it as «on its
 * way». Where the server is at fault, or went silent in the middle, the round ends: a dead or a dawdling server costs one
 * letter's patience and not one for each.
 */
export async function sendWaitingLetters(db: Kysely<DB>, parts: Parts): Promise<void> {
  const { config, signal, patience = usualPatience, roundMs = ROUND_MS } = parts;
  await tidyOutbox(db);
  const row = await readServer(db);
  if (!row.enabled || !row.due) return;
  const mailer = mailerOf(row, parts.sealer, placeOf(config.publicUrl));
  const until = Date.now() + roundMs;
  while (!signal?.aborted) {
    if (Date.now() > until) return more(db);
    const letter = await claimLetter(db);
    if (!letter) return;
    const words = await wordsOf(letter, parts).catch(async (error: unknown) => {
      await putBack(db, letter);
      throw error;
    });
    const trouble = words && (await sent(mailer, letter, words, patience));
    if (words === null) await noteNothingLeft(db, letter);
    else if (trouble === null) await noteSent(db, letter.id);
    else if (trouble.about === 'server') return noteServerFailed(db, letter, trouble);
    else {
      await noteFailed(db, letter, trouble);
      if (trouble.code === 'timeout' || trouble.code === 'outcomeUnknown') return;
    }
  }
}

type Words = { subject: string; content: Content };

/** null: there is nothing to say. */
async function wordsOf(letter: Claimed, { sealer, sayLate }: Parts): Promise<Words | Trouble | null> {
  if (letter.content === '') {
    const late = await sayLate(letter);
    return late && { subject: late.subject, content: contentOf(late.said) };
  }
  const opened = sealer.open(`letter ${letter.messageId}`, letter.content);
  if (opened === null) return { code: 'keyLost', answer: null, about: 'letter', passing: false };
  return { subject: letter.subject, content: JSON.parse(opened) as Content };
}

async function sent(
  mailer: Mailer | Trouble,
  letter: Claimed,
  words: Words | Trouble,
  patience: Patience,
): Promise<Trouble | null> {
  if ('code' in mailer) return mailer;
  if ('code' in words) return words;
  const bytes = await bytesOf(
    {
      ...mailer.head,
      to: letter.to,
      subject: words.subject,
      messageId: letter.messageId,
      thread: letter.thread,
      list: `${letter.kind.toLowerCase()}.${mailer.server.greetAs}`,
      at: new Date(),
    },
    words.content,
  );
  return handOver(mailer.server, letter.to, bytes, patience);
}

const more = (db: Kysely<DB>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await enqueue(trx, sendLetters, {});
  });
