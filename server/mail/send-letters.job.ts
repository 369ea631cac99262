import type { Kysely } from 'kysely';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendLetters } from '#server/jobs/registry.ts';
import type { Sealer } from '#server/sealer.ts';
import { bytesOf, type Content } from './compose.ts';
import { placeOf } from './letters.store.ts';
import {
  type Claimed,
  claimLetter,
  noteFailed,
  noteSent,
  noteServerFailed,
  readServer,
  tidyOutbox,
} from './outbox.store.ts';
import { type Mailer, mailerOf } from './server-of.ts';
import { handOver, type Patience, usualPatience } from './talk.ts';
import type { Trouble } from './trouble.ts';

type Parts = {
  sealer: Sealer;
  config: Pick<Config, 'publicUrl'>;
  signal?: AbortSignal;
  patience?: Patience;
  roundMs?: number;
};

/** No letter is begun after so long: the rest is another job's, and other work has its turn. */
const ROUND_MS = 30_000;

/**
 * Claim, send, record: the claim is committed before a byte leaves, so a letter is in one hand only, and a crash leaves it as «on its
 * way». Where the server is at fault, or went silent in the middle, the round ends: a dead or a dawdling server costs one
 * letter's patience and not one for each.
 */
export async function sendWaitingLetters(db: Kysely<DB>, parts: Parts): Promise<void> {
  const { sealer, config, signal, patience = usualPatience, roundMs = ROUND_MS } = parts;
  await tidyOutbox(db);
  const row = await readServer(db);
  if (!row.enabled || !row.due) return;
  const mailer = mailerOf(row, sealer, placeOf(config.publicUrl));
  const until = Date.now() + roundMs;
  while (!signal?.aborted) {
    if (Date.now() > until) return more(db);
    const letter = await claimLetter(db);
    if (!letter) return;
    const trouble = await sent(mailer, letter, sealer, patience);
    if (trouble === null) await noteSent(db, letter.id);
    else if (trouble.about === 'server') return noteServerFailed(db, letter, trouble);
    else {
      await noteFailed(db, letter, trouble);
      if (trouble.code === 'timeout' || trouble.code === 'outcomeUnknown') return;
    }
  }
}

async function sent(
  mailer: Mailer | Trouble,
  letter: Claimed,
  sealer: Sealer,
  patience: Patience,
): Promise<Trouble | null> {
  if ('code' in mailer) return mailer;
  const opened = sealer.open(`letter ${letter.messageId}`, letter.content);
  if (opened === null) return { code: 'keyLost', answer: null, about: 'letter', passing: false };
  const bytes = await bytesOf(
    {
      ...mailer.head,
      to: letter.to,
      subject: letter.subject,
      messageId: letter.messageId,
      thread: letter.thread,
      list: `${letter.kind.toLowerCase()}.${mailer.server.greetAs}`,
      at: new Date(),
    },
    JSON.parse(opened) as Content,
  );
  return handOver(mailer.server, letter.to, bytes, patience);
}

const more = (db: Kysely<DB>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await enqueue(trx, sendLetters, {});
  });
