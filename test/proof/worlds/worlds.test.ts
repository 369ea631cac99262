import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#server/routes.ts';
import { bar, seed } from '#test/proof/bar.ts';
import type { Name } from '#test/world.ts';
import { buildWithout, buildWorld, hiddenWords } from './build.ts';
import { compare } from './compare.ts';
import type { Hand } from './hand.ts';
import { planOf } from './plan.ts';
import { asksFor, elsewhere } from './requests.ts';

/**
 * S2: what a person may not see is absent everywhere. The same history is written twice, once without what the person may
 * not know of; every read answers the same in both, and no word of what is hidden comes up anywhere.
 */

const seeds = Array.from({ length: bar(1, 3) }, (_, n) => seed(1) + n);
const everybody: Name[] = [
  'expert',
  'headOfExpertise',
  'otherManager',
  'approver',
  'accountant',
  'clerk',
  'colleague',
  'manager',
  'regionManager',
  'otherExpert',
  'headOfApproval',
  'headOfAccounting',
  'headOfSales',
];
const people = everybody.slice(0, bar(4, everybody.length));
const amount = { values: bar(2, 30), mixtures: bar(2, 25) };

describe.each(seeds)('history %i', (number) => {
  const plan = planOf(number, bar(9, 18));
  let world: Hand;
  beforeAll(async () => {
    world = await buildWorld(plan);
  }, 600_000);
  afterAll(() => world?.close());

  it.each(people)(
    '%s reads nothing of what is hidden',
    async (person) => {
      const without = await buildWithout(plan, person);
      try {
        const hidden = hiddenWords(plan, person);
        expect(hidden.size, 'something is hidden').toBeGreaterThan(10);
        const comparison = compare({ person, world, without, hidden });
        const asks = asksFor(plan, amount, number);
        for (const ask of asks) {
          await comparison.ask(ask);
          if (comparison.failures.length > 20) break;
        }
        expect(comparison.failures).toEqual([]);
        console.log(`${person}: ${comparison.requests()} requests the same in both worlds`);
      } finally {
        await without.close();
      }
    },
    600_000,
  );
});

it('every route that reads is asked', () => {
  const asked = new Set(asksFor(planOf(1, 4), amount, 1).map(({ route }) => route));
  const reading = routes.filter(({ route }) => route.method === 'GET').map(({ route }) => route.id);
  expect(reading.filter((id) => !asked.has(id))).toEqual(elsewhere);
});
