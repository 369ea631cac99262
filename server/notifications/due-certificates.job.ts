import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { writeDueCertificates } from './due-certificates.store.ts';

/** A job must end within its time, however many terms come at once. */
const atOnce = 100;

/** Certificates that end today or in 7, 30 or 60 days become facts of the journal, each once, and are announced like any other. */
export async function tellDueCertificates(db: Kysely<DB>, at: string | null = null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const eventIds = await writeDueCertificates(trx, at);
    for (let from = 0; from < eventIds.length; from += atOnce)
      await enqueue(trx, announce, { eventIds: eventIds.slice(from, from + atOnce) });
  });
}
