import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { LOOKED_AT, tooManyBounce } from '#domain/campaigns/run.ts';
import type { DB } from '#server/db/tables.ts';
import { placeOf } from '#server/mail/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type ClaimedLetter, claimLetters, lastEnded, serviceMailIsDue } from './campaign-outbox.store.ts';
import type { CampaignToSay } from './letter/say.ts';
import { letterBytes } from './run-bytes.ts';
import { keeperOf } from './run-keeper.ts';
import type { Lines } from './run-lines.ts';
import { outcomeOf, putBack } from './run-outcome.ts';
import { haltCampaign, type Running, secondsUntilNext } from './run-state.store.ts';
import type { Parts } from './send-campaigns.job.ts';

/** Claimed together: few, for what is claimed still goes after a pause, and more each time a line had to wait for the next while none is refused. */
const FIRST = 32;
const MOST = 512;
/** Nobody begins to send a letter claimed longer ago: what was withdrawn since is not known to it. */
const FRESH_MS = 30_000;
const LOOK_AGAIN_MS = 2000;
/** Letters of the house go first, and are given way to for so long. */
const GIVE_WAY_MS = 2000;

export type Slice = {
  campaign: Running;
  letter: CampaignToSay;
  lines: Lines;
  until: number;
  /** null: whose campaign it is may not send any more. */
  sender: () => Promise<Reader | null>;
};

/** Claim, send, record: each is committed before the next, by talks side by side over lines that are kept. */
export async function sendSlice(db: Kysely<DB>, { deps, signal }: Parts, slice: Slice): Promise<void> {
  const { campaign, letter, lines } = slice;
  const keeper = keeperOf(db, campaign);
  const isOver = () => Date.now() >= slice.until || signal?.aborted === true || lines.trouble() !== null;
  const next = letterByLetter(
    claimerOf(db, placeOf(deps.config.publicUrl), slice, isOver, keeper.refusedSince),
    () => !keeper.wasRefused(),
  );
  const talk = async (place: number) => {
    // a line first: while the server is away no letter is in anybody's hands
    while (await lines.at(place)) {
      const claimed = await next.take();
      if (!claimed) return;
      if (lines.trouble() || signal?.aborted || performance.now() - claimed.at > FRESH_MS) {
        keeper.keep(putBack(claimed.letter));
        continue;
      }
      const line = await lines.at(place);
      if (!line) {
        keeper.keep(putBack(claimed.letter));
        return;
      }
      const bytes = await letterBytes(deps, lines.mailer, letter, claimed.letter);
      const trouble = await line.send(claimed.letter.address, bytes);
      if (trouble?.about === 'server') lines.fail(trouble);
      keeper.keep(trouble?.about === 'server' ? putBack(claimed.letter) : outcomeOf(claimed.letter, trouble));
    }
  };
  try {
    await Promise.all(Array.from({ length: lines.count }, (_, place) => talk(place)));
  } finally {
    for (const { letter: left } of await next.rest()) keeper.keep(putBack(left));
    await keeper.end();
  }
}

type Taken = { letter: ClaimedLetter; at: number };

/** One after the other to whoever asks; the next are claimed while the last are sent. */
function letterByLetter(claim: (most: number) => Promise<Taken[]>, isCalm: () => boolean) {
  const waiting: Taken[] = [];
  let most = FIRST;
  let isLate = false;
  let claiming: Promise<void> | null = null;
  let isEmpty = false;
  const more = () => {
    if (claiming) return claiming;
    if (isLate) most = isCalm() ? Math.min(MOST, most * 2) : FIRST;
    isLate = false;
    claiming = claim(most)
      .then((some) => {
        waiting.push(...some);
        isEmpty = some.length === 0;
      })
      .finally(() => {
        claiming = null;
      });
    // whoever waits for it hears of what went wrong
    claiming.catch(() => {});
    return claiming;
  };
  return {
    async take(): Promise<Taken | null> {
      isLate ||= waiting.length === 0 && claiming !== null;
      while (waiting.length === 0 && !isEmpty) await more();
      if (waiting.length <= most / 2 && !isEmpty) void more();
      return waiting.shift() ?? null;
    },
    async rest(): Promise<Taken[]> {
      await claiming?.catch(() => {});
      return waiting.splice(0);
    },
  };
}

/** Answers nothing when the slice is over, or nothing is left that could go now. */
function claimerOf(
  db: Kysely<DB>,
  place: string,
  { campaign, sender }: Slice,
  isOver: () => boolean,
  refusedSince: () => Promise<boolean>,
): (most: number) => Promise<Taken[]> {
  let seen: Reader | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async (most) => {
    while (!isOver()) {
      const isTime = performance.now() - lookedAt > LOOK_AGAIN_MS;
      if (isTime) {
        lookedAt = performance.now();
        seen = await sender();
      }
      if (!seen) return [];
      // letters come back by themselves; a server that refuses everybody does so hundreds of times a second
      if (((await refusedSince()) || isTime) && tooManyBounce(await lastEnded(db, campaign.id, LOOKED_AT)))
        await haltCampaign(db, campaign.id, 'bounces');
      await giveWay(db);
      const at = performance.now();
      const some = await claimLetters(db, campaign.id, { most, place, seen: seen.sql.client() });
      if (some.length > 0) return some.map((letter) => ({ letter, at }));
      const seconds = await secondsUntilNext(db, campaign.id);
      if (seconds === null) return [];
      await pause(Math.min(1000, Math.max(20, seconds * 1000)));
    }
    return [];
  };
}

async function giveWay(db: Kysely<DB>): Promise<void> {
  const until = performance.now() + GIVE_WAY_MS;
  while (performance.now() < until && (await serviceMailIsDue(db))) await pause(200);
}
