import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';
const ids: Record<string, number> = {};

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const manager = stage.as('manager');
  for (const name of ['Алтай', 'Байкал', 'Волга', 'Дон', 'Енисей', 'Жигули', 'Забытый'])
    ids[name] = (await manager.post('/clients', { name })).body.id;
  const call = async (name: string, days: number) =>
    (await manager.post('/calls', { clientId: ids[name], on: addDays(today, days) })).body.id;
  const overdue = await call('Дон', 0);
  await stage.ownerDb
    .updateTable('calls')
    .set({ on_date: addDays(today, -3) })
    .where('id', '=', overdue)
    .execute();
  await call('Дон', 9);
  await call('Алтай', 0);
  await call('Волга', 6);
  await call('Енисей', 20);
  await manager.put(`/clients/${ids.Байкал}/refusal`, { reason: 'Ушли' });
  await manager.put(`/clients/${ids.Жигули}/archive`);
  // the expert sees one of them, through an order
  const order = await manager.post('/orders', { title: 'ЭПБ', clientId: ids.Дон });
  await stage.ownerDb
    .updateTable('orders')
    .set({ expert_id: stage.world.ids.expert })
    .where('id', '=', order.body.id)
    .execute();
});
afterAll(() => stage.close());

const list = async (name: Name, query: string) => stage.as(name).get(`/clients?${query}`);
const names = async (query: string) =>
  (await list('manager', query)).body.items.map((one: { name: string }) => one.name);

describe('the next call of a client', () => {
  it('stands in its row and on its card', async () => {
    const rows = (await list('manager', '')).body.items;
    expect(
      Object.fromEntries(
        rows.map((row: { name: string; nextCall: { state: string } }) => [row.name, row.nextCall.state]),
      ),
    ).toEqual({
      Алтай: 'today',
      Байкал: 'none',
      Волга: 'later',
      Дон: 'overdue',
      Енисей: 'later',
      Забытый: 'none',
    });
    expect((await stage.as('manager').get(`/clients/${ids.Дон}`)).body.nextCall).toEqual({
      on: addDays(today, -3),
      at: null,
      state: 'overdue',
    });
  });

  it('narrows the list', async () => {
    expect(await names('nextCall=overdue')).toEqual(['Дон']);
    expect(await names('nextCall=today')).toEqual(['Алтай']);
    expect(await names('nextCall=week')).toEqual(['Алтай', 'Волга']);
    // refused and archived ones are not forgotten, they are done with
    expect(await names('nextCall=none')).toEqual(['Забытый']);
    expect(await names('nextCall=none&search=забыт')).toEqual(['Забытый']);
    expect(await names('nextCall=overdue&search=забыт')).toEqual([]);
  });

  it('orders it, page by page, those nobody is to call last', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await list(
        'manager',
        `sort=nextCall&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map((one: { name: string }) => one.name));
      cursor = body.next;
    }
    expect(seen).toEqual(['Дон', 'Алтай', 'Волга', 'Енисей', 'Байкал', 'Забытый']);
    expect(await names('sort=nextCall&search=енисей')).toEqual(['Енисей']);
  });

  it('is told by no filter, order or field to who does not see all clients', async () => {
    const rows = (await list('expert', '')).body.items;
    expect(rows).toMatchObject([{ name: 'Дон', nextCall: null }]);
    expect((await stage.as('expert').get(`/clients/${ids.Дон}`)).body.nextCall).toBeNull();
    for (const query of ['nextCall=overdue', 'nextCall=none', 'sort=nextCall', 'sort=nextCall&search=дон']) {
      const { status, body } = await list('expert', query);
      expect(status, query).toBe(403);
      expect(body.detail, query).toBe(
        'Это может: любой менеджер, руководитель продаж, бухгалтерия, директор, администратор',
      );
    }
    for (const name of ['headOfSales', 'accountant', 'director', 'admin'] as const)
      expect((await list(name, 'nextCall=overdue')).body.items, name).toHaveLength(1);
  });

  it('stands on the home page of who calls', async () => {
    const { calls, forgotten } = (await stage.as('manager').get('/home')).body;
    expect(
      calls.items.map((one: { client: { name: string }; overdue: boolean }) => [
        one.client.name,
        one.overdue,
      ]),
    ).toEqual([
      ['Дон', true],
      ['Алтай', false],
    ]);
    expect(forgotten).toEqual({
      count: 1,
      more: false,
      query: { nextCall: 'none', managerId: String(stage.world.ids.manager) },
    });
    expect((await stage.as('otherManager').get('/home')).body).toMatchObject({
      calls: { items: [], more: false },
      forgotten: { count: 0 },
    });
    expect((await stage.as('headOfSales').get('/home')).body.forgotten).toMatchObject({
      count: 1,
      query: { nextCall: 'none' },
    });
    for (const name of ['expert', 'accountant', 'director'] as const)
      expect((await stage.as(name).get('/home')).body, name).toMatchObject({ calls: null, forgotten: null });
  });
});
