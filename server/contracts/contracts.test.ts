import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let clientId = 0;
beforeAll(async () => {
  stage = await openStage();
  clientId = (await stage.as('manager').post('/clients', { name: 'ООО «Ромашка»' })).body.id;
});
afterAll(() => stage.close());

let last = 0;
const make = async (body: object = {}, name: Name = 'manager') => {
  last++;
  return (await stage.as(name).post('/contracts', { clientId, number: `Д-${last}`, ...body })).body;
};
const orderUnder = async (contractId: number, set: object = {}): Promise<number> => {
  const { id } = (await stage.as('manager').post('/orders', { title: 'Котёл', clientId, contractId })).body;
  await stage.ownerDb
    .updateTable('orders')
    .set({ ever_confirmed: true, status: 'confirmed', ...set })
    .where('id', '=', id)
    .execute();
  return id;
};
const stamp = JSON.stringify({
  employeeId: 1,
  name: 'А',
  position: 'б',
  at: '2026-01-01T00:00:00.000Z',
  standingFor: null,
});
const sign = (orderId: number) =>
  stage.ownerDb
    .insertInto('resolutions')
    .values({
      order_id: orderId,
      step_seq: 1,
      step_key: 'terms',
      stamp,
      content: '{"parts":{}}',
      digest: Buffer.alloc(32),
      version: 2,
    })
    .execute();
const pay = (orderId: number, n: number, amount: string) =>
  stage.ownerDb
    .insertInto('payments')
    .values({
      order_id: orderId,
      n,
      amount,
      paid_on: '2026-01-01',
      payment_order_number: `${n}`,
      stamp,
      version: 2,
    })
    .execute();

it('a version beyond all versions is refused, not stumbled over', async () => {
  const { body: client } = await stage.as('manager').post('/clients', { name: 'ООО «Версия»' });
  const { body: contract } = await stage
    .as('manager')
    .post('/contracts', { clientId: client.id, number: 'ВЕРСИЯ-1', amount: '1.00' });
  const edited = await stage
    .as('manager')
    .put(`/contracts/${contract.id}`, { number: 'ВЕРСИЯ-2', amount: '1.00', version: -2_147_483_649 });
  expect(edited.status).toBe(422);
});

