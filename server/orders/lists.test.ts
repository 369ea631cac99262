import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { AMOUNT, type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';

let stage: Stage;
let path: OrderPath;
type Made = Awaited<ReturnType<OrderPath['at']>>;
const orders: Record<string, Made> = {};
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  for (const step of ['terms', 'payment', 'assignment', 'examination', 'archive'])
    orders[step] = await path.at(step);
  orders.foreign = await path.prospect('otherManager');
  orders.done = await path.at('archive');
  await path.ways.archive?.(orders.done.id);
  await sql`update orders set step_due_on = '2020-01-10' where id = ${at('payment')}`.execute(stage.ownerDb);
  await sql`update orders set created_at = '2019-12-31T22:30:00Z' where id = ${at('terms')}`.execute(
    stage.ownerDb,
  );
}, 60_000);
afterAll(() => stage.close());

const at = (key: string): number => orders[key]?.id ?? 0;
const list = async (as: Name, query: string) =>
  (await ok(stage.as(as).get(`/orders?limit=200&${query}`))).items
    .map((one: { id: number }) => one.id)
    .sort();
const ids = (...keys: string[]) => keys.map(at).sort();

describe('the list narrowed', () => {
  it('by the department the step waits for, as the process names it', async () => {
    expect(await list('director', 'awaitsDepartment=accounting')).toEqual(ids('payment', 'archive'));
    expect(await list('director', 'awaitsDepartment=nobody')).toEqual([]);
    await ok(path.fill('manager', at('assignment'), 'termsOfReference', 'Обследовать'));
    expect(await list('director', 'awaitsDepartment=expertise')).toEqual([]);
    await ok(path.request('manager', at('assignment'), 'assignment'));
    expect(await list('director', 'awaitsDepartment=expertise')).toEqual(ids('assignment'));
    expect(await list('manager', 'awaitsDepartment=accounting')).toEqual(ids('payment', 'archive'));
    expect(await list('otherManager', 'awaitsDepartment=accounting')).toEqual([]);
    // the order is seen only from its third step on
    expect(await list('headOfExpertise', 'awaitsDepartment=accounting')).toEqual(ids('archive'));
  });

  it('by the term of the step, and by the day of creation in the zone of the company', async () => {
    expect(await list('director', 'dueTo=2020-01-10')).toEqual(ids('payment'));
    expect(await list('director', 'dueFrom=2020-01-11')).not.toContain(at('payment'));
    expect(await list('director', 'any=true&dueFrom=2000-01-01')).not.toContain(at('done'));
    // half past one at night in Moscow
    expect(await list('director', 'createdFrom=2020-01-01&createdTo=2020-01-01')).toEqual(ids('terms'));
    expect(await list('director', 'createdTo=2019-12-31')).toEqual([]);
  });

  it('by what is paid, for whom who sees the money of each order', async () => {
    const unpaid = async (as: Name, what: string) => (await list(as, `payments=${what}`)) as number[];
    // half is paid of those past the second step
    expect(await unpaid('director', 'none')).toEqual(ids('payment'));
    expect(await unpaid('director', 'notFull')).toEqual(
      ids('payment', 'assignment', 'examination', 'archive'),
    );
    expect(await unpaid('accountant', 'none')).toEqual(ids('payment'));
    expect(await unpaid('otherManager', 'notFull')).toEqual([]);
    const all = await path.at('assignment');
    await ok(path.pay('accountant', all.id, AMOUNT));
    expect(await unpaid('manager', 'notFull')).not.toContain(all.id);
    // they see the orders and no money of them
    for (const who of ['headOfExpertise', 'expert'] as const) {
      expect(await list(who, '')).toContain(at('examination'));
      for (const what of ['none', 'notFull']) {
        expect(await unpaid(who, what)).toEqual([]);
        const { views } = await ok(stage.as(who).get(`/order-counts?views=payments%3D${what}`));
        expect(views).toEqual([0]);
      }
      expect((await ok(stage.as(who).get('/order-choices'))).seesPayments).toBe(false);
    }
    expect((await ok(stage.as('director').get('/order-counts?views=payments%3DnotFull'))).views).toEqual([4]);
    const sheet = await stage
      .as('headOfExpertise')
      .post('/order-exports', { filter: { payments: 'notFull' }, columns: ['number'] });
    expect(readXlsx(sheet.raw.rawPayload).rows).toHaveLength(1);
    await ok(path.refuse('manager', all.id));
  });

  it('says what it can be narrowed by, and what the reader may ever do to many', async () => {
    const choices = async (as: Name) =>
      (await ok(stage.as(as).get('/order-choices'))) as Record<string, unknown>;
    const { steps, departments, expertFrom, acts } = await choices('headOfSales');
    expect(steps).toHaveLength(6);
    expect((departments as { key: string }[]).map(({ key }) => key)).toEqual([
      'sales',
      'accounting',
      'expertise',
      'approval',
    ]);
    expect(expertFrom).toBe('expertise');
    expect(acts).toEqual(['setManager', 'archive']);
    expect((await choices('manager')).acts).toEqual(['archive']);
    expect((await choices('headOfExpertise')).acts).toEqual(['setExpert']);
    expect((await choices('accountant')).acts).toEqual([]);
    expect((await stage.anonymous.get('/order-choices')).status).toBe(401);
  });
});

