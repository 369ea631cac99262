import type { Kysely, Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { DB } from '../db/tables.ts';
import { schema } from './install.ts';
import { type Job, jobs } from './registry.ts';

/** The only way in: the job is part of the caller's transaction and exists only if that commits. One statement. */
export async function enqueue<Payload>(
  tx: Transaction<DB>,
  job: Job<Payload>,
  payload: Payload,
  when: { startAfter?: Date; singletonKey?: string; priority?: number } = {},
): Promise<string | null> {
  return sender.send(job.name, job.payload.parse(payload) as object, { ...when, db: fromKysely(tx) });
}

/** A round of a job that runs by itself; of several workers that ask within one interval, one succeeds. */
export async function enqueueRound(db: Kysely<DB>, job: Job): Promise<string | null> {
  return sender.send(job.name, {}, { singletonSeconds: job.everySeconds, db: fromKysely(db) });
}

/**
 * Never started, so it has no connection, timers or rows of its own. Before a send pg-boss asks which table a queue
 * is in and whether to notify; the registry knows that, and answers here instead of the database.
 */
const sender = new PgBoss({
  schema,
  registerInstance: false,
  db: {
    async executeSql(_text: string, values?: unknown[]) {
      const names = (values?.[0] ?? []) as string[];
      const known = jobs.filter((job) => names.includes(job.name));
      return { rows: known.map((job) => cachedQueue(job)) };
    },
  },
});

/** What pg-boss reads of a queue before a send; a test compares it with the real row. */
export function cachedQueue(job: Job) {
  return {
    name: job.name,
    table: 'job_common',
    policy: job.queue.policy ?? 'standard',
    notify: job.queue.notify ?? false,
  };
}
