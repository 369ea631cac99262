import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isDatabaseUnavailable } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { noteServerWorks } from '#server/mail/public.ts';
import { keepOutcomes, type Outcome } from './campaign-outbox.store.ts';
import { type Running, tellCampaign } from './run-state.store.ts';
import { subjectAsSent } from './run-subject.ts';

const GATHER_MS = 50;
/** Open pages hear of progress so often. */
const TELL_MS = 2000;
/** A database that is away for a moment costs nobody their outcome. */
const TRIES = 8;

/** Writes outcomes down, those of a moment together. */
export function keeperOf(db: Kysely<DB>, { id, subject }: Running) {
  const waiting: Outcome[] = [];
  const shown = subjectAsSent(subject);
  let writing: Promise<void> | null = null;
  let failed: unknown;
  let isRefused = false;
  let wasRefused = false;
  let told = performance.now();
  const write = async () => {
    const some = waiting.splice(0);
    if (some.length === 0) return;
    await again(() => keepOutcomes(db, id, shown, some));
    if (some.some(({ state }) => state === 'sent')) await noteServerWorks(db);
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    await tellCampaign(db, id);
  };
  return {
    keep(outcome: Outcome): void {
      waiting.push(outcome);
      if (outcome.state === 'refused') {
        isRefused = true;
        wasRefused = true;
      }
      writing ??= pause(GATHER_MS)
        .then(write)
        .catch((error: unknown) => {
          failed ??= error;
        })
        .finally(() => {
          writing = null;
        });
    },
    /** Whether any letter was refused at all. */
    wasRefused: () => wasRefused,
    /** Whether letters were refused since this was asked last; all that is known of them is written by then. */
    async refusedSince(): Promise<boolean> {
      const was = isRefused;
      isRefused = false;
      while (was && writing) await writing;
      return was;
    },
    /** All of them are written, and pages know. */
    async end(): Promise<void> {
      while (writing) await writing;
      await write();
      await tellCampaign(db, id);
      if (failed) throw failed;
    },
  };
}

async function again(act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      return await act();
    } catch (error) {
      if (tries >= TRIES || !isDatabaseUnavailable(error)) throw error;
      await pause(500 * tries);
    }
}
