import type { Queue } from 'pg-boss';
import { z } from 'zod';

/** How pg-boss keeps the queue of a job. */
export type QueueSettings = Omit<Queue, 'name'>;

/** One kind of work done outside a request. Payloads carry ids, never rights or texts: handlers read anew. */
export interface Job<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly queue: QueueSettings;
  /** Runs by itself this often, at most once per interval over all workers. */
  readonly everySeconds: number | undefined;
}

interface Definition<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  everySeconds?: number;
  options?: QueueSettings;
}

export function defineJob<Payload>({
  name,
  payload,
  everySeconds,
  options,
}: Definition<Payload>): Job<Payload> {
  return { name, payload, everySeconds, queue: { ...usual, ...options } };
}

/**
 * A dead worker's job is missed within half a minute (its heartbeat, looked for every ten seconds) and taken up anew; a
 * failing one is tried again with growing pauses and then stays in sight as failed.
 */
const usual: QueueSettings = {
  notify: true,
  retryLimit: 5,
  retryBackoff: true,
  retryDelay: 2,
  expireInSeconds: 60,
  heartbeatSeconds: 15,
  deleteAfterSeconds: 7 * 24 * 3600,
};

/** Tells people what happened: each event becomes rows for those who should know. */
export const announce = defineJob({
  name: 'announce',
  payload: z.object({ eventIds: z.array(z.number().int().positive()).min(1) }),
});

/** Chains the journal's new rows; apart from the writers, so that they do not queue on one lock. */
export const sealJournal = defineJob({
  name: 'seal-journal',
  payload: z.object({}),
  everySeconds: 10,
  // The next round does the same work: no retries, and no week of rows that say "nothing new".
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 3600 },
});

/** Finds the terms that end soon or today, a few times a day; told once for each of the days before. */
export const expiringTerms = defineJob({
  name: 'expiring-terms',
  payload: z.object({}),
  everySeconds: 3600,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 24 * 3600 },
});

/** Finds the steps whose term ends today or has ended; told once for each of the marks. */
export const dueSteps = defineJob({
  name: 'due-steps',
  payload: z.object({}),
  everySeconds: 1800,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 24 * 3600 },
});

/** Finds the tasks whose deadline comes, is today or has passed; told once for each. */
export const dueTasks = defineJob({
  name: 'due-tasks',
  payload: z.object({}),
  everySeconds: 1800,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 24 * 3600 },
});

/** Finds the certificates of people that end soon or today; told once for each of the days before. */
export const dueCertificates = defineJob({
  name: 'due-certificates',
  payload: z.object({}),
  everySeconds: 3600,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 24 * 3600 },
});

/** Lets out the news whose minute has come. */
export const publishNews = defineJob({
  name: 'publish-news',
  payload: z.object({}),
  everySeconds: 60,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 3600 },
});

/** Tells people of the calls whose reminder has come, once each. */
export const callReminders = defineJob({
  name: 'call-reminders',
  payload: z.object({}),
  everySeconds: 60,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 3600 },
});

/** Goes on with an import: a piece after the other, for a while; the next job takes it from there. */
export const importWork = defineJob({
  name: 'import-work',
  payload: z.object({ importId: z.number().int().positive() }),
});

/** Reads the text inside one file, by its content. */
export const readText = defineJob({
  name: 'read-text',
  payload: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** Finds files whose text nobody has read: those from before, and those whose job got lost. */
export const unreadTexts = defineJob({
  name: 'unread-texts',
  payload: z.object({}),
  everySeconds: 1800,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 24 * 3600 },
});

/** Makes the preview of an office file; one at a time, and a conversion may take its whole minute. */
export const makePreview = defineJob({
  name: 'make-preview',
  payload: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  options: { retryLimit: 2, expireInSeconds: 150, deleteAfterSeconds: 24 * 3600 },
});

/** Removes what the store keeps and nobody needs; a large store takes its time. */
export const cleanStore = defineJob({
  name: 'clean-store',
  payload: z.object({}),
  everySeconds: 24 * 3600,
  options: { policy: 'singleton', retryLimit: 0, expireInSeconds: 2 * 3600 },
});

/**
 * Sends what lies in the outbox: asked for with each letter, and each minute for those whose time has come. One at a time, and a
 * server that dawdles holds it for a minute; the queue gives it two.
 */
export const sendLetters = defineJob({
  name: 'send-letters',
  payload: z.object({}),
  everySeconds: 60,
  options: { policy: 'singleton', retryLimit: 0, expireInSeconds: 120, deleteAfterSeconds: 3600 },
});

/**
 * Sends letters to groups of clients, a turn at a time: each minute, and asked for when there is something to begin. One waits in the
 * queue and any number run, so that every worker takes part while there is work.
 */
export const sendCampaigns = defineJob({
  name: 'send-campaigns',
  payload: z.object({}),
  everySeconds: 60,
  options: { policy: 'short', retryLimit: 0, expireInSeconds: 300, deleteAfterSeconds: 3600 },
});

/** Finds what people are to get letters of by now: asked for with each thing told, and each minute for those whose time has come. */
export const gatherMail = defineJob({
  name: 'gather-mail',
  payload: z.object({}),
  everySeconds: 60,
  options: { policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 3600 },
});

/** Reads the mailbox letters come back to: what is new in it, a piece at a time. A server that dawdles holds it for a minute. */
export const readMailbox = defineJob({
  name: 'read-mailbox',
  payload: z.object({}),
  everySeconds: 120,
  options: { policy: 'singleton', retryLimit: 0, expireInSeconds: 180, deleteAfterSeconds: 3600 },
});

/** Every job there is; the queues are made from this list. */
export const jobs: readonly Job[] = [
  announce,
  sealJournal,
  expiringTerms,
  dueSteps,
  dueTasks,
  dueCertificates,
  publishNews,
  callReminders,
  importWork,
  readText,
  unreadTexts,
  makePreview,
  cleanStore,
  sendLetters,
  sendCampaigns,
  gatherMail,
  readMailbox,
] as Job[];