describe('counts', () => {
  const counts = async (as: Name, views: string[] = []) =>
    ok(stage.as(as).get(`/order-counts?views=${encodeURIComponent(views.join('|'))}`));
  const quick = {
    mine: 'mine=true',
    waiting: 'waitingForMe=true',
    overdue: 'overdue=true',
    all: '',
    archive: 'archived=true',
  };

  it('are of what the list shows to this reader, and of nothing else', async () => {
    const views = [
      'awaitsDepartment=accounting',
      'status=prospect',
      'step=payment',
      'any=true',
      'dueTo=2020-01-10',
    ];
    for (const as of [
      'manager',
      'otherManager',
      'colleague',
      'headOfSales',
      'accountant',
      'headOfExpertise',
      'expert',
      'clerk',
      'director',
    ] as const) {
      const got = await counts(as, views);
      for (const [key, query] of Object.entries(quick))
        expect(got.quick[key], `${as} ${key}`).toBe((await list(as, query)).length);
      for (const [n, query] of views.entries())
        expect(got.views[n], `${as} ${query}`).toBe((await list(as, query)).length);
    }
    expect((await counts('clerk', views)).quick).toEqual({
      mine: 0,
      waiting: 0,
      overdue: 0,
      all: 0,
      archive: 0,
    });
    expect((await stage.anonymous.get('/order-counts')).status).toBe(401);
  });

  it('there is none of a search, nor of what is not understood; columns and order make no difference', async () => {
    const { views } = await counts('manager', [
      'search=ромашка',
      'status=nothing',
      'step=payment&columns=number&sort=due',
    ]);
    expect(views).toEqual([null, null, 1]);
    expect((await counts('manager')).views).toEqual([]);
  });

  it('stop at a hundred', async () => {
    await sql`insert into orders (number, number_normal, title, client_id, manager_id, definition_id, step_opened_at, created_by)
      select 'Т-' || n, 'т' || n, 'Много', o.client_id, o.manager_id, o.definition_id, now(), o.created_by from orders o, generate_series(1, 150) n
      where o.id = ${at('foreign')}`.execute(stage.ownerDb);
    expect((await counts('otherManager', ['any=true'])).quick).toMatchObject({
      mine: 100,
      all: 100,
      overdue: 0,
    });
    expect((await counts('director')).quick.all).toBe(100);
    await sql`delete from orders where title = 'Много'`.execute(stage.ownerDb);
  });
});

describe('the list as .xlsx', () => {
  const take = async (as: Name, body: object = {}) => {
    const answer = await stage.as(as).post('/order-exports', body);
    expect(answer.status).toBe(200);
    return readXlsx(answer.raw.rawPayload).rows.map((row) => row.map(({ value }) => value));
  };
  const numbers = (...keys: string[]) => keys.map((key) => orders[key]?.number);

  it('has what the list shows, in its order, with the columns asked for, texts as texts', async () => {
    const rows = await take('manager', {
      columns: ['status', 'number', 'amount'],
      filter: { step: 'payment' },
    });
    expect(rows).toEqual([
      ['№ заказа', 'Статус', 'Сумма договора, ₽'],
      [orders.payment?.number, 'Подтверждён клиентом', String(Number(AMOUNT))],
    ]);
    const archive = await take('manager', { columns: ['number', 'status'], filter: { archived: 'true' } });
    expect(archive.slice(1)).toEqual([[orders.done?.number, 'Архив']]);
    const found = await take('director', { columns: ['number'], filter: { search: orders.foreign?.number } });
    expect(found.slice(1)).toEqual([numbers('foreign')]);
    expect((await take('director', { filter: { search: 'нетникого' } })).slice(1)).toEqual([]);
    const all = await take('director', { columns: ['number'], sort: 'due' });
    expect(all[1]).toEqual(numbers('payment'));
  });

  it('holds only the orders its reader sees, and no sum where they see none', async () => {
    const rows = await take('expert', { columns: ['number', 'amount', 'company'] });
    expect(
      rows
        .slice(1)
        .map(([number]) => number)
        .sort(),
    ).toEqual(numbers('examination', 'archive').sort());
    for (const [, , amount] of rows.slice(1)) expect(amount ?? '').toBe('');
    expect((await take('clerk')).slice(1)).toEqual([]);
    expect((await take('accountant', { columns: ['number'] })).flat()).not.toContain(orders.foreign?.number);
    expect((await stage.anonymous.post('/order-exports', {})).status).toBe(401);
  });

  it('of who leads one order and examines another has the sum of the one', async () => {
    const led = await path.prospect('colleague');
    const { id } = await path.at('assignment', 'manager');
    await ok(path.fill('manager', id, 'termsOfReference', 'Обследовать'));
    await ok(path.request('manager', id, 'assignment'));
    await ok(
      path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.otherManager } }),
    );
    const own = await path.prospect('otherManager');
    const rows = await take('otherManager', { columns: ['number', 'amount'] });
    const sums = Object.fromEntries(rows.slice(1).map(([number, amount]) => [number, amount ?? '']));
    expect(sums[own.number]).toBe(String(Number(AMOUNT)));
    expect(sums[(await path.card(id)).number]).toBe('');
    expect(Object.keys(sums)).not.toContain(led.number);
  });

  it('is in the journal: who, and how much', async () => {
    await take('clerk', { columns: ['number'] });
    const { items } = (await stage.as('admin').get('/journal?kind=ordersExported')).body;
    expect(items[0]).toMatchObject({ actor: { id: stage.world.ids.clerk } });
    const row = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('kind', '=', 'ordersExported')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(row?.data).toMatchObject({ rows: 0, columns: ['number'] });
  });
});
