import type { Kysely, RawBuilder } from 'kysely';
import { can } from '#domain/policy/can.ts';
import type { DB } from '#server/db/tables.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { announce } from '#server/jobs/registry.ts';
import { actorsFor } from '#server/visibility/people.sql.ts';
import { idsOf, nextDue, publishDue, putBack } from './publish-due.store.ts';

/** What is due goes out, by the right that who decided it has now; without it the news is a draft again. Any number of workers may be at it. */
export async function publishDueNews(db: Kysely<DB>): Promise<void> {
  while (await publishOne(db));
}

/** false: nothing is due. */
function publishOne(db: Kysely<DB>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const due = await nextDue(trx);
    if (!due) return false;
    const run = { run: <T>(query: RawBuilder<T>) => query.execute(trx).then(({ rows }) => rows) };
    const found = await actorsFor(run, idsOf([due.publisherId]));
    const actor = found.find((one) => one.actor.employeeId === due.publisherId)?.actor;
    if (actor && can(actor, 'news.publish', due).ok) {
      const eventId = await publishDue(trx, due);
      await enqueue(trx, announce, { eventIds: [eventId] });
    } else await putBack(trx, due.id);
    return true;
  });
}
