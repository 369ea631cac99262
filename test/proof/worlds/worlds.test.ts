import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#server/routes.ts';
import { bar, isFull, seed } from '#test/proof/bar.ts';
import type { Name } from '#test/world.ts';
import { buildWithout, buildWorld, hiddenWords } from './build.ts';
import { compare } from './compare.ts';
import type { Hand } from './hand.ts';
import { differences, normaliser } from './normal.ts';
import { planOf } from './plan.ts';
import { asksFor, elsewhere, NOT_OWN } from './requests.ts';
import { deedsFor } from './writes.ts';

/**
 * S2: what a person may not see is absent everywhere. The same history is written twice, once without what the person may
 * not know of; every read answers the same in both, every act on whatever record is answered the same, and no word of what
 * is hidden comes up anywhere.
 */

const seeds = Array.from({ length: bar(1, 3) }, (_, n) => seed(1) + n);
const everybody: Name[] = [
  'headOfExpertise',
  'otherManager',
  'expert',
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
const readers = isFull ? everybody : everybody.slice(0, 2);
const doers = isFull ? everybody : everybody.slice(2, 3);
const HOURS = 3_600_000;
const amount = { values: bar(2, 30), mixtures: bar(1, 25) };

describe.each(seeds)('history %i', (number) => {
  const plan = planOf(number, bar(9, 18));
  /** Shared by all who read, and by whoever acts last; the others act in one of their own. */
  let world: Hand;
  beforeAll(async () => {
    world = await buildWorld(plan);
  }, HOURS);
  afterAll(() => world?.close());

  const reads = async (person: Name) => {
    const hidden = hiddenWords(plan, person);
    expect(hidden.size, 'something is hidden').toBeGreaterThan(10);
    const without = await buildWithout(plan, person);
    try {
      const comparison = compare({ person, world, without, hidden });
      for (const ask of asksFor(plan, amount, number)) await comparison.ask(ask);
      say(`${person} reads`, comparison);
      await sameLetters(person, world, without, hidden);
    } finally {
      await without.close();
    }
  };
  it.each(readers)('%s reads nothing of what is hidden', reads, HOURS);

  const acts = async (person: Name) => {
    const whole = person === doers.at(-1) ? world : await buildWorld(plan);
    const without = await buildWithout(plan, person);
    try {
      for (const one of [whole, without]) await rememberNotOwn(one, person);
      const comparison = compare({ person, world: whole, without, hidden: hiddenWords(plan, person) });
      for (const deed of deedsFor(plan, bar(2, 20), number)) await comparison.act(deed);
      for (const ask of asksFor(plan, { values: 0, mixtures: 0 }, number)) await comparison.ask(ask);
      say(`${person} acts`, comparison);
    } finally {
      await without.close();
      if (whole !== world) await whole.close();
    }
  };
  it.each(doers)('%s learns nothing by acting', acts, HOURS);
});

it('every route that reads is asked', () => {
  const asked = new Set(asksFor(planOf(1, 4), amount, 1).map(({ route }) => route));
  const reading = routes.filter(({ route }) => route.method === 'GET').map(({ route }) => route.id);
  expect(reading.filter((id) => !asked.has(id))).toEqual(elsewhere);
});

/** What one person is written of is the same in both worlds, and names nothing hidden. */
async function sameLetters(
  person: Name,
  world: Hand,
  without: Hand,
  hidden: ReadonlySet<string>,
): Promise<void> {
  const [whole, less] = await Promise.all([world.letterTo(person), without.letterTo(person)]);
  const plain = (letter: typeof whole) =>
    JSON.parse(JSON.stringify(letter).replace(/\d\d\.\d\d\.\d{4}, \d\d:\d\d/g, '<moment>'));
  expect(differences(normaliser()(plain(whole)), normaliser()(plain(less)))).toEqual([]);
  expect(whole, `${person} is written to`).not.toBeNull();
  expect([...hidden].filter((word) => whole?.text.includes(word) || whole?.html.includes(word))).toEqual([]);
}

function say(who: string, { failures, requests }: ReturnType<typeof compare>): void {
  expect(failures.slice(0, 20)).toEqual([]);
  console.log(`${who}: ${requests()} requests answered the same in both worlds`);
}

async function rememberNotOwn(hand: Hand, person: Name): Promise<void> {
  const row = await hand.stage.ownerDb
    .selectFrom('notifications')
    .select('id')
    .where('employee_id', '<>', hand.stage.world.ids[person])
    .orderBy('id')
    .executeTakeFirst();
  if (row) hand.made(NOT_OWN, row.id);
}
