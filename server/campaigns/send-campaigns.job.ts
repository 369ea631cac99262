import type { Kysely } from 'kysely';
import { can } from '#domain/policy/can.ts';
import { findPerson } from '#server/auth/actor.ts';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { sendCampaigns } from '#server/jobs/registry.ts';
import { mailerOf, noteServerTrouble, type Patience, placeOf, readServer } from '#server/mail/public.ts';
import { type Reader, readerFor } from '#server/visibility/reader.ts';
import { loseClaims } from './campaign-outbox.store.ts';
import { loadCampaignToSay } from './letter/load.ts';
import type { CampaignToSay } from './letter/say.ts';
import { prepareLetters } from './prepare.store.ts';
import { type Lines, openLines } from './run-lines.ts';
import { sendSlice } from './run-slice.ts';
import {
  beginDue,
  beginRunning,
  endCampaign,
  haltCampaign,
  haltWithoutServer,
  holdToPrepare,
  type Running,
  runningCampaigns,
} from './run-state.store.ts';

export type Parts = {
  /** Whose rights and files are read: under the role of requests. */
  deps: Deps;
  signal?: AbortSignal;
  patience?: Patience;
  roundMs?: number;
};

/** The rest is another job's, so that none looks dead while it works. */
const ROUND_MS = 60_000;
/** Of several campaigns each has its turn. */
const SLICE_MS = 5000;

/** One round: what is due is begun and prepared, and what runs is sent, each campaign a while. Any number of workers may be at it. */
export async function sendRunningCampaigns(db: Kysely<DB>, parts: Parts): Promise<void> {
  const { deps, signal, roundMs = ROUND_MS } = parts;
  const until = Date.now() + roundMs;
  await loseClaims(db);
  await beginDue(db);
  while (await prepareOne(db, deps));
  await haltWithoutServer(db);
  if ((await runningCampaigns(db)).length === 0) return;
  // whoever is idle comes to help
  await another(db);
  const lines = await linesNow(db, parts);
  if (!lines) return;
  const letters = new Map<number, CampaignToSay>();
  try {
    while (Date.now() < until && !signal?.aborted && !lines.trouble()) {
      const running = await runningCampaigns(db);
      if (running.length === 0) return;
      for (const one of running) {
        const letter = letters.get(one.id) ?? (await loaded(db, deps, one.id));
        if (!letter) continue;
        letters.set(one.id, letter);
        const slice = { campaign: one, letter, lines, until: Math.min(until, Date.now() + SLICE_MS) };
        await sendSlice(db, parts, { ...slice, sender: () => senderOf(db, deps, one) });
        await endCampaign(db, one.id);
      }
    }
  } finally {
    lines.close();
  }
  const trouble = lines.trouble();
  if (trouble) await noteServerTrouble(db, trouble);
  else await another(db);
}

const another = (db: Kysely<DB>): Promise<unknown> =>
  transactAsSystem(db, (trx) => enqueue(trx, sendCampaigns, {}));

/** null: mail is off, or waits until the server is asked again. */
async function linesNow(db: Kysely<DB>, { deps, patience }: Parts): Promise<Lines | null> {
  const row = await readServer(db);
  if (!row.enabled || !row.due) return null;
  const mailer = mailerOf(row, deps.sealer, placeOf(deps.config.publicUrl));
  if (!('code' in mailer)) return openLines(mailer, patience);
  await noteServerTrouble(db, mailer);
  return null;
}

/** In whose name it goes, by their rights of this moment; null: they may not any more, and it halts. */
async function senderOf(
  db: Kysely<DB>,
  deps: Deps,
  { id, startedBy }: Pick<Running, 'id' | 'startedBy'>,
): Promise<Reader | null> {
  const person = await personWho(deps, startedBy);
  if (!person) await haltCampaign(db, id, 'rights');
  return person && readerFor(deps.db, person, deps.definitions);
}

async function personWho(deps: Deps, employeeId: number) {
  const person = await findPerson(deps.db, { employeeId }, null);
  if (!person || !can(person.actor, 'campaign.send', null).ok) return null;
  await deps.definitions.refresh(person.lastDefinition);
  return person;
}

/** Once for all its letters; null: it cannot be said, and halts. */
async function loaded(db: Kysely<DB>, deps: Deps, id: number): Promise<CampaignToSay | null> {
  try {
    return await loadCampaignToSay(db, deps.storage, id);
  } catch {
    await haltCampaign(db, id, 'unsaid');
    return null;
  }
}

/** All letters of a campaign, or none: a crash in the middle leaves it to be prepared. false: none is left. */
async function prepareOne(db: Kysely<DB>, deps: Deps): Promise<boolean> {
  const lost = await transactAsSystem(deps.db, async (trx) => {
    const one = await holdToPrepare(trx);
    if (!one) return 'nothing';
    const person = await personWho(deps, one.startedBy);
    if (!person) return one.id;
    if (!one.isPrepared)
      await prepareLetters(trx, readerFor(trx, person, deps.definitions), one.id, one.audience);
    await beginRunning(trx, one.id);
    return null;
  });
  if (typeof lost === 'number') await haltCampaign(db, lost, 'rights');
  return lost !== 'nothing';
}
