import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
const ids = { hidden: 0, shown: 0, contract: 0, otherContract: 0, order: 0, hiddenOrder: 0 };

beforeAll(async () => {
  stage = await openStage();
  const manager = stage.as('manager');
  ids.hidden = (await manager.post('/clients', { name: 'Тайник' })).body.id;
  ids.shown = (
    await manager.post('/clients', { name: 'Видимый', comment: 'Скидка десять процентов' })
  ).body.id;
  const contract = async (number: string) =>
    (
      await manager.post('/contracts', {
        clientId: ids.shown,
        number,
        amount: '777000.00',
        comment: 'Секрет менеджера',
      })
    ).body.id;
  ids.contract = await contract('К-1');
  ids.otherContract = await contract('К-2');
  const order = async (title: string) =>
    (await manager.post('/orders', { title, clientId: ids.shown, contractId: ids.contract })).body.id;
  ids.order = await order('Котёл');
  ids.hiddenOrder = await order('Труба');
  // Given to the expert at the past's discretion: the way there is the orders' room's own test.
  await stage.ownerDb
    .updateTable('orders')
    .set({ expert_id: stage.world.ids.expert, ever_confirmed: true, status: 'confirmed', step_seq: 4 })
    .where('id', '=', ids.order)
    .execute();
});
afterAll(() => stage.close());

const get = async (name: Name, path: string) => stage.as(name).get(path);
const list = async (name: Name, path: string) => (await get(name, path)).body.items;

describe('who sees clients', () => {
  it('managers, head of sales, accounting, director and administrator see all', async () => {
    for (const name of ['manager', 'otherManager', 'headOfSales', 'accountant', 'director', 'admin'] as const)
      expect(await list(name, '/clients'), name).toHaveLength(2);
  });

  it('the others see only those of orders they see, and the rest is not there', async () => {
    for (const name of ['expert', 'headOfExpertise'] as const) {
      expect(await list(name, '/clients'), name).toMatchObject([{ name: 'Видимый', orders: 1 }]);
      expect((await get(name, `/clients/${ids.shown}`)).body, name).toMatchObject({
        orders: 1,
        contracts: 1,
      });
      expect((await get(name, `/clients/${ids.hidden}`)).status, name).toBe(404);
      expect((await get(name, `/clients/${ids.hidden}/feed`)).status, name).toBe(404);
      expect(await list(name, `/clients?search=${encodeURIComponent('Тайник')}`), name).toEqual([]);
      expect(await list(name, `/clients?search=${encodeURIComponent('К-2')}`), name).toEqual([]);
    }
    for (const name of ['otherExpert', 'approver', 'clerk'] as const) {
      expect(await list(name, '/clients'), name).toEqual([]);
      expect((await get(name, `/clients/${ids.shown}`)).status, name).toBe(404);
      expect((await get(name, `/contracts/${ids.contract}`)).status, name).toBe(404);
      expect(
        (await stage.as(name).post(`/clients/${ids.shown}/comments`, { body: 'кто там' })).status,
        name,
      ).toBe(404);
    }
  });

  it('counts count only orders the reader sees', async () => {
    expect((await list('accountant', '/clients')).map((one: { orders: number }) => one.orders)).toEqual([
      1, 0,
    ]);
    expect((await list('manager', '/clients')).map((one: { orders: number }) => one.orders)).toEqual([2, 0]);
    // another manager sees the client, but none of its orders
    expect((await list('otherManager', '/clients')).map((one: { orders: number }) => one.orders)).toEqual([
      0, 0,
    ]);
  });

  it('comments on a client are read like the manager’s', async () => {
    const bodies = async (name: Name, path: string) =>
      (await list(name, `${path}?filter=comments`)).map((one: { body: string }) => one.body);
    const client = `/clients/${ids.shown}/feed`;
    expect(await bodies('manager', client)).toEqual([
      'Секрет менеджера',
      'Секрет менеджера',
      'Скидка десять процентов',
    ]);
    expect(await bodies('otherManager', client)).toEqual(['Скидка десять процентов']);
    expect(await bodies('headOfExpertise', client)).toEqual(['Секрет менеджера', 'Скидка десять процентов']);
    expect(await bodies('expert', client)).toEqual([]);
    expect(await bodies('expert', `/contracts/${ids.contract}/feed`)).toEqual([]);
    expect((await stage.as('expert').post(`/clients/${ids.shown}/comments`, { body: 'Можно?' })).status).toBe(
      403,
    );
    const said = await stage
      .as('expert')
      .post(`/contracts/${ids.contract}/comments`, { body: 'Нужны чертежи' });
    expect(said.body).toMatchObject({ own: true, step: null, author: { shortName: 'Белов А. И.' } });
    expect(await bodies('expert', `/contracts/${ids.contract}/feed`)).toEqual(['Нужны чертежи']);
  });

  it('the feed of a client speaks of contracts and orders without money to those who see none', async () => {
    const whole = (await get('manager', `/clients/${ids.shown}/feed`)).raw.body;
    expect(whole).toContain('777');
    expect(whole).toContain('orderCreated');
    const cut = await get('expert', `/clients/${ids.shown}/feed`);
    expect(cut.raw.body).not.toContain('777');
    expect(cut.raw.body).not.toContain('Сумма');
    expect(cut.raw.body).not.toContain('К-2');
    const kinds = cut.body.items.map((one: { kind?: string }) => one.kind ?? 'comment');
    expect(kinds).toEqual(['comment', 'orderCreated', 'contractCreated', 'clientCreated']);
  });

  it('the feed is walked page by page', async () => {
    const path = `/clients/${ids.shown}/feed`;
    const all = (await list('manager', path)).map(
      (one: { type: string; id: number }) => `${one.type}${one.id}`,
    );
    const walked: string[] = [];
    let cursor = '';
    do {
      const { body } = await get('manager', `${path}?limit=2${cursor}`);
      walked.push(...body.items.map((one: { type: string; id: number }) => `${one.type}${one.id}`));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    expect(walked).toEqual(all);
  });
});
