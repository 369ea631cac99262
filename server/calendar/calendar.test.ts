import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import { orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';
let clientId = 0;
let order: { id: number; number: string };

type Item = { kind: string; id: number; title: string; on: string; [more: string]: unknown };
const as = (name: Name) => stage.as(name);
const read = async (name: Name, query = '') =>
  (await as(name).get(`/calendar?from=${today}&to=${addDays(today, 41)}${query}`)).body;
const items = async (name: Name, query = ''): Promise<Item[]> => (await read(name, query)).items;
const of = async (name: Name, query: string, kind: string) =>
  (await items(name, query)).filter((item) => item.kind === kind);

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  clientId = (await as('manager').post('/clients', { name: 'ООО «Ромашка»', phones: ['84951112233'] })).body
    .id;
  const made = await orderPath(stage).at('payment');
  order = { id: made.id, number: (await as('manager').get(`/orders/${made.id}`)).body.number };
}, 60_000);
afterAll(() => stage.close());

describe('calls', () => {
  it('stand at their hour with client, phone and topic; who may move them is told', async () => {
    const plan = { clientId, on: today, at: '14:30', topic: 'Договор' };
    const { id } = (await as('manager').post('/calls', plan)).body;
    const [own] = await of('manager', '', 'calls');
    expect(own).toMatchObject({
      id,
      title: 'ООО «Ромашка»',
      subtitle: 'Договор',
      on: today,
      at: '14:30',
      minutes: 30,
      phone: { display: '+7 (495) 111-22-33' },
      link: { type: 'client', id: clientId },
      plan: { version: 1, topic: 'Договор' },
      abilities: { move: { allowed: true } },
    });
    const ofManager = `&who=${stage.world.ids.manager}`;
    const [seen] = await of('otherManager', ofManager, 'calls');
    expect(seen?.abilities).toMatchObject({
      move: { allowed: false, reason: expect.stringContaining('Иванова') },
    });
    // sees clients, may not move; sees no clients: nothing there
    expect(await of('accountant', ofManager, 'calls')).toHaveLength(1);
    expect(await of('expert', ofManager, 'calls')).toEqual([]);
    expect(await of('clerk', ofManager, 'calls')).toEqual([]);
    expect(await of('otherManager', '', 'calls')).toEqual([]);
    expect((await of('colleague', '&who=department', 'calls')).map((item) => item.id)).toEqual([id]);
    expect(await of('manager', '&kinds=deadlines,terms', 'calls')).toEqual([]);
    expect((await stage.anonymous.get(`/calendar?from=${today}&to=${today}`)).status).toBe(401);
  });

  it('that are late come apart, the reader’s own alone', async () => {
    const { id } = (await as('otherManager').post('/calls', { clientId, on: today, topic: 'Старый' })).body;
    await stage.ownerDb
      .updateTable('calls')
      .set({ on_date: addDays(today, -3) })
      .where('id', '=', id)
      .execute();
    const { overdue, items: shown } = await read('otherManager');
    expect(overdue).toMatchObject({ items: [{ id, overdue: true, on: addDays(today, -3) }], more: false });
    expect(shown).toEqual([]);
    const ofOther = (await read('manager', `&who=${stage.world.ids.otherManager}`)).overdue.items;
    expect(ofOther.map((item: Item) => item.id)).not.toContain(id);
  });
});

describe('terms of orders', () => {
  it('of the step show to who leads the order and to whom it waits for, to nobody who does not see it', async () => {
    const [deadline] = await of('manager', '', 'deadlines');
    expect(deadline).toMatchObject({
      id: order.id,
      title: order.number,
      step: { number: 2 },
      at: null,
      link: { type: 'order', id: order.id },
      abilities: { move: { allowed: false } },
    });
    expect(await of('accountant', '', 'deadlines')).toHaveLength(1);
    expect(await of('headOfAccounting', '', 'deadlines')).toHaveLength(1);
    expect(await of('headOfSales', '', 'deadlines')).toEqual([]);
    expect(await of('headOfSales', '&who=department', 'deadlines')).toHaveLength(1);
    const everybody = `&who=${Object.values(stage.world.ids).join(',')}`;
    for (const name of ['otherManager', 'expert', 'headOfExpertise', 'approver', 'clerk'] as const)
      expect(await of(name, everybody, 'deadlines'), name).toEqual([]);
    for (const name of ['director', 'admin', 'colleague', 'accountant'] as const)
      expect(await of(name, everybody, 'deadlines'), name).toHaveLength(1);
  });

  it('of validity show in the archive only', async () => {
    const { clientId: client, id } = await orderPath(stage).at('payment');
    const { ownerDb } = stage;
    await ownerDb
      .updateTable('orders')
      .set({ archived_at: new Date().toISOString(), valid_until: addDays(today, 30) })
      .where('id', '=', id)
      .execute();
    expect(client).toBeGreaterThan(0);
    expect(await of('manager', '', 'terms')).toMatchObject([{ id, on: addDays(today, 30), step: null }]);
    expect((await of('manager', '', 'deadlines')).map((item) => item.id)).toEqual([order.id]);
    expect(await of('otherManager', `&who=${stage.world.ids.manager}`, 'terms')).toEqual([]);
  });
});