describe('a contract', () => {
  it('is added by a manager; its number is unique however it is typed', async () => {
    const { status, body } = await stage.as('manager').post('/contracts', {
      clientId,
      number: '№ 41-ЭПБ',
      signedOn: '2026-03-01',
      amount: '1200000.00',
      comment: 'Подписан на выставке',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: '№ 41-ЭПБ',
      signedOn: '2026-03-01',
      client: { id: clientId, name: 'ООО «Ромашка»' },
      orders: 0,
      money: { amount: '1200000.00', paid: '0.00', status: 'debt' },
      author: { name: stage.world.fullName('manager') },
      seesComments: true,
      seesDocuments: true,
      termsLocked: false,
      abilities: {
        edit: { allowed: true },
        editTerms: { allowed: true },
        addCommercialDocument: { allowed: true },
      },
    });
    const again = await stage.as('otherManager').post('/contracts', { clientId, number: '41 эпБ' });
    expect(again.status).toBe(422);
    expect(again.body.fields).toEqual([
      { field: 'number', reason: 'number_taken', message: 'Договор с таким номером уже есть: ООО «Ромашка»' },
    ]);
  });

  it('is refused to others, for an unknown client, below zero, without a number', async () => {
    for (const name of ['accountant', 'expert', 'clerk', 'director'] as const)
      expect((await stage.as(name).post('/contracts', { clientId, number: 'X' })).status, name).toBe(403);
    const field = async (body: object) =>
      (await stage.as('manager').post('/contracts', { clientId, number: 'X', ...body })).body.fields?.[0]
        ?.reason;
    expect(await field({ clientId: 999 })).toBe('choice');
    expect(await field({ amount: '-1.00' })).toBe('money_negative');
    expect(await field({ number: '№ -' })).toBe('empty');
  });

  it('is found by number in any writing and by company, newest first', async () => {
    const old = await make({ number: '2026/77-А' });
    const young = await make({ number: '2026/78-А' });
    const found = async (search: string) => {
      const { body } = await stage.as('manager').get(`/contracts?search=${encodeURIComponent(search)}`);
      return { ids: body.items.map((one: { id: number }) => one.id), corrected: body.corrected };
    };
    expect((await found('2026/7')).ids).toEqual([young.id, old.id]);
    expect((await found('202677a')).ids).toEqual([]);
    expect((await found('2026/77 a')).ids).toEqual([old.id]);
    expect((await found('41эпб')).ids).toHaveLength(1);
    expect((await found('ромашка')).ids.length).toBeGreaterThanOrEqual(3);
    expect(await found('hjvfirf')).toMatchObject({ corrected: 'ромашка' });
    const walked: number[] = [];
    let cursor = '';
    do {
      const { body } = await stage.as('manager').get(`/contracts?limit=1${cursor}`);
      walked.push(...body.items.map((one: { id: number }) => one.id));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    expect(walked).toEqual([...walked].sort((a, b) => b - a));
    expect(walked.slice(0, 2)).toEqual([young.id, old.id]);
  });

  it('says how far it is paid, over the payments of its orders that stand', async () => {
    const { id } = await make({ amount: '100.00' });
    const status = async () => (await stage.as('manager').get(`/contracts/${id}`)).body.money;
    const order = await orderUnder(id);
    expect(await status()).toMatchObject({ paid: '0.00', status: 'debt' });
    await pay(order, 1, '40.00');
    expect(await status()).toMatchObject({ paid: '40.00', status: 'part' });
    const other = await orderUnder(id);
    await pay(other, 1, '60.00');
    expect(await status()).toMatchObject({ paid: '100.00', status: 'paid' });
    await stage.ownerDb
      .updateTable('payments')
      .set({ reversed_stamp: stamp, reversed_reason: 'ошибка', reversed_version: 3 })
      .where('order_id', '=', other)
      .execute();
    expect(await status()).toMatchObject({ paid: '40.00', status: 'part' });
    expect((await make()).money).toEqual({ amount: null, paid: '0.00', status: 'none' });
  });
});

describe('editing a contract', () => {
  it('is its author’s, its client’s manager’s, the managers’ of its orders and the head of sales’', async () => {
    const { id } = await make({ amount: '5.00' }, 'otherManager');
    const edit = (name: Name, version: number, amount: string) =>
      stage.as(name).put(`/contracts/${id}`, { number: `ред-${id}`, amount, version });
    expect((await edit('regionManager', 1, '6.00')).status).toBe(403);
    expect((await edit('accountant', 1, '6.00')).status).toBe(403);
    expect((await edit('expert', 1, '6.00')).status).toBe(404);
    expect((await edit('otherManager', 1, '6.00')).status).toBe(200);
    expect((await edit('manager', 2, '7.00')).status).toBe(200);
    expect((await edit('headOfSales', 3, '8.00')).body).toMatchObject({
      version: 4,
      money: { amount: '8.00' },
    });
    const late = await edit('manager', 3, '9.00');
    expect(late.status).toBe(409);
    expect(late.body.difference).toMatchObject([
      { key: 'amount', label: 'Сумма', before: '7,00\u00a0₽', after: '8,00\u00a0₽' },
    ]);
    expect(
      (await stage.as('manager').put(`/contracts/${id}`, { number: '41эпб', amount: '8.00', version: 4 }))
        .body.fields?.[0],
    ).toMatchObject({
      reason: 'number_taken',
    });
  });

  it('once a first step under it is signed is the head of sales’ alone, with a reason', async () => {
    const { id } = await make({ amount: '5.00' });
    await sign(await orderUnder(id));
    const body = { number: `Д-${last}`, amount: '6.00', version: 1 };
    const refused = await stage.as('manager').put(`/contracts/${id}`, body);
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toBe('Это может: руководитель продаж');
    const head = stage.as('headOfSales');
    expect((await head.put(`/contracts/${id}`, body)).body.fields[0]).toMatchObject({
      field: 'reason',
      reason: 'reason_short',
    });
    const done = await head.put(`/contracts/${id}`, { ...body, reason: 'Дополнительное соглашение № 1' });
    expect(done.body).toMatchObject({ termsLocked: true, money: { amount: '6.00' }, version: 2 });
    const { items } = (await stage.as('manager').get(`/contracts/${id}/feed`)).body;
    expect(items[0]).toMatchObject({
      kind: 'contractEdited',
      label: 'Сумма',
      before: '5,00\u00a0₽',
      after: '6,00\u00a0₽',
      reason: 'Дополнительное соглашение № 1',
    });
    const nothing = await head.put(`/contracts/${id}`, {
      number: `Д-${last}`,
      amount: null,
      version: 2,
      reason: 'Без суммы, так решили',
    });
    expect(nothing.body.fields[0]).toMatchObject({ field: 'amount', reason: 'money_too_small' });
  });
});

describe('who sees what of a contract', () => {
  it('number, date and client with the order; money and its traces only where money is seen', async () => {
    const { id } = await make({ number: 'Тайна-1', signedOn: '2026-02-02', amount: '654321.00' });
    await orderUnder(id, { expert_id: stage.world.ids.expert, step_seq: 5 });
    await stage.as('manager').put(`/contracts/${id}`, {
      number: 'Тайна-1',
      signedOn: '2026-02-02',
      amount: '654322.00',
      version: 1,
    });
    for (const name of ['expert', 'headOfExpertise', 'approver'] as const) {
      const { body } = await stage.as(name).get(`/contracts/${id}`);
      expect(body, name).toMatchObject({ number: 'Тайна-1', signedOn: '2026-02-02', money: null, orders: 1 });
      const list = await stage.as(name).get('/contracts');
      expect(
        list.body.items.map((one: { id: number }) => one.id),
        name,
      ).toEqual([id]);
      const feed = await stage.as(name).get(`/contracts/${id}/feed`);
      expect(feed.raw.body, name).not.toMatch(/654\D?32|contractEdited/);
      expect(
        feed.body.items.map((one: { kind: string }) => one.kind),
        name,
      ).toContain('contractCreated');
    }
    for (const name of ['manager', 'headOfSales', 'accountant', 'director', 'admin'] as const)
      expect((await stage.as(name).get(`/contracts/${id}`)).body.money, name).toMatchObject({
        amount: '654322.00',
      });
    // a manager of neither the client nor an order sees that it exists, and nothing of its money
    const stranger = (await stage.as('regionManager').get(`/contracts/${id}`)).body;
    expect(stranger).toMatchObject({ money: null, seesComments: false, seesDocuments: false, orders: 0 });
    expect((await stage.as('clerk').get(`/contracts/${id}`)).status).toBe(404);
    expect((await stage.as('clerk').get('/contracts')).body.items).toEqual([]);
  });

  it('an editor who is held to the expert’s share neither sees nor changes the amount', async () => {
    const { id } = await make({ amount: '5.00' }, 'otherManager');
    await orderUnder(id, { expert_id: stage.world.ids.otherManager, step_seq: 4 });
    const author = stage.as('otherManager');
    expect((await author.get(`/contracts/${id}`)).body.money).toBeNull();
    expect(
      (await author.put(`/contracts/${id}`, { number: `н-${id}`, amount: '1.00', version: 1 })).status,
    ).toBe(403);
    expect((await author.put(`/contracts/${id}`, { number: `н-${id}`, version: 1 })).status).toBe(200);
    expect((await stage.as('headOfSales').get(`/contracts/${id}`)).body.money.amount).toBe('5.00');
  });
});
