import { createHash, randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendLetters } from '#server/jobs/registry.ts';
import { contentOf, type Said } from './compose.ts';

export type LetterKind = 'invitation' | 'passwordLink';
/** Their words are found when they go, by what the reader may see then. */
export type LateKind = 'notification' | 'digest' | 'overview';
export type NewLetter = {
  kind: LetterKind;
  /** The event it tells of: `invitation:57`. With the address it is the letter's own name. */
  source: string;
  to: string;
  employeeId: number | null;
  subject: string;
  said: Said;
  /** Letters about one thing stand together in mail programs. */
  threadKey: string | null;
  expiresAt: string;
};

/** Part of the act it tells of: rolled back, it was never written; committed, it will be sent. The same event writes it once. */
export async function writeLetter(
  { trx }: Pick<Tx, 'trx'>,
  { sealer, config }: Pick<Deps, 'sealer' | 'config'>,
  letter: NewLetter,
): Promise<void> {
  const place = placeOf(config.publicUrl);
  const messageId = `<${randomUUID()}@${place}>`;
  const made = await trx
    .insertInto('letters')
    .values({
      kind: letter.kind,
      source: letter.source,
      language: letter.said.language,
      to_address: letter.to,
      employee_id: letter.employeeId,
      subject: letter.subject,
      content: sealer.seal(`letter ${messageId}`, JSON.stringify(contentOf(letter.said))),
      message_id: messageId,
      thread: letter.threadKey === null ? null : threadOf(letter.threadKey, place),
      expires_at: letter.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['source', 'to_address']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await enqueue(trx, sendLetters, {});
}

export type LateLetter = {
  kind: LateKind;
  source: string;
  to: string;
  employeeId: number;
  language: 'ru' | 'en';
  /** What the outbox calls it: it tells nothing of what the letter will say. */
  subject: string;
  threadKey: string | null;
  expiresAt: string;
};

/** By a job, in the transaction that says what it will tell of; null where the same letter was written before. */
export async function writeLateLetter(
  trx: Transaction<DB>,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  letter: LateLetter,
): Promise<number | null> {
  const place = placeOf(publicUrl);
  const made = await trx
    .insertInto('letters')
    .values({
      kind: letter.kind,
      source: letter.source,
      language: letter.language,
      to_address: letter.to,
      employee_id: letter.employeeId,
      subject: letter.subject,
      content: '',
      message_id: `<${randomUUID()}@${place}>`,
      thread: letter.threadKey === null ? null : threadOf(letter.threadKey, place),
      expires_at: letter.expiresAt,
    })
    .onConflict((conflict) => conflict.columns(['source', 'to_address']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return null;
  await enqueue(trx, sendLetters, {});
  return made.id;
}

/** A letter of this kind to this person that nobody has begun to send: what comes to say meanwhile goes with it. Held until the end. */
export async function unsentLetter(
  trx: Transaction<DB>,
  {
    employeeId,
    kind,
    threadKey,
    publicUrl,
  }: Pick<LateLetter, 'employeeId' | 'kind' | 'threadKey'> & { publicUrl: string },
): Promise<number | null> {
  const thread = threadKey === null ? null : threadOf(threadKey, placeOf(publicUrl));
  const { rows } = await sql<{ id: number }>`
    select id from letters where employee_id = ${employeeId} and kind = ${kind} and thread is not distinct from ${thread}
      and state in ('waiting', 'failed') and uncertain = 0 and expires_at > now() order by id desc limit 1 for update skip locked`.execute(
    trx,
  );
  return rows[0]?.id ?? null;
}

/** Where this installation is, as message ids and list ids name it. */
export const placeOf = (publicUrl: string): string =>
  new URL(publicUrl).hostname.replace(/[^a-z0-9.-]/gi, '') || 'localhost';

const threadOf = (key: string, place: string): string =>
  `<thread.${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${place}>`;

/** Its turn is now, whatever came of it before; null where there is nothing left to send. */
export async function hurryLetter({ trx }: Tx, id: number): Promise<{ kind: string } | null> {
  const row = await trx
    .updateTable('letters')
    .set({ state: 'waiting', next_try_at: sql<string>`now()`, first_tried_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'failed', 'dead'])
    .where('content', 'is not', null)
    .where('expires_at', '>', sql<string>`now()`)
    .returning(['kind', 'employee_id'])
    .executeTakeFirst();
  if (!row) return null;
  await trx.updateTable('mail_settings').set({ next_try_at: null }).execute();
  await enqueue(trx, sendLetters, {});
  return row;
}

export async function cancelLetter({ trx }: Tx, id: number): Promise<{ kind: string } | null> {
  const row = await trx
    .updateTable('letters')
    .set({ state: 'cancelled', content: null, ended_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'failed', 'dead'])
    .where('content', 'is not', null)
    .returning('kind')
    .executeTakeFirst();
  return row ?? null;
}
