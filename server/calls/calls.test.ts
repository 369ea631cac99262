import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { russianCalendar } from '#domain/calendar/workdays.ts';
import { nextOfSeries } from '#domain/calls/repeat.ts';
import { addDays } from '#domain/values/dates.ts';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';
let clientId = 0;

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  clientId = await client('ООО «Ромашка»');
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const client = async (name: string, more: object = {}): Promise<number> =>
  (await as('manager').post('/clients', { name, ...more })).body.id;
const plan = (body: object = {}, name: Name = 'manager') =>
  as(name).post('/calls', { clientId, on: today, ...body });
const planned = async (body: object = {}, name: Name = 'manager') => (await plan(body, name)).body;
const close = (id: number, body: object, name: Name = 'manager') =>
  as(name).put(`/calls/${id}/outcome`, { version: 1, outcome: 'reached', ...body });
/** Into the past, as time itself does it. */
const ages = (id: number, days: number) =>
  stage.ownerDb
    .updateTable('calls')
    .set({ on_date: addDays(today, -days) })
    .where('id', '=', id)
    .execute();
const field = ({ status, body }: Answer) =>
  `${status} ${body.fields?.[0]?.field} ${body.fields?.[0]?.reason}`;
const kinds = async (name: Name, id: number) =>
  (await as(name).get(`/clients/${id}/feed`)).body.items.map((item: { kind?: string }) => item.kind);

