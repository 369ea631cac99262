import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { writeExpiring } from './expiring.store.ts';

/** A job must end within its time, however many terms come at once, say after an import. */
const atOnce = 100;

/**
 * The terms that end today or in 7, 30 or 60 days become facts of the journal, each once, and are announced like any
 * other fact. A day on which nothing ran is caught up on the next.
 */
export async function tellExpiringTerms(db: Kysely<DB>, at: string | null = null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const eventIds = await writeExpiring(trx, at);
    for (let at = 0; at < eventIds.length; at += atOnce)
      await enqueue(trx, announce, { eventIds: eventIds.slice(at, at + atOnce) });
  });
}
