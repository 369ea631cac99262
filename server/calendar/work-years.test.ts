import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWorkingDays, russianCalendar } from '#domain/calendar/workdays.ts';
import { openStage, type Stage } from '#test/app.ts';
import { orderPath } from '#test/order-path.ts';

let stage: Stage;
let today = '';
beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
}, 60_000);
afterAll(() => stage.close());

const admin = () => stage.as('admin');
const year = async (of: number) => (await admin().get(`/work-years/${of}`)).body;
const daysOf = async (on: string) =>
  (await stage.as('clerk').get(`/calendar?from=${on}&to=${on}`)).body.days.map(
    (day: { kind: string }) => day.kind,
  );

test('a year is corrected by the administrator alone, and put back', async () => {
  for (const name of ['director', 'headOfSales', 'clerk'] as const) {
    expect((await stage.as(name).get('/work-years/2026')).status, name).toBe(403);
    expect((await stage.as(name).put('/work-years/2026', { days: {}, version: 0 })).status, name).toBe(403);
    expect((await stage.as(name).delete('/work-years/2026')).status, name).toBe(403);
  }
  expect((await stage.anonymous.get('/work-years/2026')).status).toBe(401);
  expect(await year(2026)).toMatchObject({ source: 'published', version: 0, correctedBy: null });
  expect((await year(2029)).source).toBe('labourCode');
  expect((await year(2029)).days['05-09']).toEqual({ kind: 'off', holiday: 'victoryDay' });

  const days = { ...(await year(2026)).days, '11-24': { kind: 'off' }, '11-28': { kind: 'working' } };
  const corrected = await admin().put('/work-years/2026', { days, version: 0 });
  expect(corrected.body).toMatchObject({
    source: 'corrected',
    version: 1,
    correctedBy: { shortName: 'Сергеев О. П.' },
  });
  expect(await daysOf('2026-11-24')).toEqual(['off']);
  expect(await daysOf('2026-11-28')).toEqual(['working']);
  expect((await admin().put('/work-years/2026', { days, version: 0 })).status).toBe(409);
  const [entry] = (await admin().get('/journal?kind=workYearCorrected')).body.items;
  expect(entry.kind).toBe('workYearCorrected');

  const back = await admin().delete('/work-years/2026');
  expect(back.body).toMatchObject({ source: 'published', version: 2 });
  expect(await daysOf('2026-11-24')).toEqual([]);
  expect(await daysOf('2026-11-28')).toEqual(['off']);
});

test('a day that is not in the year is refused, and a corrected unknown year is known', async () => {
  const send = (of: number, days: object) => admin().put(`/work-years/${of}`, { days, version: 0 });
  expect((await send(2031, { '02-30': { kind: 'off' } })).body.fields[0]).toMatchObject({
    field: 'days',
    reason: 'calendar_no_such_day',
  });
  for (const [of, days] of [
    [2031, { '2-1': { kind: 'off' } }],
    [1900, {}],
  ] as const)
    expect([400, 404, 422]).toContain((await send(of, days)).status);
  const unknown = async () =>
    (await stage.as('clerk').get('/calendar?from=2031-03-01&to=2031-03-02')).body.unknownYears;
  expect(await unknown()).toEqual([2031]);
  expect((await send(2031, { '03-08': { kind: 'off' } })).status).toBe(200);
  expect(await unknown()).toEqual([]);
});

test('a correction counts for the next term, and leaves those already given', async () => {
  const path = orderPath(stage);
  const dueOf = async (id: number) =>
    (await stage.as('manager').get(`/orders/${id}`)).body.steps.find(
      (step: { key: string }) => step.key === 'payment',
    ).dueOn;
  const before = await path.at('payment');
  const due = await dueOf(before.id);
  expect(due).toBe(addWorkingDays(russianCalendar, today, 5).date);
  const of = Number(due.slice(0, 4));
  const now = await year(of);
  await admin().put(`/work-years/${of}`, {
    days: { ...now.days, [due.slice(5)]: { kind: 'off' } },
    version: now.version,
  });
  expect(await dueOf(before.id)).toBe(due);
  const after = await path.at('payment');
  expect(await dueOf(after.id)).toBe(addWorkingDays(russianCalendar, due, 1).date);
});
