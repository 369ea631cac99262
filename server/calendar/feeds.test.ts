import { convertIcsCalendar, type IcsEvent } from 'ts-ics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import { orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';
let clientId = 0;

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const client = {
    name: 'ООО «Ромашка, Лютик; и партнёры» с очень длинным русским названием',
    phones: ['84951112233'],
  };
  clientId = (await as('manager').post('/clients', client)).body.id;
}, 60_000);
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const plan = async (body: object, name: Name = 'manager'): Promise<number> =>
  (await as(name).post('/calls', { clientId, ...body })).body.id;
const pathOf = (url: string): string => new URL(url).pathname.replace('/api', '');
const make = async (name: Name): Promise<string> =>
  pathOf((await as(name).post('/me/calendar-feed')).body.url);
const zone = (timeZone: string) =>
  stage.ownerDb.updateTable('company').set({ time_zone: timeZone }).execute();

/** By a reader of somebody else's making. */
async function read(path: string) {
  const { status, raw, headers } = await stage.anonymous.get(path);
  expect(status).toBe(200);
  const parsed = convertIcsCalendar(undefined, raw.body);
  const events = parsed.events ?? [];
  const of = (kind: string, id: number) => events.find(({ uid }) => uid.startsWith(`${kind}-${id}@`));
  return { text: raw.body, headers, events, of };
}
const startOf = (event: IcsEvent | undefined) => event?.start.date.toISOString();

test('a link is made, shown once, replaced and revoked by its owner alone', async () => {
  expect((await as('expert').get('/me/calendar-feed')).body).toEqual({ feed: null });
  expect((await as('expert').delete('/me/calendar-feed')).status).toBe(404);
  const key = { 'idempotency-key': 'feed-1' };
  const made = await as('expert').post('/me/calendar-feed', {}, key);
  expect(made.status).toBe(201);
  expect(made.body.url).toMatch(/\/api\/calendar-feeds\/[\w-]{43}\.ics$/);
  // whoever repeats the request is not told the secret
  expect((await as('expert').post('/me/calendar-feed', {}, key)).body.url).toBe('');
  const path = pathOf(made.body.url);
  expect((await as('expert').get('/me/calendar-feed')).body.feed.lastReadAt).toBeNull();
  const { headers } = await read(path);
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  expect((await as('expert').get('/me/calendar-feed')).body.feed.lastReadAt).not.toBeNull();

  const kept = await stage.ownerDb.selectFrom('calendar_feeds').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(path.slice(-47, -4));
  const next = await make('expert');
  const gone = await stage.anonymous.get(path);
  const never = await stage.anonymous.get(`/calendar-feeds/${'x'.repeat(43)}.ics`);
  expect([gone.status, never.status]).toEqual([404, 404]);
  expect({ ...gone.body, traceId: '' }).toEqual({ ...never.body, traceId: '' });
  expect((await stage.anonymous.get(next)).status).toBe(200);
  expect((await as('expert').delete('/me/calendar-feed')).status).toBe(200);
  expect((await stage.anonymous.get(next)).status).toBe(404);
  for (const path of ['/calendar-feeds/x.ics', '/calendar-feeds/', `/calendar-feeds/${'x'.repeat(43)}`])
    expect((await stage.anonymous.get(path)).status, path).toBe(404);
  expect((await stage.anonymous.get('/me/calendar-feed')).status).toBe(401);
  expect((await stage.anonymous.post('/me/calendar-feed')).status).toBe(401);
});

