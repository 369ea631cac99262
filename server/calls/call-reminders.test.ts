import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { remindOfCalls } from './call-reminders.job.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
let n = 0;

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 4, name: 'test' }));
});
beforeEach(async () => {
  // what other tests left would be told as well
  await stage.ownerDb
    .updateTable('calls')
    .set({ state: 'cancelled', closed_at: '2026-01-01T00:00:00Z', version: 9 })
    .where('state', '=', 'open')
    .execute();
  await stage.ownerDb.deleteFrom('notifications').execute();
  await stage.ownerDb.updateTable('company').set({ time_zone: 'Europe/Moscow' }).execute();
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const as = (name: Name) => stage.as(name);
/** In Moscow, where no summer time moves the clock. */
const moscow = (text: string) => new Date(`${text.replace(' ', 'T')}:00+03:00`);

/** A call planned at a moment of the company’s clock, for a client of its own. */
async function planned(
  at: string,
  body: object,
  by: Name = 'manager',
): Promise<{ id: number; clientId: number }> {
  n += 1;
  const clientId = (await as('manager').post('/clients', { name: `Клиент ${n}` })).body.id;
  const id = await plannedFor(at, { ...body, clientId }, by);
  return { id, clientId };
}

async function plannedFor(at: string, body: object, by: Name = 'manager'): Promise<number> {
  const clock = stage.deps.clock;
  stage.deps.clock = () => moscow(at);
  const { body: made } = await as(by).post('/calls', body);
  stage.deps.clock = clock;
  return made.id;
}

const round = (at: string | Date) =>
  remindOfCalls(jobDb, {
    ...stage.deps,
    clock: () => (typeof at === 'string' ? moscow(at) : at),
  });

/** What this person reads in the bell, newest first. */
const told = async (name: Name) =>
  (await as(name).get('/notifications')).body.items.map(
    ({ kind, count, label }: { kind: string; count: number; label: string }) =>
      `${kind} ×${count}${label ? ` ${label}` : ''}`,
  );

describe('who is to call is reminded', () => {
  it('the day before at nine, a quarter of an hour before, and when it is overdue; each once', async () => {
    const { clientId } = await planned('2026-09-10 12:00', { on: '2026-09-16', at: '14:30' });
    for (const quiet of ['2026-09-14 09:00', '2026-09-15 08:59']) await round(quiet);
    expect(await told('manager')).toEqual([]);
    for (const twice of [1, 2]) await round(`2026-09-15 09:0${twice}`);
    expect(await told('manager')).toEqual(['callComes ×1 16.09.2026, 14:30']);
    for (const time of ['14:14', '14:15', '14:16', '14:29']) await round(`2026-09-16 ${time}`);
    expect(await told('manager')).toEqual(['callSoon ×2 16.09.2026, 14:30']);
    for (const time of ['14:30', '15:29', '15:30', '18:00']) await round(`2026-09-16 ${time}`);
    expect(await told('manager')).toEqual(['callOverdue ×3 16.09.2026, 14:30']);
    const { items } = (await as('manager').get('/notifications')).body;
    expect(items).toMatchObject([
      { actor: null, subject: { type: 'client', id: clientId, title: `Клиент ${n}` } },
    ]);
    const feed = (await as('manager').get(`/clients/${clientId}/feed`)).body.items;
    expect(feed.map(({ kind }: { kind: string }) => kind)).toEqual(['callPlanned', 'clientCreated']);
    for (const other of ['colleague', 'headOfSales', 'director', 'clerk'] as const)
      expect(await told(other), other).toEqual([]);
  });

  it('around midnight', async () => {
    await planned('2026-09-10 12:00', { on: '2026-09-16', at: '00:10' });
    await round('2026-09-15 23:54');
    expect(await told('manager')).toEqual(['callComes ×1 16.09.2026, 00:10']);
    await round('2026-09-15 23:55');
    expect(await told('manager')).toEqual(['callSoon ×2 16.09.2026, 00:10']);
    await planned('2026-09-15 12:00', { on: '2026-09-15' });
    await planned('2026-09-15 12:00', { on: '2026-09-15', at: '23:30' });
    await round('2026-09-15 23:59');
    expect(await told('manager')).toHaveLength(1);
    // the end of its day comes before an hour is over
    await round('2026-09-16 00:00');
    expect((await told('manager')).slice(0, 2)).toEqual([
      'callOverdue ×1 15.09.2026, 23:30',
      'callOverdue ×1 15.09.2026',
    ]);
  });

  it('anew when the call is moved, and not of what they planned a moment ago', async () => {
    const { id } = await planned('2026-09-15 17:00', { on: '2026-09-16', at: '14:30' });
    await round('2026-09-15 17:01');
    expect(await told('manager')).toEqual([]);
    await round('2026-09-16 14:20');
    const clock = stage.deps.clock;
    stage.deps.clock = () => moscow('2026-09-16 14:21');
    await as('headOfSales').put(`/calls/${id}`, {
      on: '2026-09-16',
      at: '16:00',
      responsibleId: stage.world.ids.manager,
      version: 1,
    });
    stage.deps.clock = clock;
    for (const time of ['15:44', '15:45', '15:46']) await round(`2026-09-16 ${time}`);
    expect(await told('manager')).toEqual(['callSoon ×2 16.09.2026, 16:00']);
    await plannedFor('2026-09-15 18:00', {
      clientId: (await as('manager').get(`/calls/${id}`)).body.client.id,
      on: '2026-09-16',
      responsibleId: stage.world.ids.colleague,
    });
    await round('2026-09-15 18:01');
    expect(await told('colleague')).toEqual(['callComes ×1 16.09.2026']);
  });

  it('as they chose', async () => {
    const choose = (body: object) =>
      as('otherManager').put('/me/call-settings', {
        dayBefore: false,
        minutesBefore: null,
        overdue: false,
        ...body,
      });
    await choose({ minutesBefore: 60 });
    await planned('2026-09-10 12:00', {
      on: '2026-09-16',
      at: '14:30',
      responsibleId: stage.world.ids.otherManager,
    });
    for (const at of ['2026-09-15 10:00', '2026-09-16 13:29']) await round(at);
    expect(await told('otherManager')).toEqual([]);
    await round('2026-09-16 13:30');
    expect(await told('otherManager')).toEqual(['callSoon ×1 16.09.2026, 14:30']);
    await choose({});
    await round('2026-09-16 20:00');
    expect(await told('otherManager')).toEqual(['callSoon ×1 16.09.2026, 14:30']);
  });

  it('by the clock of the company, also where summer time ends', async () => {
    await stage.ownerDb.updateTable('company').set({ time_zone: 'Europe/Berlin' }).execute();
    await planned('2026-10-01 12:00', { on: '2026-10-26', at: '10:00' });
    await round(new Date('2026-10-25T07:30:00Z'));
    expect(await told('manager')).toEqual([]);
    await round(new Date('2026-10-25T08:00:00Z'));
    expect(await told('manager')).toEqual(['callComes ×1 26.10.2026, 10:00']);
    await round(new Date('2026-10-26T08:45:00Z'));
    expect(await told('manager')).toEqual(['callSoon ×2 26.10.2026, 10:00']);
  });

  it('and who stands in for them', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { regionManager, clerk } = stage.world.ids;
    const away = await as('admin').post('/absences', {
      employeeId: regionManager,
      substituteId: clerk,
      kind: 'trip',
      fromOn: day(-3),
      toOn: day(3),
    });
    await planned(`${day(0)} 00:00`, { on: day(1), at: '12:00', responsibleId: regionManager });
    await round(`${day(1)} 11:50`);
    expect(await told('regionManager')).toHaveLength(1);
    expect(await told('clerk')).toHaveLength(1);
    // with the right its rows are lost
    await as('admin').delete(`/absences/${away.body.id}`);
    expect(await told('clerk')).toEqual([]);
  });
});

describe('nobody is told', () => {
  it('what they do not see any more', async () => {
    const { expert, otherExpert } = stage.world.ids;
    const clientId = (await as('manager').post('/clients', { name: 'Заказчик' })).body.id;
    const order = (await as('manager').post('/orders', { title: 'ЭПБ', clientId })).body.id;
    const examines = (id: number) =>
      stage.ownerDb.updateTable('orders').set({ expert_id: id }).where('id', '=', order).execute();
    await examines(expert);
    await plannedFor('2026-09-10 12:00', { clientId, on: '2026-09-16', at: '14:30', responsibleId: expert });
    await examines(otherExpert);
    await round('2026-09-15 09:00');
    expect(await told('expert')).toEqual([]);
    await examines(expert);
    await round('2026-09-15 09:01');
    expect(await told('expert')).toEqual(['callComes ×1 16.09.2026, 14:30']);
    await examines(otherExpert);
    expect(await told('expert')).toEqual([]);
  });

  it('what is done, or history', async () => {
    const { id } = await planned('2026-09-10 12:00', { on: '2026-09-16', at: '14:30' });
    await as('manager').put(`/calls/${id}/outcome`, { version: 1, outcome: 'reached' });
    await planned('2026-09-01 12:00', { on: '2026-09-02' });
    await round('2026-09-16 14:20');
    expect(await told('manager')).toEqual([]);
  });

  it('twice, whoever runs at once', async () => {
    const calls = await Promise.all(
      [1, 2, 3].map(() => planned('2026-09-10 12:00', { on: '2026-09-16', at: '14:30' })),
    );
    await Promise.all([1, 2, 3, 4].map(() => round('2026-09-15 09:00')));
    expect(await told('manager')).toEqual(calls.map(() => 'callComes ×1 16.09.2026, 14:30'));
    const facts = await stage.ownerDb
      .selectFrom('call_reminders')
      .select('call_id')
      .where(
        'call_id',
        'in',
        calls.map(({ id }) => id),
      )
      .execute();
    expect(facts).toHaveLength(3);
  });

  it('half, when the telling fails', async () => {
    await planned('2026-09-10 12:00', { on: '2026-09-16', at: '14:30' });
    const broken = jobDb.withPlugin({
      transformQuery({ node }) {
        if (JSON.stringify(node).includes('notification_receipts')) throw new Error('the worker dies');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await expect(
      remindOfCalls(broken, { ...stage.deps, clock: () => moscow('2026-09-15 09:00') }),
    ).rejects.toThrow('the worker dies');
    expect(await told('manager')).toEqual([]);
    await round('2026-09-15 09:01');
    expect(await told('manager')).toEqual(['callComes ×1 16.09.2026, 14:30']);
  });
});

describe('the head', () => {
  it('hears of a call that is overdue for so many working days, once, at nine', async () => {
    await as('manager').put('/me/call-settings', { dayBefore: false, minutesBefore: null, overdue: false });
    // a Friday: Monday is the first working day after it, Tuesday the second
    await planned('2026-09-10 12:00', { on: '2026-09-18' });
    for (const quiet of ['2026-09-20 12:00', '2026-09-21 12:00', '2026-09-22 08:59']) await round(quiet);
    expect(await told('headOfSales')).toEqual([]);
    for (const at of ['2026-09-22 09:00', '2026-09-22 09:01', '2026-09-23 09:00']) await round(at);
    expect(await told('headOfSales')).toEqual(['callNeglected ×1 Иванова А. С., 18.09.2026']);
    expect(await told('manager')).toEqual([]);
  });

  it('is told of it with who stands in for them', async () => {
    await as('manager').put('/me/call-settings', { dayBefore: false, minutesBefore: null, overdue: false });
    const { headOfSales, otherManager } = stage.world.ids;
    const away = { kind: 'trip', fromOn: '2026-09-21', toOn: '2026-09-25', employeeId: headOfSales };
    await as('admin').post('/absences', { ...away, substituteId: otherManager });
    await planned('2026-09-10 12:00', { on: '2026-09-18' });
    await round('2026-09-22 09:00');
    expect(await told('otherManager')).toContain('callNeglected ×1 Иванова А. С., 18.09.2026');
  });

  it('over the department, when it is their own or the department below has none', async () => {
    await stage.ownerDb.updateTable('company').set({ call_head_days: 1 }).execute();
    const ids = stage.world.ids;
    await planned('2026-09-10 12:00', { on: '2026-09-18', responsibleId: ids.regionManager }, 'headOfSales');
    await planned('2026-09-10 12:00', { on: '2026-09-18', responsibleId: ids.headOfSales }, 'headOfSales');
    await round('2026-09-21 09:00');
    expect(await told('headOfSales')).toEqual(
      expect.arrayContaining(['callNeglected ×1 Зайцева М. И., 18.09.2026']),
    );
    expect((await told('headOfSales')).filter((one: string) => one.startsWith('callNeglected'))).toHaveLength(
      1,
    );
  });
});