describe('a call', () => {
  it('is planned by a manager, who is to call unless somebody else is named', async () => {
    const id = await client('АО «Гранит»', {
      phones: ['84951112233'],
      comment: 'Просили звонить после обеда',
      contacts: [{ lastName: 'Громов', firstName: 'Илья', phones: ['89161234567'] }],
    });
    const contactId = (await as('manager').get(`/clients/${id}`)).body.contacts[0].id;
    const { status, body } = await plan({ clientId: id, contactId, at: '14:30', topic: ' Договор ' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      client: { id, name: 'АО «Гранит»' },
      contact: { id: contactId, name: 'Громов Илья' },
      phone: { number: '+79161234567', display: '+7 (916) 123-45-67' },
      responsible: { name: stage.world.fullName('manager') },
      topic: 'Договор',
      on: today,
      at: '14:30',
      minutes: 30,
      state: 'open',
      outcome: null,
      lastComment: 'Просили звонить после обеда',
      version: 1,
      abilities: { edit: { allowed: true, reason: null } },
    });
    expect((await as('manager').get(`/calls/${body.id}`)).body).toEqual(body);
    const other = await planned({ clientId: id, responsibleId: stage.world.ids.otherManager });
    expect(other).toMatchObject({ responsible: { shortName: 'Смирнов И. О.' }, contact: null });
    expect(other.phone.number).toBe('+74951112233');
    expect(await kinds('manager', id)).toEqual(['callPlanned', 'callPlanned', undefined, 'clientCreated']);
  });

  it('is planned by managers and the head of sales; who sees may not, who sees nothing finds nothing', async () => {
    expect((await plan({}, 'headOfSales')).status).toBe(201);
    for (const name of ['accountant', 'director', 'admin'] as const)
      expect((await plan({}, name)).status, name).toBe(403);
    for (const name of ['expert', 'clerk'] as const) expect((await plan({}, name)).status, name).toBe(404);
  });

  it('is not planned in the past, not beyond ten years, not with people who are not of it', async () => {
    const past = await plan({ on: addDays(today, -1) });
    expect(field(past)).toBe('422 on call_past');
    expect(past.body.detail).toBe('Эта дата уже прошла. Выберите сегодня или позже');
    expect(field(await plan({ on: addDays(today, 4000) }))).toBe('422 on call_far');
    const elsewhere = await as('manager').post(`/clients/${await client('Чужой')}/contacts`, {
      lastName: 'А',
    });
    expect(field(await plan({ contactId: elsewhere.body.id }))).toBe('422 contactId call_contact');
    expect(field(await plan({ responsibleId: stage.world.ids.clerk }))).toBe(
      '422 responsibleId call_responsible',
    );
    expect(field(await plan({ responsibleId: 999_999 }))).toBe('422 responsibleId call_responsible');
    expect(field(await plan({ at: '25:00' }))).toBe('422 at time');
    expect(field(await plan({ repeats: 'P11Y' }))).toBe('422 repeats period');
    expect((await plan({ responsibleId: stage.world.ids.accountant })).status).toBe(201);
  });

  it('may be given to whoever sees the client through an order', async () => {
    const id = await client('ООО «Заказ»');
    const order = await as('manager').post('/orders', { title: 'ЭПБ', clientId: id });
    const { expert } = stage.world.ids;
    const body = { clientId: id, responsibleId: expert };
    expect(field(await plan(body))).toBe('422 responsibleId call_responsible');
    await stage.ownerDb
      .updateTable('orders')
      .set({ expert_id: expert })
      .where('id', '=', order.body.id)
      .execute();
    const { id: callId } = await planned(body);
    // theirs to see and to close, while a call of somebody else is not there for them
    const hidden = await planned({ clientId: id });
    const seen = (await as('expert').get(`/calls?clientId=${id}`)).body.items;
    expect(seen.map((one: { id: number }) => one.id)).toEqual([callId]);
    expect((await as('expert').get(`/calls/${hidden.id}`)).status).toBe(404);
    expect((await close(hidden.id, {}, 'expert')).status).toBe(404);
    const feed = (await as('expert').get(`/clients/${id}/feed`)).body.items;
    expect(feed.filter((item: { kind: string }) => item.kind === 'callPlanned')).toHaveLength(1);
    expect((await close(callId, { note: 'Договорились' }, 'expert')).status).toBe(200);
  });

  it('moves with its version; a late one is answered with the call as it stands', async () => {
    const { id } = await planned({ topic: 'Тендер' });
    const edit = { on: addDays(today, 3), at: '10:00', topic: 'Тендер', version: 1 };
    const other = await as('otherManager').put(`/calls/${id}`, edit);
    expect(other.status).toBe(403);
    expect(other.body.detail).toContain('ответственный за звонок');
    expect((await as('clerk').put(`/calls/${id}`, edit)).status).toBe(404);
    const moved = await as('headOfSales').put(`/calls/${id}`, {
      ...edit,
      responsibleId: stage.world.ids.manager,
    });
    expect(moved.body).toMatchObject({ on: addDays(today, 3), at: '10:00', version: 2 });
    const late = await as('manager').put(`/calls/${id}`, { on: today, version: 1 });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'version_conflict',
      version: 2,
      current: { id, on: addDays(today, 3), at: '10:00' },
    });
    const again = await as('manager').put(`/calls/${id}`, { ...edit, version: 2 });
    expect(again.body.version).toBe(2);
    const [event] = (await as('manager').get(`/clients/${clientId}/feed?filter=changes`)).body.items;
    expect(event).toMatchObject({ kind: 'callEdited', label: 'День звонка, Время звонка' });
  });

  it('keeps its day when it is overdue, unless it is moved', async () => {
    const { id } = await planned();
    await ages(id, 5);
    const keeps = { on: addDays(today, -5), topic: 'Всё ещё', version: 1 };
    expect((await as('manager').put(`/calls/${id}`, keeps)).body).toMatchObject({
      topic: 'Всё ещё',
      overdue: true,
    });
    expect(
      field(await as('manager').put(`/calls/${id}`, { ...keeps, on: addDays(today, -1), version: 2 })),
    ).toBe('422 on call_past');
  });
});

