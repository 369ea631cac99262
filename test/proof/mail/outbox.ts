import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { schema } from '#server/jobs/install.ts';
import { sendLetters } from '#server/jobs/registry.ts';
import { writeLetter } from '#server/mail/letters.store.ts';
import { PASSWORD } from '#server/mail/server-of.ts';
import type { Sealer } from '#server/sealer.ts';
import { testConfig } from '#test/config.ts';

/** Sending is turned on towards this port, with a sign-in, so that the talk has all its parts. */
export async function turnOn(db: Kysely<DB>, sealer: Sealer, port: number): Promise<void> {
  await db
    .updateTable('mail_settings')
    .set({
      ...calm,
      enabled: true,
      host: '127.0.0.1',
      port,
      security: 'none',
      username: 'vizir',
      password_sealed: sealer.seal(PASSWORD, 'a-password-of-the-proof'),
      sender_address: 'vizir@example.org',
    })
    .execute();
}

export const calm = {
  failing_since: null,
  failures: 0,
  next_try_at: null,
  trouble_code: null,
  trouble_answer: null,
};

const config = testConfig();

/** So many letters as acts of the product write them, in one transaction; answers their Message-IDs. A large one does not fit into any buffer on the way. */
export async function writeLetters(
  db: Kysely<DB>,
  sealer: Sealer,
  count: number,
  { large = false }: { large?: boolean } = {},
): Promise<string[]> {
  const batch = randomUUID();
  const line = large ? 'Word by word. '.repeat(500_000) : 'Слово за слово.';
  await transactAsSystem(db, async (trx) => {
    for (let n = 0; n < count; n++)
      await writeLetter(
        { trx },
        { sealer, config },
        {
          kind: 'invitation',
          source: `proof:${batch}:${n}`,
          to: `${n}.${batch}@example.org`,
          employeeId: null,
          subject: 'Приглашение',
          said: { language: 'ru', heading: 'Приглашение', lines: [line], link: null, footer: 'Визирь' },
          threadKey: null,
          expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      );
  });
  const rows = await db
    .selectFrom('letters')
    .select('message_id')
    .where('source', 'like', `proof:${batch}:%`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.message_id);
}

export const lettersNamed = (db: Kysely<DB>, messageIds: readonly string[]) =>
  db
    .selectFrom('letters')
    .select(['message_id', 'state', 'tries', 'uncertain', 'trouble_code'])
    .where('message_id', 'in', [...messageIds])
    .orderBy('id')
    .execute();

export async function allSent(db: Kysely<DB>, messageIds: readonly string[]): Promise<boolean> {
  return (await lettersNamed(db, messageIds)).every(({ state }) => state === 'sent');
}

/**
 * A worker is dead, and ten minutes go by without anybody waiting for them: everything that waits for a time, or was heard of last at one,
 * comes nearer by as much. Then what happens by itself: the queue looks for jobs of the dead, and the next round is asked for.
 */
export async function tenMinutesPass(db: Kysely<DB>, boss: PgBoss): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update letters set claimed_at = claimed_at - interval '10 minutes'`.execute(trx);
    await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '10 minutes' where name = ${sendLetters.name} and state = 'active'`.execute(
      trx,
    );
    await sql`update pgboss.queue set monitor_on = monitor_on - interval '10 minutes', monitor_claim_on = monitor_claim_on - interval '10 minutes' where name = ${sendLetters.name}`.execute(
      trx,
    );
  });
  await boss.supervise(sendLetters.name);
  await nextTryComes(db);
}

/** The same where nobody is dead: what was put off has its turn. */
export async function nextTryComes(db: Kysely<DB>): Promise<void> {
  await transactAsSystem(db, async (trx) => {
    await sql`update letters set next_try_at = next_try_at - interval '10 minutes' where state <> 'sending'`.execute(
      trx,
    );
    await sql`update mail_settings set next_try_at = next_try_at - interval '10 minutes'`.execute(trx);
    await enqueue(trx, sendLetters, {});
  });
}

/** The queue's own care for the jobs of dead workers, at the moment the test wants it. */
export async function openSupervisor(ownerUrl: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => {}); // a statement that fails also rejects where it was asked for
  await boss.start();
  return boss;
}
