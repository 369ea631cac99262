import type { Name } from '#test/world.ts';
import { type Act, actsOf, OTHER } from './acts.ts';
import { makeGroups } from './groups.ts';
import { type Hand, openHand } from './hand.ts';
import type { Plan } from './plan.ts';
import { mayKnow, orderOf, seesContract, seesContractMoney, seesOrder, standsBehind } from './who-knows.ts';

/** The whole history. */
export const buildWorld = (plan: Plan): Promise<Hand> => build(plan, (act) => act);

/** The same history without what this person may not know of. */
export const buildWithout = (plan: Plan, person: Name): Promise<Hand> =>
  build(plan, (act) => {
    if (act.order && !standsBehind(plan, person, orderOf(plan, act.order))) return null;
    if (mayKnow(plan, person, act.fact) || isBehind(plan, person, act)) return act;
    const isThere = !('contractMoney' in act.fact) || seesContract(plan, person, act.fact.contractMoney);
    return act.needed && isThere ? { ...act, word: OTHER } : null;
  });

/** Out of sight itself, but its consequence is in sight: see `standsBehind`. */
function isBehind(plan: Plan, person: Name, { order: key, fact }: Act): boolean {
  if (!key) return false;
  const order = orderOf(plan, key);
  if ('orderMoney' in fact) return seesContractMoney(plan, person, order.contract);
  return 'order' in fact && !seesOrder(plan, person, order);
}

/** Words that stand only in what the person may not know of. */
export const hiddenWords = (plan: Plan, person: Name): Set<string> =>
  new Set(
    actsOf(plan)
      .filter((act) => !mayKnow(plan, person, act.fact))
      .map((act) => act.word),
  );

async function build(plan: Plan, choose: (act: Act) => Act | null): Promise<Hand> {
  const hand = await openHand();
  try {
    await makeGroups(hand);
    for (const act of actsOf(plan)) {
      const chosen = choose(act);
      if (!chosen) continue;
      await chosen.do(hand, chosen.word);
      await hand.announce();
    }
    return hand;
  } catch (error) {
    await hand.close();
    throw error;
  }
}
