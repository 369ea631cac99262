import { type Seeded, seeded } from '#domain/values/seeded.ts';
import type { Name } from '#test/world.ts';

/** How far an order has come when the history ends; each goal passes through those before it. */
export const goals = [
  'prospect',
  'confirmed',
  'payment',
  'assignment',
  'examination',
  'examined',
  'approval',
  'archive',
  'archived',
] as const;
export type Goal = (typeof goals)[number];

export type ClientPlan = { key: string; manager: Name };
export type ContractPlan = { key: string; client: string; author: Name };
export type OrderPlan = {
  key: string;
  client: string;
  contract: string;
  manager: Name;
  /** Null while nobody was chosen. */
  expert: Name | null;
  goal: Goal;
  /** The terms of reference were sent before their step came. */
  sentEarly: boolean;
  /** Refused at the end, where it stood. */
  refused: boolean;
  /** The client was confirmed once: accounting sees it from then on. */
  confirmed: boolean;
  /** A document that is no commercial one was dropped on it. */
  openDocuments: boolean;
};
export type Plan = {
  seed: number;
  clients: ClientPlan[];
  contracts: ContractPlan[];
  orders: OrderPlan[];
  /** Tables that somebody read in. */
  imports?: string[];
  /** Who is away the whole time, and who acts for them. */
  substitutions: { absent: Name; substitute: Name }[];
};

const managers: Name[] = ['manager', 'otherManager', 'colleague', 'regionManager'];
/** Two of them manage as well: held to the expert's share on what they examine. */
const experts: Name[] = ['expert', 'expert', 'otherExpert', 'otherExpert', 'headOfExpertise', 'colleague'];

/** Who does what with whom, before anything is written: what each person may know follows from this alone. */
export function planOf(seed: number, orders: number): Plan {
  const random = seeded(seed);
  const plan: Plan = {
    seed,
    clients: [],
    contracts: [],
    orders: [],
    substitutions: seed % 2 === 1 ? [{ absent: 'otherExpert', substitute: 'clerk' }] : [],
  };
  for (let n = 0; n < orders; n += 1) addOrder(plan, random, n);
  return plan;
}

function addOrder(plan: Plan, random: Seeded, n: number): void {
  // every manager and, over two rounds, every goal come in turn: no person is left without something hidden
  const manager = managers[n % managers.length] ?? 'manager';
  const goal = goals[(n * 4 + random.int(0, 1)) % goals.length] ?? 'prospect';
  const old = plan.clients.length > 0 && random.int(1, 100) <= 40 ? random.pick(plan.clients) : null;
  const client = old ?? { key: `c${n}`, manager };
  if (!old) plan.clients.push(client);
  const beside = plan.contracts.filter((one) => one.client === client.key);
  const shared = beside.length > 0 && random.int(1, 100) <= 60 ? random.pick(beside) : null;
  const contract = shared ?? { key: `k${n}`, client: client.key, author: manager };
  if (!shared) plan.contracts.push(contract);
  const isAssigned = goals.indexOf(goal) >= goals.indexOf('examination');
  const mates = experts.filter((one) => one !== manager);
  plan.orders.push({
    key: `o${n}`,
    client: client.key,
    contract: contract.key,
    manager,
    expert: isAssigned ? expertFor(contract, client, mates, random) : null,
    goal,
    sentEarly: goal !== 'prospect' && random.int(1, 100) <= 50,
    refused: goal !== 'archived' && random.int(1, 100) <= 20,
    confirmed: goal !== 'prospect',
    openDocuments: random.int(1, 100) <= 50,
  });
}

/** Nobody examines what they bring in themselves: that mixture of capacities has its own test of rules. */
const expertFor = (contract: ContractPlan, client: ClientPlan, among: Name[], random: Seeded): Name =>
  random.pick(among.filter((one) => one !== contract.author && one !== client.manager));
