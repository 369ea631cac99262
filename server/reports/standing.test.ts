import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { russianCalendar, workingDaysBetween } from '#domain/calendar/workdays.ts';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';

let stage: Stage;
let today = '';
const made: Record<'prospect' | 'paying' | 'late' | 'asked' | 'examined' | 'other' | 'refused', number> =
  {} as never;

const report = async (as: Name, query = '') => ok(stage.as(as).get(`/reports/standing${query}`));
type Row = Awaited<ReturnType<typeof report>>['rows'][number];
const called = (row: Row): string => row.step?.key ?? row.person?.shortName ?? row.department?.name ?? '—';
const counts = (rows: Row[]) =>
  Object.fromEntries(
    rows.filter(({ stands }) => stands.count > 0).map((row) => [called(row), row.stands.count]),
  );

/** Noon in Moscow of the day so many days ago. */
const noon = (ago: number) => `${addDays(today, -ago)}T09:00:00Z`;
const openedAgo = (id: number, ago: number, dueOn = addDays(today, 5)) =>
  stage.ownerDb
    .updateTable('orders')
    .set({ step_opened_at: noon(ago), step_due_on: dueOn })
    .where('id', '=', id)
    .execute();

beforeAll(async () => {
  stage = await openStage();
  const { rows } = await sql<{
    day: string;
  }>`select (now() at time zone 'Europe/Moscow')::date as day`.execute(stage.ownerDb);
  today = rows[0]?.day ?? '';
  const path = orderPath(stage);
  made.prospect = (await path.prospect()).id;
  made.paying = (await path.at('payment')).id;
  made.late = (await path.at('payment')).id;
  made.asked = (await path.at('payment')).id;
  await ok(path.fill('accountant', made.asked, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', made.asked, '1000.00'));
  await ok(path.request('accountant', made.asked, 'payment'));
  made.examined = (await path.at('examination')).id;
  made.other = (await path.prospect('otherManager')).id;
  made.refused = (await path.prospect()).id;
  await ok(path.refuse('manager', made.refused));
  await openedAgo(made.paying, 3);
  await openedAgo(made.late, 40, addDays(today, -1));
  await openedAgo(made.asked, 10);
}, 60_000);
afterAll(() => stage.close());

describe('where orders stand', () => {
  it('is of what its reader sees: a manager, one of another group, an expert, the director, nobody', async () => {
    const of = async (as: Name) => counts((await report(as)).rows);
    expect(await of('manager')).toEqual({ terms: 1, payment: 3, examination: 1 });
    expect(await of('colleague')).toEqual({ terms: 1, payment: 3, examination: 1 });
    expect(await of('otherManager')).toEqual({ terms: 1 });
    expect(await of('expert')).toEqual({ examination: 1 });
    expect(await of('director')).toEqual({ terms: 2, payment: 3, examination: 1 });
    expect(await of('clerk')).toEqual({});
    expect((await stage.anonymous.get('/reports/standing')).status).toBe(401);
  });

  it('has every step of the process, also where nothing stands, in the words of the definition', async () => {
    const { rows, total } = await report('director');
    expect(rows.map((row: Row) => row.step?.title.ru)).toEqual([
      'Отдел №1. Условия',
      'Отдел №2. Оплата',
      'Отдел №3. ТЗ и эксперт',
      'Отдел №3. Экспертиза',
      'Отдел №4. Согласование',
      'Перевод в архив',
    ]);
    expect(total).toMatchObject({ count: 6, overdue: 1 });
  });

  it('says whom is waited for, and how many', async () => {
    const of = async (by: string) => (await report('director', `?groupBy=${by}`)).rows as Row[];
    const payment = (await of('step')).find((row) => row.step?.key === 'payment');
    expect(payment?.waits.map((one: Row) => [called(one), one.count])).toEqual([
      ['Отдел №2. Бухгалтерия', 2],
      ['Кузнецова О. В.', 1],
    ]);
    expect(counts(await of('department'))).toEqual({
      'Отдел №2. Бухгалтерия': 3,
      'Отдел №1. Продажи': 2,
      'Отдел №3. Экспертиза': 1,
    });
    expect(counts(await of('person'))).toEqual({
      'Отдел №2. Бухгалтерия': 2,
      'Кузнецова О. В.': 1,
      'Иванова А. С.': 1,
      'Смирнов И. О.': 1,
      'Белов А. И.': 1,
    });
  });

  it('counts working days, in the middle and at worst, and names the worst order', async () => {
    const payment = (await report('manager')).rows.find((row: Row) => row.step?.key === 'payment');
    const stood = (ago: number) => workingDaysBetween(russianCalendar, addDays(today, -ago), today).days;
    expect(payment.stands).toMatchObject({
      count: 3,
      overdue: 1,
      median: stood(10),
      worst: stood(40),
      worstOrder: { id: made.late },
    });
    const head = (await report('director', '?groupBy=person')).rows.find(
      (row: Row) => row.department?.name === 'Отдел №2. Бухгалтерия',
    );
    expect(head.stands.median).toBe((stood(3) + stood(40)) / 2);
  });

  it('links every number to exactly these orders', async () => {
    for (const as of ['manager', 'otherManager', 'expert', 'headOfSales', 'accountant', 'director'] as const)
      for (const groupBy of ['step', 'department', 'person']) {
        const { rows, total } = await report(as, `?groupBy=${groupBy}`);
        const listed = async (query: Record<string, string>) =>
          (await ok(stage.as(as).get(`/orders?limit=200&${new URLSearchParams(query)}`))).items.length;
        expect(await listed(total.query)).toBe(total.count);
        for (const { stands, waits } of rows as Row[]) {
          expect([as, stands.query, await listed(stands.query)]).toEqual([as, stands.query, stands.count]);
          expect(await listed({ ...stands.query, overdue: 'true' })).toBe(stands.overdue);
          for (const one of waits)
            expect([as, one.query, await listed(one.query)]).toEqual([as, one.query, one.count]);
        }
      }
  });

  it('follows a head who is gone and an expert who is not chosen', async () => {
    const { headOfAccounting } = stage.world.ids;
    await stage.ownerDb
      .updateTable('departments')
      .set({ head_id: null })
      .where('key', '=', 'accounting')
      .execute();
    const { rows } = await report('director', '?groupBy=person');
    expect(counts(rows)).toMatchObject({ 'Отдел №2. Бухгалтерия': 3 });
    const { query } = rows.find((row: Row) => row.department !== null).stands;
    const { items } = await ok(stage.as('director').get(`/orders?${new URLSearchParams(query)}`));
    expect(items).toHaveLength(3);
    await stage.ownerDb
      .updateTable('departments')
      .set({ head_id: headOfAccounting })
      .where('key', '=', 'accounting')
      .execute();
  });
});

describe('how long steps took', () => {
  /** The last signature of a step of an order, as if it had stood from one day to another. */
  const took = async (id: number, seq: number, fromAgo: number, toAgo: number) => {
    await sql`update order_steps set opened_at = ${noon(fromAgo)} where order_id = ${id} and seq = ${seq}`.execute(
      stage.ownerDb,
    );
    await sql`update resolutions set stamp = stamp || ${JSON.stringify({ at: noon(toAgo) })}::jsonb
      where order_id = ${id} and step_seq = ${seq} and withdrawn_stamp is null`.execute(stage.ownerDb);
  };
  const days = (fromAgo: number, toAgo: number) =>
    workingDaysBetween(russianCalendar, addDays(today, -fromAgo), addDays(today, -toAgo)).days;
  const terms = async (as: Name, query = '') =>
    (await report(as, query)).rows.find((row: Row) => row.step?.key === 'terms').done;

  it('is of what was signed in the period and stands, in working days of the calendar', async () => {
    await took(made.paying, 1, 30, 20);
    await took(made.late, 1, 60, 20);
    await took(made.asked, 1, 130, 120);
    await took(made.examined, 1, 21, 20);
    expect(await terms('manager')).toEqual({
      count: 3,
      median: days(30, 20),
      worst: days(60, 20),
      worstOrder: { id: made.late, number: expect.any(String) },
    });
    expect(await terms('manager', `?from=${addDays(today, -125)}&to=${addDays(today, -100)}`)).toMatchObject({
      count: 1,
      median: days(130, 120),
    });
    expect(await terms('manager', `?from=${addDays(today, -20)}&to=${addDays(today, -20)}`)).toMatchObject({
      count: 3,
    });
    expect(await terms('manager', `?from=${addDays(today, -19)}`)).toMatchObject({ count: 0, median: null });
  });

  it('is of the orders its reader sees', async () => {
    expect(await terms('otherManager')).toMatchObject({ count: 0, worstOrder: null });
    expect(await terms('expert')).toMatchObject({ count: 1, median: days(21, 20) });
    expect(await terms('clerk')).toMatchObject({ count: 0 });
  });

  it('belongs to who signed, and to their department', async () => {
    const rows = (await report('director', '?groupBy=person')).rows as Row[];
    const head = rows.find((row) => row.person?.id === stage.world.ids.headOfSales);
    expect(head).toMatchObject({
      stands: { count: 0, query: { awaited: expect.any(String) } },
      done: { count: 3 },
    });
    const sales = ((await report('director', '?groupBy=department')).rows as Row[]).find(
      (row) => row.department?.id === stage.world.departments.sales,
    );
    expect(sales?.done.count).toBe(3);
  });

  it('leaves out a signature that was taken back', async () => {
    const before = (await terms('manager')).count;
    await ok(orderPath(stage).sendBack('headOfAccounting', made.paying, 'terms'));
    expect((await terms('manager')).count).toBe(before - 1);
  });
});

describe('its edges', () => {
  it('a day is the company’s, wherever that is', async () => {
    await stage.ownerDb.updateTable('company').set({ time_zone: 'Asia/Vladivostok' }).execute();
    const { rows } = await sql<{
      day: string;
    }>`select (now() at time zone 'Asia/Vladivostok')::date as day`.execute(stage.ownerDb);
    const there = rows[0]?.day ?? '';
    // half past midnight there is still the day before in UTC
    await stage.ownerDb
      .updateTable('orders')
      .set({ step_opened_at: `${addDays(there, -15)}T14:30:00Z` })
      .where('id', '=', made.other)
      .execute();
    const wanted = workingDaysBetween(russianCalendar, addDays(there, -14), there).days;
    const [first] = (await report('otherManager')).rows;
    expect(first.stands).toMatchObject({ count: 1, worst: wanted, median: wanted });
    const { items } = await ok(stage.as('otherManager').get('/orders'));
    expect(items[0].stands).toBe(wanted);
    await stage.ownerDb.updateTable('company').set({ time_zone: 'Europe/Moscow' }).execute();
  });

  it.each([
    '?from=2026-02-01&to=2026-01-31',
    '?from=1992-01-01&to=2026-01-31',
    '?from=0001-01-01&to=0001-01-02',
    '?to=0001-01-02',
    '?from=tomorrow',
  ])('a period that makes no sense is refused: %s', async (query) => {
    expect((await stage.as('director').get(`/reports/standing${query}`)).status).toBe(422);
  });

  it('the table as .xlsx says the same, and who took it is in the journal', async () => {
    const answer = await stage.as('manager').post('/standing-exports', { groupBy: 'step' });
    const book = readXlsx(answer.raw.rawPayload);
    expect(book.rows.map((row) => row[0]?.value)).toEqual([
      'Шаг',
      '1. Отдел №1. Условия',
      '2. Отдел №2. Оплата',
      '3. Отдел №3. ТЗ и эксперт',
      '4. Отдел №3. Экспертиза',
      '5. Отдел №4. Согласование',
      '6. Перевод в архив',
    ]);
    expect(book.rows[2]?.map(({ value }) => value).slice(1, 3)).toEqual(['2', '1']);
    expect(book.rows[2]?.[6]?.value).toContain('Кузнецова О. В. — 1');
    const { items } = (await stage.as('admin').get('/journal?kind=standingExported')).body;
    expect(items[0]).toMatchObject({ actor: { id: stage.world.ids.manager } });
  });
});