test('a call is at its hour, whatever the zone of the company and its summer time', async () => {
  const feed = await make('manager');
  const id = await plan({ on: addDays(today, 1), at: '14:30', minutes: 45, topic: 'Срок; цена, скидка' });
  const event = (await read(feed)).of('calls', id);
  expect(startOf(event)).toBe(`${addDays(today, 1)}T11:30:00.000Z`);
  expect(event?.end?.date.toISOString()).toBe(`${addDays(today, 1)}T12:15:00.000Z`);
  expect(event?.summary).toBe(
    'Звонок клиенту: ООО «Ромашка, Лютик; и партнёры» с очень длинным русским названием',
  );
  expect(event?.description).toBe('Срок; цена, скидка\n+7 (495) 111-22-33');

  await zone('Europe/Berlin');
  // both sides of the change of clocks within half a year, whenever this runs
  const days = [1, 30, 60, 90, 120, 150, 179].map((ahead) => addDays(today, ahead));
  const ids = await Promise.all(days.map((on) => plan({ on, at: '09:00' })));
  const berlin = await read(feed);
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  for (const [n, on] of days.entries()) {
    const start = berlin.of('calls', ids[n] ?? 0)?.start.date;
    expect(start && clock.format(start)).toBe(`${on} 09:00`);
  }
  const utcHours = new Set(ids.map((one) => startOf(berlin.of('calls', one))?.slice(11, 13)));
  expect([...utcHours].sort()).toEqual(['07', '08']);
  await zone('Asia/Vladivostok');
  expect(startOf((await read(feed)).of('calls', id))?.slice(11, 16)).toBe('04:30');
  await zone('Europe/Moscow');
});

test('lines are folded within letters’ bounds, days are dates, ids stay and sequences grow', async () => {
  const feed = await make('manager');
  const on = addDays(today, 2);
  const id = await plan({ on, topic: 'Длинная тема, '.repeat(15) });
  const before = await read(feed);
  for (const line of before.text.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(Buffer.from(line).toString('utf8')).toBe(line);
    expect(line).not.toContain('�');
  }
  expect(before.text).toContain(`DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`);
  expect(before.text).toContain(`DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`);
  const event = before.of('calls', id);
  expect(event?.description?.startsWith('Длинная тема, Длинная тема')).toBe(true);
  expect(event?.sequence).toBe(1);
  await as('manager').put(`/calls/${id}`, { on: addDays(today, 3), topic: '', version: 1 });
  const after = await read(feed);
  expect(after.of('calls', id)).toMatchObject({ uid: event?.uid, sequence: 2 });
  expect(after.events.filter(({ uid }) => uid === event?.uid)).toHaveLength(1);
});

test('it holds what its owner sees at this moment: orders, own absence and events, and not the absences of others', async () => {
  const made = await orderPath(stage).at('payment');
  const feeds = {
    manager: await make('manager'),
    accountant: await make('accountant'),
    expert: await make('expert'),
  };
  const away = { kind: 'vacation', fromOn: addDays(today, 1), toOn: addDays(today, 3), substituteId: null };
  const { accountant, manager } = stage.world.ids;
  const absence = (await as('admin').post('/absences', { ...away, employeeId: accountant })).body.id;
  const other = (await as('admin').post('/absences', { ...away, employeeId: manager })).body.id;
  const event = { title: 'Собрание', startsOn: today, endsOn: today, at: '10:00', until: '11:00' };
  const meeting = (await as('director').post('/company-events', event)).body.id;

  const ofAccountant = await read(feeds.accountant);
  expect(ofAccountant.of('deadlines', made.id)?.summary).toMatch(/^Срок шага 2, З-/);
  expect(ofAccountant.of('absences', absence)?.summary).toBe('Отпуск');
  expect(ofAccountant.of('absences', other)).toBeUndefined();
  expect(startOf(ofAccountant.of('events', meeting))).toBe(`${today}T07:00:00.000Z`);
  expect((await read(feeds.manager)).of('deadlines', made.id)).toBeDefined();
  expect((await read(feeds.expert)).of('deadlines', made.id)).toBeUndefined();

  // the right goes, and with it the line; then the person
  const successor = stage.world.ids.otherManager;
  await stage.ownerDb
    .updateTable('orders')
    .set({ manager_id: successor })
    .where('id', '=', made.id)
    .execute();
  expect((await read(feeds.manager)).of('deadlines', made.id)).toBeUndefined();
  await as('admin').put(`/employees/${accountant}/dismissal`, { successorId: null });
  expect((await stage.anonymous.get(feeds.accountant)).status).toBe(404);
});
