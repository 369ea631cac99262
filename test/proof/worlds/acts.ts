import { type Seeded, seeded } from '#domain/values/seeded.ts';
import type { Name } from '#test/world.ts';
import { absenceActs } from './absence-acts.ts';
import { canaryOf } from './canary.ts';
import { companyActs, folderKeys } from './company-acts.ts';
import type { Hand } from './hand.ts';
import { newsActs } from './news-acts.ts';
import { orderActs } from './order-acts.ts';
import type { Plan } from './plan.ts';
import type { Fact } from './who-knows.ts';

/** One thing somebody does. `fact` is what it makes known; `word` stands in every text it leaves behind. */
export type Act = {
  fact: Fact;
  /** The order it belongs to: gone with it. */
  order?: string;
  word: string;
  do: (hand: Hand, word: string) => Promise<unknown>;
  /** The process asks for something here: who may not know what, gets something else. */
  needed?: boolean;
};
/** What is written instead of the word where something else was needed. */
export const OTHER = 'иное';
/** `needs` and `makes` are names of records: a story waits for what another one makes. */
export type Planned = Omit<Act, 'word'> & { needs?: string[]; makes?: string };

/** The history of the company: the stories of all orders and of what stands beside them, mixed, each in its own order. */
export function actsOf(plan: Plan): Act[] {
  const random = seeded(plan.seed + 1);
  const started = new Set<string>();
  const stories = plan.orders.map((order) => [
    ...beginnings(plan, order, started),
    ...orderActs(order, random),
  ]);
  const rest = [
    ...substitutes(plan),
    ...mixed(
      [
        ...stories,
        besides(),
        besides(),
        absenceActs(),
        ...folderKeys.map(companyActs),
        ...folderKeys.map(newsActs),
      ],
      random,
    ),
  ];
  return rest.map((act, n) => ({ ...act, word: canaryOf(n) }));
}

/** A few stories run at a time, so that what is hidden stands between what is not. */
function mixed(stories: Planned[][], random: Seeded): Planned[] {
  const acts: Planned[] = [];
  const made = new Set<string>();
  const isReady = ([first]: Planned[]) => first?.needs?.every((key) => made.has(key)) ?? first !== undefined;
  for (let ready = stories.filter(isReady); ready.length > 0; ready = stories.filter(isReady)) {
    const story = random.pick(ready.slice(0, 5));
    const act = story.shift();
    if (!act) break;
    acts.push(act);
    if (act.makes) made.add(act.makes);
  }
  const stuck = stories.find((story) => story.length > 0);
  if (stuck) throw new Error(`nothing makes ${stuck[0]?.needs}`);
  return acts;
}

function substitutes(plan: Plan): Planned[] {
  return plan.substitutions.map(({ absent, substitute }) => ({
    fact: { everybody: true },
    do: (hand) =>
      hand.post('admin', '/absences', {
        employeeId: hand.stage.world.ids[absent],
        substituteId: hand.stage.world.ids[substitute],
        kind: 'vacation',
        fromOn: '2026-01-01',
        toOn: '2999-01-01',
      }),
  }));
}

function beginnings(plan: Plan, order: Plan['orders'][number], started: Set<string>): Planned[] {
  const acts: Planned[] = [];
  const contract = plan.contracts.find((one) => one.key === order.contract);
  const author = contract?.author ?? order.manager;
  const { key } = order;
  if (!started.has(order.client)) {
    started.add(order.client);
    acts.push(...clientActs(order.client, order.manager, key));
  }
  if (!started.has(order.contract)) {
    started.add(order.contract);
    acts.push(...contractActs(order.client, order.contract, author, key));
  }
  return acts;
}

/** An order is confirmed under a contract with an amount. */
export const amountOf = (contract: string): string => `${contract}.amount`;
export const id = (hand: Hand, key: string): number => hand.idOf(key) ?? 0;

function clientActs(client: string, by: Name, story: string): Planned[] {
  return [
    {
      fact: { client },
      makes: client,
      do: async (hand, word) =>
        hand.made(client, (await hand.post(by, '/clients', { name: `ООО «${word}»`, occupation: word })).id),
    },
    {
      fact: { client },
      do: async (hand, word) =>
        hand.made(
          `${client}.contact`,
          (
            await hand.post(by, `/clients/${id(hand, client)}/contacts`, {
              lastName: word,
              phones: ['+7 495 123-45-67'],
            })
          ).id,
        ),
    },
    {
      fact: { clientComment: client, by },
      do: async (hand, word) =>
        hand.made(
          `${client}.comment`,
          (await hand.post(by, `/clients/${id(hand, client)}/comments`, { body: word })).id,
        ),
    },
    {
      fact: { clientComment: client, by },
      do: async (hand, word) => {
        const body = { clientId: id(hand, client), on: '2030-01-10', at: '14:30', topic: word };
        hand.made(`${client}.call`, (await hand.post(by, '/calls', body)).id);
      },
    },
    ...(story.length % 2 === 0
      ? [
          {
            fact: { clientComment: client, by: 'headOfSales' as const },
            do: (hand: Hand, word: string) =>
              hand.post('headOfSales', `/clients/${id(hand, client)}/comments`, { body: word }),
          },
        ]
      : []),
  ];
}

function contractActs(client: string, contract: string, by: Name, story: string): Planned[] {
  const edit = (amount: string) => async (hand: Hand, word: string) => {
    const path = `/contracts/${id(hand, contract)}`;
    const { body } = await hand.stage.as(by).get(path);
    return hand.put(by, path, {
      number: body.number,
      signedOn: body.signedOn,
      amount: word === OTHER ? '90000.00' : amount,
      version: body.version,
    });
  };
  const sum = 100_000 + Number(story.slice(1)) * 1013;
  return [
    {
      fact: { contract },
      needs: [client],
      makes: contract,
      do: async (hand, word) =>
        hand.made(
          contract,
          (await hand.post(by, '/contracts', { clientId: id(hand, client), number: `${word}-${sum}` })).id,
        ),
    },
    { fact: { contractMoney: contract }, do: edit(`${sum}.17`) },
    {
      fact: { contractMoney: contract },
      needed: true,
      makes: amountOf(contract),
      do: edit(`${sum + 50_000}.00`),
    },
    {
      fact: { contractComment: contract, by },
      do: async (hand, word) =>
        hand.made(
          `${contract}.comment`,
          (await hand.post(by, `/contracts/${id(hand, contract)}/comments`, { body: word })).id,
        ),
    },
  ];
}

/** What nobody but the administrator, or somebody alone, has to know of. */
function besides(): Planned[] {
  const absent = async (hand: Hand) => {
    const made = await hand.post('admin', '/absences', {
      employeeId: hand.stage.world.ids.regionManager,
      substituteId: null,
      kind: 'illness',
      fromOn: '2998-01-01',
      toOn: '2999-01-01',
    });
    await hand.remove('admin', `/absences/${made.id}`);
  };
  return [
    { fact: { administration: true }, do: absent },
    ...(['manager', 'expert', 'accountant', 'approver'] as const).map(
      (own): Planned => ({
        fact: { own },
        do: (hand, word) => hand.post(own, '/me/tokens', { name: word, scope: 'read', days: 30 }),
      }),
    ),
  ];
}