describe('the outcome of a call', () => {
  it('is noted with the next call in one act, and taken back with it', async () => {
    const { id } = await planned({ topic: 'Счёт' });
    const answer = await close(id, {
      outcome: 'noAnswer',
      note: 'Перезвонить',
      next: { on: addDays(today, 1), at: '09:30', topic: 'Счёт' },
    });
    expect(answer.body).toMatchObject({
      call: {
        id,
        state: 'done',
        outcome: 'noAnswer',
        note: 'Перезвонить',
        closedBy: { shortName: 'Иванова А. С.' },
      },
      next: {
        on: addDays(today, 1),
        at: '09:30',
        state: 'open',
        responsible: { shortName: 'Иванова А. С.' },
      },
    });
    const nextId = answer.body.next.id;
    const [event] = (
      await as('manager').get(`/clients/${clientId}/feed?filter=changes&limit=2`)
    ).body.items.slice(-1);
    expect(event).toMatchObject({ kind: 'callClosed', label: 'нет ответа', reason: 'Перезвонить' });
    expect((await close(id, { version: 2 })).status).toBe(409);
    const back = await as('manager').delete(`/calls/${id}/outcome`);
    expect(back.body).toMatchObject({
      state: 'open',
      outcome: null,
      note: 'Перезвонить',
      closedAt: null,
      version: 3,
    });
    expect((await as('manager').get(`/calls/${nextId}`)).body.state).toBe('cancelled');
    expect((await as('manager').delete(`/calls/${id}/outcome`)).status).toBe(409);
  });

  it('is not taken back once somebody has touched what followed', async () => {
    const { id } = await planned();
    const { next } = (await close(id, { next: { on: today } })).body;
    await as('manager').put(`/calls/${next.id}`, { on: addDays(today, 2), version: 1 });
    const refused = await as('manager').delete(`/calls/${id}/outcome`);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'in_use' });
    expect(refused.body.detail).toContain('Следующий звонок уже изменили');
  });

  it('plans the next of a series by itself, on a working day', async () => {
    const { id } = await planned({ on: today, at: '11:00', repeats: 'P1W', topic: 'Созвон' });
    const { next } = (await close(id, {})).body;
    const on = nextOfSeries(russianCalendar, today, 'P1W', today);
    expect(next).toMatchObject({ on, at: '11:00', repeats: 'P1W', topic: 'Созвон', state: 'open' });
    const ended = await close(next.id, { endsSeries: true });
    expect(ended.body.next).toBeNull();
    const own = await planned({ repeats: 'P1M' });
    const instead = await close(own.id, { next: { on: addDays(today, 1) } });
    expect(instead.body.next).toMatchObject({ on: addDays(today, 1), repeats: null });
  });

  it('is whose call it is, the client’s manager’s and the head of sales’', async () => {
    const theirs = { responsibleId: stage.world.ids.otherManager };
    expect((await close((await planned(theirs)).id, {}, 'otherManager')).status).toBe(200);
    expect((await close((await planned(theirs)).id, {}, 'headOfSales')).status).toBe(200);
    const { id } = await planned(theirs);
    for (const name of ['colleague', 'accountant', 'director'] as const)
      expect((await close(id, {}, name)).status, name).toBe(403);
    expect((await as('colleague').get(`/calls/${id}`)).body.abilities.edit).toEqual({
      allowed: false,
      reason: `Это может: ответственный за звонок, ${stage.world.fullName('manager')}, руководитель продаж`,
    });
    expect((await close(id, {}, 'expert')).status).toBe(404);
    expect(field(await close(id, { next: { on: addDays(today, -2) } }))).toBe('422 on call_past');
    expect((await as('colleague').delete(`/calls/${id}`)).status).toBe(403);
    expect((await as('clerk').delete(`/calls/${id}`)).status).toBe(404);
    expect((await as('manager').delete(`/calls/${id}`)).body).toEqual({ ok: true });
    expect((await as('manager').delete(`/calls/${id}`)).status).toBe(409);
    expect((await as('colleague').delete(`/calls/${id}/outcome`)).status).toBe(403);
    expect((await as('manager').delete(`/calls/${id}/outcome`)).body.state).toBe('open');
  });

  it('retried under one key is one outcome', async () => {
    const { id } = await planned();
    const key = { 'idempotency-key': 'call-1' };
    const body = { version: 1, outcome: 'reached', next: { on: today } };
    const first = await as('manager').put(`/calls/${id}/outcome`, body, key);
    const again = await as('manager').put(`/calls/${id}/outcome`, body, key);
    expect(again.body).toEqual(first.body);
  });
});

describe('a client in the archive', () => {
  it('has no open calls any more, and gets none back', async () => {
    const id = await client('ООО «Полка»');
    const done = await planned({ clientId: id });
    await close(done.id, {});
    const open = await planned({ clientId: id, on: addDays(today, 2) });
    await as('manager').put(`/clients/${id}/archive`);
    const states = async () =>
      (await as('manager').get(`/calls?clientId=${id}`)).body.items.map(
        (one: { state: string }) => one.state,
      );
    expect(await states()).toEqual(['done', 'cancelled']);
    expect(await kinds('manager', id)).toContain('callCancelled');
    expect(field(await plan({ clientId: id }))).toBe('422 clientId client_archived');
    expect(field(await as('manager').delete(`/calls/${open.id}/outcome`))).toBe(
      '422 clientId client_archived',
    );
    await as('manager').delete(`/clients/${id}/archive`);
    expect(await states()).toEqual(['done', 'cancelled']);
    expect((await as('manager').get(`/clients/${id}`)).body.nextCall).toEqual({
      on: null,
      at: null,
      state: 'none',
    });
  });
});

