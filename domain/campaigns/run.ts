/**
 * What may be done with a whole letter, and when it halts by itself. Pure.
 *
 * Source: domain.md §5.
 */
import type { CampaignState } from './blocks.ts';

/** What is asked for by people; the rest is the worker's. */
export type Ask = 'start' | 'schedule' | 'unschedule' | 'pause' | 'resume' | 'stop';
/** What happens by itself. */
export type Event = 'due' | 'prepared' | 'halted' | 'ended';

const next: Record<CampaignState, Partial<Record<Ask | Event, CampaignState>>> = {
  draft: { start: 'preparing', schedule: 'scheduled' },
  scheduled: { due: 'preparing', unschedule: 'draft' },
  preparing: { prepared: 'running', halted: 'paused', stop: 'stopped' },
  running: { pause: 'paused', halted: 'paused', stop: 'stopped', ended: 'finished' },
  paused: { resume: 'running', stop: 'stopped' },
  stopped: {},
  finished: {},
};

/** null: not in this state. */
export const after = (state: CampaignState, what: Ask | Event): CampaignState | null =>
  next[state][what] ?? null;

/** Of this many letters that ended last, more than these that did not arrive halt the campaign. */
export const LOOKED_AT = 200;
const FEW = 10;
const SHARE = 0.05;

export const tooManyBounce = ({ ended, failed }: { ended: number; failed: number }): boolean =>
  failed > Math.max(FEW, ended * SHARE);

/** How often a server may put one letter off; and the minutes until it is asked again. */
export const MOST_TRIES = 5;
const PAUSES = [1, 5, 15, 60] as const;

/** After so many tries: in how many minutes the next is, or null for never. */
export function nextTryIn(tries: number): number | null {
  if (tries >= MOST_TRIES) return null;
  return PAUSES[Math.min(tries, PAUSES.length) - 1] ?? PAUSES[0];
}

/**
 * What is left in seconds, or null where nothing tells yet. `sent` in the last `seconds`, of which there are fewer than sixty soon
 * after the start.
 */
export function secondsLeft({
  waiting,
  perMinute,
  sent,
  seconds,
}: {
  waiting: number;
  perMinute: number;
  sent: number;
  seconds: number;
}): number | null {
  if (waiting === 0) return 0;
  if (sent === 0 || seconds <= 0) return null;
  return Math.ceil(waiting / Math.min(perMinute / 60, sent / seconds));
}
