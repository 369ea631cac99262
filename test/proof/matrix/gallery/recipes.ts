import type { Person } from '../people.ts';
import { inLanes } from './lanes.ts';
import { befall } from './mishaps.ts';
import { stops, walkedTo } from './moves.ts';
import { makeClient, makeContract, type OrderSpec, type Workshop } from './walk.ts';

/** Which orders hang in the gallery: every stop of the way, everything that befalls an order, every relation of a person to it. */
export async function makeOrders(shop: Workshop): Promise<void> {
  const stand =
    (label: string, stop: string, spec: Omit<OrderSpec, 'label'> = {}) =>
    () =>
      walkedTo(shop, { label, ...spec }, stop);
  await inLanes([
    ...stops.map((stop) => stand(`at ${stop}`, stop)).reverse(),
    ...befall(shop),
    ...leaders.flatMap((manager) => [
      stand(`${manager}'s at prospect`, 'prospect', { manager }),
      stand(`${manager}'s at examination`, 'examination', { manager, expert: 'otherExpert' }),
    ]),
    stand("regionManager's at terms asked", 'terms asked', { manager: 'regionManager' }),
    // led from outside the sales department: its head does not see it, so it stays at the first step
    stand("examiningManager's at prospect", 'prospect', { manager: 'examiningManager' }),
    stand("examiningManager's at terms asked", 'terms asked', { manager: 'examiningManager' }),
    stand("otherManager's archived", 'archived', { manager: 'otherManager' }),
    ...experts.map((expert) => stand(`examined by ${expert}`, 'examination filled', { expert })),
    stand('led and examined by one', 'examination', { manager: 'otherManager', expert: 'otherManager' }),
    () => makeShared(shop),
  ]);
}

const leaders: readonly Person[] = ['otherManager', 'colleague', 'regionManager', 'headOfSales'];
const experts: readonly Person[] = [
  'headOfSales',
  'accountant',
  'headOfExpertise',
  'approver',
  'director',
  'colleague',
  'watcher',
  'examiningManager',
  'deputyOf headOfSales',
  'manager',
];

/** Where the client's manager, the contract's author and the order's manager are three people. */
async function makeShared(shop: Workshop): Promise<void> {
  const client = await makeClient(shop, 'of many', 'otherManager');
  const shared = await makeContract(shop, 'of two orders', { client, by: 'colleague' });
  await walkedTo(shop, { label: 'first of two', client, contract: shared }, 'examination filled');
  const second = { client, contract: shared, manager: 'regionManager', expert: 'otherExpert' } as const;
  await walkedTo(shop, { label: 'second of two', ...second }, 'prospect');
  const examined = await makeContract(shop, 'of the examined', { client, by: 'regionManager' });
  const byItsManager = { client, contract: examined, expert: 'otherManager' } as const;
  await walkedTo(shop, { label: "examined by its client's manager", ...byItsManager }, 'examination');
  await makeContract(shop, 'without orders', { client, by: 'examiningManager' });
  const regional = await makeClient(shop, 'of the regions', 'regionManager');
  await makeContract(shop, 'of the regions', { client: regional, by: 'manager' });
}