describe('lists of calls', () => {
  it('go by day and time, nearest or latest first, page by page', async () => {
    const id = await client('ООО «Список»');
    const days: [number, string | null][] = [
      [2, null],
      [1, '15:00'],
      [1, null],
      [1, '09:00'],
      [3, '10:00'],
    ];
    for (const [n, at] of days) await planned({ clientId: id, on: addDays(today, n), at });
    const walk = async (query: string) => {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await as('manager').get(
          `/calls?clientId=${id}&limit=2&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        for (const { on, at } of body.items) seen.push(`${on} ${at}`);
        cursor = body.next;
      }
      return seen;
    };
    const sorted = [
      [1, '09:00'],
      [1, '15:00'],
      [1, null],
      [2, null],
      [3, '10:00'],
    ] as const;
    const wanted = sorted.map(([n, at]) => `${addDays(today, n)} ${at}`);
    expect(await walk('')).toEqual(wanted);
    expect(await walk('order=latest')).toEqual([...wanted].reverse());
    expect(await walk(`from=${addDays(today, 2)}&to=${addDays(today, 2)}`)).toEqual([
      `${addDays(today, 2)} null`,
    ]);
  });

  it('show one’s own, and what is overdue by the clock', async () => {
    const id = await client('ООО «Срок»');
    const timed = await planned({ clientId: id, at: '10:00', responsibleId: stage.world.ids.colleague });
    const clock = stage.deps.clock;
    const ask = async (time: string) => {
      stage.deps.clock = () => new Date(`${today}T${time}:00+03:00`);
      const { body } = await as('colleague').get('/calls?mine=true&overdue=true');
      return body.items.map((one: { id: number }) => one.id);
    };
    try {
      expect(await ask('10:59')).toEqual([]);
      expect(await ask('11:00')).toEqual([timed.id]);
    } finally {
      stage.deps.clock = clock;
    }
    expect((await as('otherManager').get(`/calls?mine=true&clientId=${id}`)).body.items).toEqual([]);
    expect((await as('otherManager').get(`/calls?clientId=${id}`)).body.items).toHaveLength(1);
    expect((await as('clerk').get('/calls')).body.items).toEqual([]);
  });
});

describe('when the head hears of an overdue call', () => {
  it('is the administrator’s to choose', async () => {
    const path = '/company/call-settings';
    expect((await as('admin').get(path)).body).toEqual({ headDays: 2 });
    expect((await as('admin').put(path, { headDays: 3 })).body).toEqual({ headDays: 3 });
    expect((await as('admin').get(path)).body).toEqual({ headDays: 3 });
    expect((await as('admin').put(path, { headDays: 0 })).status).toBe(422);
    for (const name of ['headOfSales', 'director', 'manager', 'clerk'] as const) {
      expect((await as(name).get(path)).status, name).toBe(403);
      expect((await as(name).put(path, { headDays: 1 })).status, name).toBe(403);
    }
    const [row] = (await as('admin').get('/journal?kind=callSettingsChanged')).body.items;
    expect(row).toMatchObject({ kind: 'callSettingsChanged', subject: null });
  });
});

describe('what one is reminded of', () => {
  it('is one’s own to choose', async () => {
    const usual = { dayBefore: true, minutesBefore: 15, overdue: true };
    expect((await as('manager').get('/me/call-settings')).body).toEqual(usual);
    const mine = { dayBefore: false, minutesBefore: null, overdue: true };
    expect((await as('manager').put('/me/call-settings', mine)).body).toEqual(mine);
    expect((await as('manager').put('/me/call-settings', { ...mine, minutesBefore: 60 })).status).toBe(200);
    expect((await as('manager').get('/me/call-settings')).body).toEqual({ ...mine, minutesBefore: 60 });
    expect((await as('clerk').get('/me/call-settings')).body).toEqual(usual);
    expect((await as('manager').put('/me/call-settings', { ...mine, minutesBefore: 7 })).status).toBe(400);
    expect((await stage.anonymous.get('/me/call-settings')).status).toBe(401);
  });
});
