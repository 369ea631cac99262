import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Move, moveTo } from '#web/orders/list/boardMoves.ts';
import { openStage, type Stage } from './app.ts';
import { type OrderPath, ok, orderPath } from './order-path.ts';
import type { Name } from './world.ts';

/** What putting a card into a column means, for each who sees it, by what the server says they may do. */

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const move = async (as: Name, id: number, column: string): Promise<Move | null> =>
  moveTo(await ok(stage.as(as).get(`/orders/${id}`)), column);
const filled = async () => {
  const { id } = await path.prospect();
  await ok(path.confirm('manager', id));
  await ok(path.fill('manager', id, 'paymentTerms', '50 % аванс'));
  await ok(path.fill('manager', id, 'remuneration', '90000.00'));
  await ok(path.fill('manager', id, 'subcontractorAmount', '0.00'));
  return id;
};

describe('to the next step', () => {
  it('the filler asks, the head signs once nothing else is missing, the reader hears who may', async () => {
    const { id } = await path.prospect();
    expect(await move('manager', id, 'payment')).toMatchObject({ do: 'ask', step: 'terms' });
    const named = await move('headOfSales', id, 'payment');
    expect(named).toMatchObject({ do: 'fill' });
    const ready = await filled();
    expect(await move('headOfSales', ready, 'payment')).toEqual({ do: 'sign' });
    await ok(path.request('manager', ready, 'terms'));
    expect(await move('headOfSales', ready, 'payment')).toEqual({ do: 'sign' });
    const told = await move('manager', ready, 'payment');
    expect(told).toEqual({ do: 'say', reason: expect.stringContaining(stage.world.fullName('headOfSales')) });
  });

  it('what the signer chooses with the signature does not stand in its way', async () => {
    const { id } = await path.at('assignment');
    await ok(path.fill('manager', id, 'termsOfReference', 'Обследовать котёл'));
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await ok(path.request('manager', id, 'assignment'));
    expect(await move('headOfExpertise', id, 'examination')).toEqual({ do: 'sign' });
  });
});

describe('elsewhere', () => {
  it('two steps ahead: one after the other', async () => {
    const id = await filled();
    const two = await move('headOfSales', id, 'assignment');
    expect(two).toMatchObject({ do: 'oneByOne', current: { key: 'terms' }, next: { key: 'payment' } });
  });

  it('back: a return for who may, words for who may not', async () => {
    const { id } = await path.at('assignment');
    expect(await move('headOfExpertise', id, 'payment')).toEqual({ do: 'return', to: 'payment' });
    const reason = expect.stringContaining(stage.world.fullName('headOfExpertise'));
    expect(await move('manager', id, 'payment')).toEqual({ do: 'say', reason });
  });

  it('its own column is no act; a refused order does not move', async () => {
    const id = await filled();
    expect(await move('manager', id, 'terms')).toBeNull();
    await ok(path.refuse('manager', id));
    expect(await move('manager', id, 'payment')).toEqual({ do: 'stopped', because: 'refused' });
  });
});
