import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { bar, seed } from '../bar.ts';
import type { Call } from '../walks/model/calls.ts';
import { type Arena, newRound, openArena, resetPeople } from './arena.ts';
import { brokenAfter, race, readingOf } from './outcomes.ts';
import { type Pair, pairs } from './pairs.ts';

/**
 * R4: two acts at once upon one order come out as if one had come after the other, whichever it was; the model knows both
 * outcomes, answers and journal included.
 */
const ROUNDS = bar(2, 100);
/** Turns of the loop between the two starts, at most: from together to one after the other. */
const MOST_TURNS = 40;
const random = seeded(seed(2026));

let arena: Arena;
const first = { one: 0, other: 0 };
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.stage.close());

describe('two at once', () => {
  it.each(pairs)('$title', { timeout: 3_600_000 }, async (pair) => {
    for (let round = 0; round < ROUNDS; round++) await meet(pair, round);
  });
  it('sometimes the one is first, sometimes the other', () => {
    console.log(`races: ${pairs.length} pairs, ${ROUNDS} rounds each, ${JSON.stringify(first)}`);
    expect(Math.min(first.one, first.other)).toBeGreaterThan(0);
  });
});

async function meet({ scene, acts }: Pair, round: number): Promise<void> {
  await resetPeople(arena);
  const model = await scene(arena, await newRound(arena));
  const [one, other] = acts(arena);
  const calls = (round % 2 ? [other, one] : [one, other]).map(
    ({ as, act }): Call => ({ as, act, order: 0, saw: 'now', key: null }),
  );
  const turns = random.int(0, MOST_TURNS);
  const run = await race(arena, model, calls, () => turns);
  const winner = readingOf(arena, model, calls, run);
  first[(winner === 0) === (round % 2 === 0) ? 'one' : 'other'] += 1;
  expect(brokenAfter(arena, run)).toEqual([]);
}
