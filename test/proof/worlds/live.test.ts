import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bar, seed } from '#test/proof/bar.ts';
import { type Name, names } from '#test/world.ts';
import { buildWorld } from './build.ts';
import type { Hand } from './hand.ts';
import { type OrderPlan, planOf } from './plan.ts';
import { listenIn, openStream, type Stream, within } from './stream.ts';
import { type Fact, mayKnow } from './who-knows.ts';

/** An open page hears nothing of what is hidden, not even that something happened, and something of what is not. */

const plan = planOf(seed(1), bar(4, 18));
let world: Hand;
const streams = new Map<Name, Stream>();
beforeAll(async () => {
  world = await buildWorld(plan);
  const port = await listenIn(world.stage);
  for (const name of names) streams.set(name, await openStream(world.stage, port, name));
}, 600_000);
afterAll(async () => {
  for (const stream of streams.values()) stream.close();
  await world?.close();
});

/** The kinds and ids each person heard while this was done; what everybody hears of comes last and ends it. */
async function heardOf(doing: () => Promise<unknown>): Promise<Map<Name, string[]>> {
  const from = new Map([...streams].map(([name, { said }]) => [name, said.length]));
  await doing();
  const { ids } = world.stage.world;
  const away = {
    employeeId: ids.clerk,
    substituteId: null,
    kind: 'trip',
    fromOn: '2998-01-01',
    toOn: '2998-01-02',
  };
  const made = await world.post('admin', '/absences', away);
  const news = ({ said }: Stream, name: Name) => said.slice(from.get(name));
  for (const [name, stream] of streams)
    expect(
      await within(10_000, () => news(stream, name).some(({ kind }) => kind === 'people')),
      `${name} hears of an absence`,
    ).toBe(true);
  const heard = new Map(
    [...streams].map(([name, stream]) => [
      name,
      news(stream, name)
        // of the absence all hear, and where rights changed that all is to be read again
        .filter(({ kind }) => kind !== 'people' && kind !== undefined)
        .map((one) => JSON.stringify(one)),
    ]),
  );
  const before = new Map([...streams].map(([name, { said }]) => [name, said.length]));
  await world.remove('admin', `/absences/${made.id}`);
  for (const [name, { said }] of streams)
    expect(await within(10_000, () => said.length > (before.get(name) ?? 0))).toBe(true);
  return heard;
}

type Doing = {
  fact: Fact;
  needs: (order: OrderPlan) => boolean;
  do: (order: OrderPlan, path: string) => Promise<unknown>;
};
const isOpen = (order: OrderPlan) => order.goal !== 'archived';
const isPaid = (order: OrderPlan) => isOpen(order) && order.confirmed && !order.refused;
const key = '';
const doings: Doing[] = [
  {
    fact: { orderComment: key, by: 'headOfSales' },
    needs: isOpen,
    do: (_order, path) => world.post('headOfSales', `${path}/comments`, { body: 'тихо' }),
  },
  {
    fact: { orderMoney: key },
    needs: isPaid,
    do: (_order, path) =>
      world.post('accountant', `${path}/payments`, {
        amount: '17.17',
        paidOn: '2026-11-20',
        paymentOrderNumber: '7',
      }),
  },
  {
    fact: { document: key, commercial: true },
    needs: isOpen,
    do: (order, path) => world.upload(order.manager, `${path}/documents?name=a.txt&kind=invoice`, 'счёт'),
  },
  {
    fact: { order: key },
    needs: isOpen,
    do: (order, path) => world.put(order.manager, `${path}/title`, { title: `Новое имя ${order.key}` }),
  },
  {
    fact: { contractComment: key, by: 'headOfSales' },
    needs: () => true,
    do: (order) =>
      world.post('headOfSales', `/contracts/${world.idOf(order.contract)}/comments`, { body: 'тихо' }),
  },
];

/** The same kind of fact about this order or its contract. */
const about = (fact: Fact, order: OrderPlan): Fact =>
  Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [
      name,
      value === key ? (name.startsWith('contract') ? order.contract : order.key) : value,
    ]),
  ) as Fact;

describe.each(plan.orders)('$key of $manager, $goal', (order) => {
  it('reaches whom it concerns and nobody else', async () => {
    for (const doing of doings.filter(({ needs }) => needs(order))) {
      const fact = about(doing.fact, order);
      const heard = await heardOf(() => doing.do(order, `/orders/${world.idOf(order.key)}`));
      for (const name of names) {
        const said = heard.get(name) ?? [];
        const where = `${name}: ${JSON.stringify(fact)}`;
        if (!mayKnow(plan, name, fact)) expect(said, where).toEqual([]);
        else expect(said, where).not.toEqual([]);
      }
    }
  }, 120_000);
});
