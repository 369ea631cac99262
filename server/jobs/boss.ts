import type { Kysely } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { DB } from '../db/tables.ts';
import { enqueueRound } from './enqueue.ts';
import { schema } from './install.ts';
import { type Job, jobs } from './registry.ts';

export {
  announce,
  callReminders,
  cleanStore,
  defineJob,
  dueCertificates,
  dueSteps,
  dueTasks,
  expiringTerms,
  gatherMail,
  importWork,
  type Job,
  jobs,
  makePreview,
  publishNews,
  readMailbox,
  readText,
  sealJournal,
  sendCampaigns,
  sendLetters,
  unreadTexts,
} from './registry.ts';

export type Handler<Payload> = (
  payload: Payload,
  context: { id: string; signal: AbortSignal },
) => Promise<void>;

export interface WorkerOptions {
  /** The job role's URL. */
  readonly jobUrl: string;
  /** The same role through Kysely, for the rounds of jobs that run by themselves. */
  readonly db: Kysely<DB>;
  readonly onError: (error: Error) => void;
}

export interface Worker {
  work<Payload>(job: Job<Payload>, handler: Handler<Payload>, options?: { atOnce?: number }): Promise<void>;
  /** Lets running handlers finish for a while; the rest is taken up by the next worker. */
  stop(patienceMs?: number): Promise<void>;
}

/** The worker's side of the queue. Its pool is small and its own; it runs no DDL. */
export async function startWorker({ jobUrl, db, onError }: WorkerOptions): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: jobUrl,
    application_name: 'vizir worker',
    schema,
    max: 4,
    migrate: false,
    useListenNotify: true,
    reindex: false, // needs the owner
    // Both: a queue is looked at no more often than the longer of the two.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', onError);
  await boss.start({ attempts: 5 });
  const rounds: Rounds[] = [];
  return {
    async work(job, handler, { atOnce = 1 } = {}) {
      for (let n = 0; n < atOnce; n += 1) await workOff(boss, job, handler);
      if (job.everySeconds) rounds.push(startRounds(db, job as Job, onError));
    },
    async stop(patienceMs = 8000) {
      await Promise.all(rounds.map((one) => one.stop()));
      await boss.stop({ graceful: true, timeout: patienceMs });
    },
  };
}

/**
 * Messages that come while a handler runs melt into one, and pg-boss then fetches one job and sleeps: a backlog would
 * drain at one job per interval. So a worker that had a job always looks for another before it sleeps.
 */
async function workOff<Payload>(boss: PgBoss, job: Job<Payload>, handler: Handler<Payload>): Promise<void> {
  let worker: string | undefined;
  const lookAgain = () => {
    if (worker) boss.notifyWorker(worker);
  };
  const intervals = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };
  worker = await boss.work(job.name, intervals, async ([one]) => {
    if (!one) return;
    try {
      await handler(job.payload.parse(one.data), { id: one.id, signal: one.signal });
    } finally {
      lookAgain();
    }
  });
  lookAgain();
}

interface Rounds {
  /** Waits for the asking under way: its database is closed next. */
  stop(): Promise<void>;
}

function startRounds(db: Kysely<DB>, job: Job, onError: (error: Error) => void): Rounds {
  let asking: Promise<unknown> = Promise.resolve();
  const ask = () => {
    asking = enqueueRound(db, job).catch(onError);
  };
  ask();
  const timer = setInterval(ask, (job.everySeconds ?? 60) * 1000);
  return {
    async stop() {
      clearInterval(timer);
      await asking;
    },
  };
}

/** For the health page: whether every queue of this release is there. */
export const queueNames = (): string[] => jobs.map((job) => job.name);