it('why somebody is away is told to them, their head, the director and the administrator', async () => {
  const { accountant } = stage.world.ids;
  const body = {
    employeeId: accountant,
    kind: 'illness',
    fromOn: today,
    toOn: addDays(today, 2),
    substituteId: null,
  };
  await as('admin').post('/absences', body);
  const seen = async (name: Name) => (await of(name, `&who=${accountant}`, 'absences'))[0]?.absence;
  for (const name of ['accountant', 'headOfAccounting', 'director', 'admin'] as const)
    expect(await seen(name), name).toBe('illness');
  for (const name of ['manager', 'headOfSales', 'clerk'] as const)
    expect(await seen(name), name).toBe('away');
});

describe('events of the company', () => {
  const event = (more: object = {}) => ({
    title: 'Собрание',
    startsOn: addDays(today, 1),
    endsOn: addDays(today, 1),
    at: '10:00',
    until: '11:30',
    ...more,
  });
  it('are for everybody by the director and the administrator, for a department by its head', async () => {
    const { sales = 0, expertise = 0 } = stage.world.departments;
    for (const name of ['manager', 'headOfSales', 'clerk'] as const)
      expect((await as(name).post('/company-events', event())).status, name).toBe(403);
    expect(
      (await as('headOfSales').post('/company-events', event({ departmentIds: [expertise] }))).status,
    ).toBe(403);
    const all = await as('director').post('/company-events', event());
    expect(all.status).toBe(201);
    const made = await as('headOfSales').post(
      '/company-events',
      event({ title: 'План', departmentIds: [sales] }),
    );
    expect(made.body).toMatchObject({ departments: [{ id: sales }], abilities: { edit: { allowed: true } } });
    const titles = async (name: Name) => (await of(name, '', 'events')).map(({ title }) => title);
    expect(await titles('manager')).toEqual(['Собрание', 'План']);
    expect(await titles('regionManager')).toEqual(['Собрание', 'План']);
    expect(await titles('admin')).toEqual(['Собрание', 'План']);
    expect(await titles('expert')).toEqual(['Собрание']);
    const found = async (name: Name, q = 'прода') =>
      (await as(name).get(`/search?q=${encodeURIComponent(q)}`)).body.groups.flatMap(
        (group: { type: string; items: { title: string }[] }) =>
          group.type === 'event' ? group.items.map((one) => one.title) : [],
      );
    const path = `/company-events/${made.body.id}`;
    expect((await as('manager').get(path)).body.abilities.edit.allowed).toBe(false);
    expect((await as('expert').get(path)).status).toBe(404);
    expect((await as('expert').put(path, event({ version: 1 }))).status).toBe(404);
    expect((await as('manager').put(path, event({ version: 1 }))).status).toBe(403);
    const edit = event({ title: 'План продаж', departmentIds: [sales], version: 1 });
    expect((await as('headOfSales').put(path, event({ version: 1 }))).status).toBe(403);
    expect((await as('headOfSales').put(path, edit)).body).toMatchObject({
      title: 'План продаж',
      version: 2,
    });
    expect((await as('headOfSales').put(path, edit)).status).toBe(409);
    expect(await found('manager')).toEqual(['План продаж']);
    expect(await found('expert')).toEqual([]);
    expect((await as('manager').delete(path)).status).toBe(403);
    expect((await as('expert').delete(path)).status).toBe(404);
    expect((await as('headOfSales').delete(path)).status).toBe(200);
    expect((await as('headOfSales').delete(path)).status).toBe(404);
    expect(await titles('manager')).toEqual(['Собрание']);
    expect(await found('manager')).toEqual([]);
    expect(await found('expert', 'cj,hfy')).toEqual(['Собрание']);
  });

  it('are refused by field', async () => {
    const refusal = async (more: object) =>
      (await as('director').post('/company-events', event(more))).body.fields?.[0];
    expect(await refusal({ endsOn: today })).toMatchObject({ field: 'endsOn', reason: 'event_days' });
    expect(await refusal({ until: '09:00' })).toMatchObject({ field: 'until', reason: 'event_times' });
    expect(await refusal({ at: null })).toMatchObject({ field: 'until', reason: 'event_times' });
    expect(await refusal({ departmentIds: [999] })).toMatchObject({ field: 'departmentIds' });
  });
});

it('days off and holidays are named; the span is bounded', async () => {
  const { body } = await as('clerk').get('/calendar?from=2026-11-01&to=2026-11-08&kinds=calls');
  expect(body.days).toEqual([
    { on: '2026-11-01', kind: 'off', title: null },
    { on: '2026-11-03', kind: 'short', title: null },
    { on: '2026-11-04', kind: 'off', title: { ru: 'День народного единства', en: 'National Unity Day' } },
    { on: '2026-11-07', kind: 'off', title: null },
    { on: '2026-11-08', kind: 'off', title: null },
  ]);
  expect(body.unknownYears).toEqual([]);
  for (const query of [
    'from=2026-11-02&to=2026-11-01',
    'from=2026-01-01&to=2026-03-04',
    'from=2026-01-01&to=x',
  ])
    expect((await as('clerk').get(`/calendar?${query}`)).status, query).toBe(422);
  const wrong = await as('clerk').get('/calendar?from=2026-11-01&to=2026-11-02&who=mine,3');
  expect(wrong.status).toBe(422);
  expect((await as('clerk').get('/calendar?from=2026-01-01&to=2026-03-03')).status).toBe(200);
});
