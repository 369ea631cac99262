import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { readMailbox } from '#server/jobs/registry.ts';
import type { MailboxTrouble } from './imap-trouble.ts';
import { calm } from './mailbox.store.ts';

export type SavedMailbox = {
  enabled: boolean;
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  username: string;
  password_sealed: string | null;
  folder: string;
};

/** null where somebody saved meanwhile. `another`: a mailbox of which nothing was read yet. */
export async function saveMailbox({ trx }: Tx, values: SavedMailbox, version: number, another: boolean) {
  const saved = await trx
    .updateTable('mailbox_settings')
    .set({
      ...values,
      ...calm,
      version: sql<number>`version + 1`,
      read_at: null,
      ...(another ? { uid_validity: null, last_uid: 0 } : {}),
    })
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (saved?.enabled) await enqueue(trx, readMailbox, {});
  return saved ?? null;
}

/** What a look into the mailbox showed of the settings it was opened by. */
export async function noteMailboxChecked(
  { trx }: Tx,
  trouble: MailboxTrouble | null,
  version: number,
): Promise<void> {
  await trx
    .updateTable('mailbox_settings')
    .set(
      trouble === null
        ? calm
        : {
            failing_since: sql<string>`coalesce(failing_since, now())`,
            trouble_code: trouble.code,
            trouble_answer: trouble.answer,
          },
    )
    .where('version', '=', version)
    .execute();
  if (trouble === null) await enqueue(trx, readMailbox, {});
}
