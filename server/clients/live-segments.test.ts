import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
/** Of these clients the tests speak: ordered lately, long ago, never. */
const made: Record<'fresh' | 'old' | 'never', number> = { fresh: 0, old: 0, never: 0 };
let orderId = 0;
let oldOrder = 0;

beforeAll(async () => {
  stage = await openStage();
  const order = await orderPath(stage).prospect();
  const old = await orderPath(stage).prospect();
  orderId = order.id;
  oldOrder = old.id;
  made.fresh = order.clientId;
  made.old = old.clientId;
  made.never = (await ok(by('manager').post('/clients', { name: 'Новенькая' }))).id;
  await stage.ownerDb
    .updateTable('orders')
    .set({ created_at: sql<string>`now() - interval '14 months'` })
    .where('id', '=', oldOrder)
    .execute();
  await stage.ownerDb
    .updateTable('clients')
    .set({ address: '603000, г. Нижний Новгород, ул. Берёзовая, 1' })
    .where('id', '=', made.never)
    .execute();
}, 60_000);
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const create = (name: string, filter: Record<string, unknown>, as: Name = 'manager') =>
  by(as).post('/segments', { name, filter });
const listed = async (query: string, as: Name = 'manager') =>
  (await ok(by(as).get(`/clients?${query}`))).items
    .map(({ id }: { id: number }) => id)
    .filter((id: number) => Object.values(made).includes(id))
    .sort((a: number, b: number) => a - b);
const these = (...keys: (keyof typeof made)[]) => keys.map((key) => made[key]).sort((a, b) => a - b);

describe('the list of clients is narrowed', () => {
  it.each<[string, (keyof typeof made)[]]>([
    ['region=нижний НОВГОРОД', ['never']],
    ['region=березовая', ['never']],
    ['noOrderMonths=12', ['old', 'never']],
    ['noOrderMonths=24', ['never']],
    ['orderFrom=2000-01-01', ['fresh', 'old']],
    ['orderTo=2000-01-01', []],
  ])('%s', async (query, keys) => {
    expect(await listed(query)).toEqual(these(...keys));
  });

  it('by terms that end, unless they were renewed', async () => {
    const soon = sql<string>`current_date + 20`;
    await stage.ownerDb.updateTable('orders').set({ valid_until: soon }).where('id', '=', oldOrder).execute();
    expect(await listed('expiresInDays=30')).toEqual(these('old'));
    expect(await listed('expiresInDays=10')).toEqual([]);
    await stage.ownerDb
      .updateTable('orders')
      .set({ renewed_from_id: oldOrder })
      .where('id', '=', orderId)
      .execute();
    expect(await listed('expiresInDays=30')).toEqual([]);
    await stage.ownerDb
      .updateTable('orders')
      .set({ renewed_from_id: null })
      .where('id', '=', orderId)
      .execute();
  });

  it('by the orders of whoever asks, and by no others', async () => {
    // another manager sees the client but not the order
    expect(await listed('orderFrom=2000-01-01', 'otherManager')).toEqual([]);
    expect(await listed('noOrderMonths=12', 'otherManager')).toEqual(these('fresh', 'old', 'never'));
  });
});

describe('a live group', () => {
  const group = { name: 'Давно не заказывали', id: 0 };

  it('is made of a filter, by who makes groups', async () => {
    expect((await create('Чужая', { status: 'active' }, 'accountant')).status).toBe(403);
    expect((await create('Пустая', {})).body.fields).toMatchObject([
      { field: 'filter', reason: 'segment_filter' },
    ]);
    const body = await ok(create(group.name, { noOrderMonths: 12, status: 'active' }));
    expect(body.filter).toEqual({ noOrderMonths: 12, status: 'active' });
    group.id = body.id;
    expect((await create('Вложенная', { segmentId: group.id })).body.fields).toMatchObject([
      { field: 'filter', reason: 'segment_of_live' },
    ]);
  });

  it('takes in whoever fits at the moment, by the rights of whoever asks', async () => {
    expect(await listed(`segmentId=${group.id}`)).toEqual(these('old', 'never'));
    expect(await listed(`segmentId=${group.id}`, 'otherManager')).toEqual(these('fresh', 'old', 'never'));
    expect(await listed(`segmentId=${group.id}`, 'expert')).toEqual([]);
    const count = async (as: Name) =>
      (await by(as).get('/segments')).body.items.find(({ id }: { id: number }) => id === group.id)?.clients;
    const all = (await ok(by('manager').get(`/clients?segmentId=${group.id}&limit=200`))).items.length;
    expect(await count('manager')).toBe(all);
    expect(await count('otherManager')).toBe(all + 1);
    expect(await count('expert')).toBeUndefined();
    await stage.ownerDb
      .updateTable('orders')
      .set({ created_at: sql<string>`now()` })
      .where('id', '=', oldOrder)
      .execute();
    expect(await listed(`segmentId=${group.id}`)).toEqual(these('never'));
  });

  it('asks for a list, a region, calls and days together', async () => {
    const list = (await ok(by('manager').post('/segments', { name: 'Список' }))).id;
    await ok(by('manager').put(`/clients/${made.never}/segments`, { segmentIds: [list] }));
    const filter = {
      segmentId: list,
      region: 'Новгород',
      nextCall: 'none',
      managerId: stage.world.ids.manager,
    };
    const narrow = (await ok(create('Узкая', filter))).id;
    expect(await listed(`segmentId=${narrow}`)).toEqual(these('never'));
    const other = (await ok(create('Дальняя', { ...filter, orderFrom: '2000-01-01' }))).id;
    expect(await listed(`segmentId=${other}`)).toEqual([]);
  });

  it('is edited by its filter and not by hand', async () => {
    const act = { act: 'addToSegment', segmentId: group.id, ids: [made.fresh] };
    expect((await by('manager').post('/client-bulk-changes', act)).body.fields).toMatchObject([
      { field: 'segmentId', reason: 'segment_live' },
    ]);
    expect(
      (await by('manager').put(`/clients/${made.fresh}/segments`, { segmentIds: [group.id] })).body.fields,
    ).toMatchObject([{ field: 'segmentIds', reason: 'segment_live' }]);
    const edit = { name: group.name, archived: false, version: 1, filter: { orderFrom: '2000-01-01' } };
    expect((await by('accountant').put(`/segments/${group.id}`, edit)).status).toBe(403);
    expect((await by('expert').put(`/segments/${group.id}`, edit)).status).toBe(404);
    expect((await ok(by('manager').put(`/segments/${group.id}`, edit))).filter).toEqual(edit.filter);
    expect(await listed(`segmentId=${group.id}`)).toEqual(these('fresh', 'old'));
    const list = (await ok(by('manager').post('/segments', { name: 'Простой список' }))).id;
    expect(
      (await by('manager').put(`/segments/${list}`, { ...edit, name: 'Простой список' })).body.fields,
    ).toMatchObject([{ field: 'filter', reason: 'segment_list' }]);
  });
});
