import { describe, expect, it } from 'vitest';
import { CAMPAIGN_STATES } from './blocks.ts';
import { type Ask, after, MOST_TRIES, nextTryIn, secondsLeft, tooManyBounce } from './run.ts';

const asks: readonly Ask[] = ['start', 'schedule', 'unschedule', 'pause', 'resume', 'stop'];

describe('what may be asked of a campaign', () => {
  it.each([
    ['draft', ['start', 'schedule']],
    ['scheduled', ['unschedule']],
    ['preparing', ['stop']],
    ['running', ['pause', 'stop']],
    ['paused', ['resume', 'stop']],
    ['stopped', []],
    ['finished', []],
  ] as const)('%s: %j', (state, may) => {
    expect(asks.filter((ask) => after(state, ask) !== null)).toEqual(may);
  });

  it('nothing leads out of an end, and nothing back into a draft but taking the moment back', () => {
    for (const state of CAMPAIGN_STATES)
      for (const what of [...asks, 'due', 'prepared', 'halted', 'ended'] as const)
        expect(after(state, what) === 'draft').toBe(state === 'scheduled' && what === 'unschedule');
  });
});

describe('a campaign halts by itself', () => {
  it.each([
    [10, 10, false],
    [11, 11, true],
    [200, 10, false],
    [200, 11, true],
  ])('of %i that ended %i failed: %s', (ended, failed, halts) => {
    expect(tooManyBounce({ ended, failed })).toBe(halts);
  });
});

describe('a letter put off', () => {
  it('is tried again with growing pauses, five times in all', () => {
    expect([1, 2, 3, 4].map(nextTryIn)).toEqual([1, 5, 15, 60]);
    expect(nextTryIn(MOST_TRIES)).toBeNull();
  });
});

describe('what is left', () => {
  it.each([
    [0, 300, 0, 60, 0],
    [300, 300, 0, 60, null],
    [300, 300, 300, 60, 60],
    [300, 60, 300, 60, 300],
    [142, 300, 48, 60, 178],
    [9, 60, 3, 3, 9],
  ])('%i letters at %i, %i in the last %i s: %s s', (waiting, perMinute, sent, seconds, left) => {
    expect(secondsLeft({ waiting, perMinute, sent, seconds })).toBe(left);
  });
});
