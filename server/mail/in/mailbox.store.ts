import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { MailboxTrouble } from './imap-trouble.ts';

/** The job's side of the mailbox. */

/** Minutes until a mailbox that cannot be read is tried again: a password that is wrong is not tried often enough to lock the account. */
const PAUSES = [2, 5, 15, 30, 60] as const;

export async function readMailboxRow(db: Kysely<DB>) {
  return db
    .selectFrom('mailbox_settings')
    .selectAll()
    .select(sql<boolean>`next_try_at is null or next_try_at <= now()`.as('due'))
    .executeTakeFirstOrThrow();
}

/** How far a folder was read. Numbers of letters are good for as long as the folder keeps its `uidValidity`. */
export type ReadMark = { uidValidity: string | null; lastUid: number };

/** Holds the place for the rest of the transaction; false where another round, or other settings, came between. */
export async function moveMark(
  trx: Transaction<DB>,
  version: number,
  before: ReadMark,
  after: ReadMark,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('mailbox_settings')
    .set({ uid_validity: after.uidValidity, last_uid: after.lastUid })
    .where('version', '=', version)
    .where('uid_validity', 'is not distinct from', before.uidValidity)
    .where('last_uid', '=', before.lastUid)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function countReports(
  trx: Transaction<DB>,
  { ours, strangers }: { ours: number; strangers: number },
): Promise<void> {
  await trx
    .updateTable('mailbox_settings')
    .set({
      reports: sql<number>`reports + ${ours}::int`,
      strangers: sql<number>`strangers + ${strangers}::int`,
    })
    .execute();
}

export async function noteMailboxRead(db: Kysely<DB>, version: number): Promise<void> {
  await db
    .updateTable('mailbox_settings')
    .set({ ...calm, read_at: sql<string>`now()` })
    .where('version', '=', version)
    .execute();
}

export async function noteMailboxFailed(
  db: Kysely<DB>,
  trouble: MailboxTrouble,
  version: number,
): Promise<void> {
  const pauses = sql.join(PAUSES.map((pause) => sql`${pause}::int`));
  await db
    .updateTable('mailbox_settings')
    .set({
      failing_since: sql<string>`coalesce(failing_since, now())`,
      failures: sql<number>`failures + 1`,
      next_try_at: sql<string>`now() + make_interval(mins => (array[${pauses}])[least(failures + 1, ${PAUSES.length}::int)])`,
      trouble_code: trouble.code,
      trouble_answer: trouble.answer,
    })
    .where('version', '=', version)
    .execute();
}

export const calm = {
  failing_since: null,
  failures: 0,
  next_try_at: null,
  trouble_code: null,
  trouble_answer: null,
};
