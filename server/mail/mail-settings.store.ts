import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendLetters } from '#server/jobs/registry.ts';
import { lettersNow } from './letters-now.sql.ts';
import type { Trouble } from './trouble.ts';

export type SavedSettings = {
  enabled: boolean;
  host: string;
  port: number;
  security: 'none' | 'starttls' | 'tls';
  username: string;
  password_sealed: string | null;
  sender_name: string;
  sender_address: string;
  reply_to: string;
};

/** null where somebody saved meanwhile. What was known of the former server is no longer true; letters that wait are tried. */
export async function saveMailSettings({ trx }: Tx, values: SavedSettings, version: number) {
  const saved = await trx
    .updateTable('mail_settings')
    .set({ ...values, version: sql<number>`version + 1`, worked_at: null, ...calm })
    .where('version', '=', version)
    .returningAll()
    .returning(lettersNow)
    .executeTakeFirst();
  if (saved && values.enabled) await enqueue(trx, sendLetters, {});
  return saved ?? null;
}

/** What a test letter showed of the settings it was sent by. */
export async function noteChecked({ trx }: Tx, trouble: Trouble | null, version: number): Promise<void> {
  if (trouble === null) {
    await trx
      .updateTable('mail_settings')
      .set({ ...calm, worked_at: sql<string>`now()` })
      .where('version', '=', version)
      .execute();
    await enqueue(trx, sendLetters, {});
  } else if (trouble.about === 'server')
    await trx
      .updateTable('mail_settings')
      .set({
        failing_since: sql<string>`coalesce(failing_since, now())`,
        trouble_code: trouble.code,
        trouble_answer: trouble.answer,
      })
      .where('version', '=', version)
      .execute();
}

const calm = {
  failing_since: null,
  failures: 0,
  next_try_at: null,
  trouble_code: null,
  trouble_answer: null,
};
