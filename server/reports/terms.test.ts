import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { daysOfQuarter, quarterOf } from '#domain/values/quarters.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';

let stage: Stage;
let today = '';
let clientId = 0;
const made: Partial<Record<string, number>> = {};

/** An order of the archive whose term ends so many days from today. */
const archived = async (name: string, as: Name, days: number, expert: Name | null = null) => {
  const owner = stage.as(as);
  clientId ||= (await ok(stage.as('manager').post('/clients', { name: 'ООО «Срок»' }))).id;
  const { id } = await ok(owner.post('/orders', { title: `ЭПБ ${name}`, clientId }));
  await stage.ownerDb
    .updateTable('orders')
    .set({
      valid_until: addDays(today, days),
      archived_at: '2026-01-01T00:00:00Z',
      status: 'confirmed',
      ever_confirmed: true,
      expert_id: expert && stage.world.ids[expert],
    })
    .where('id', '=', id)
    .execute();
  made[name] = id;
};
const list = async (as: Name, query = '') => ok(stage.as(as).get(`/reports/terms${query}`));
const names = async (as: Name, query = ''): Promise<string[]> =>
  (await list(as, query)).items.map(({ title }: { title: string }) => title.replace('ЭПБ ', ''));

beforeAll(async () => {
  stage = await openStage();
  const { rows } = await sql<{
    day: string;
  }>`select (now() at time zone 'Europe/Moscow')::date as day`.execute(stage.ownerDb);
  today = rows[0]?.day ?? '';
  await archived('over', 'manager', -40);
  await archived('yesterday', 'manager', -1);
  await archived('today', 'manager', 0);
  await archived('soon', 'manager', 30, 'expert');
  await archived('far', 'manager', 400);
  await archived('renewed', 'manager', 20, 'expert');
  await archived('others', 'otherManager', 10);
  // at work, with an end entered already
  const { id: atWork } = await ok(stage.as('manager').post('/orders', { title: 'ЭПБ atWork', clientId }));
  await stage.ownerDb
    .updateTable('orders')
    .set({ valid_until: addDays(today, 5) })
    .where('id', '=', atWork)
    .execute();
  made.renewal = (await ok(stage.as('manager').post(`/orders/${made.renewed}/renewal`))).id;
}, 60_000);
afterAll(() => stage.close());

describe('the register of terms', () => {
  it('is of what its reader sees, the nearest end first', async () => {
    expect(await names('manager')).toEqual(['today', 'soon', 'far']);
    expect(await names('colleague')).toEqual(['today', 'soon', 'far']);
    expect(await names('otherManager')).toEqual(['others']);
    expect(await names('director')).toEqual(['today', 'others', 'soon', 'far']);
    expect(await names('clerk')).toEqual([]);
    expect((await stage.anonymous.get('/reports/terms')).status).toBe(401);
  });

  it('tells a renewed order only to who sees the renewal', async () => {
    expect(await names('manager', '?state=renewed')).toEqual(['renewed']);
    expect((await list('manager', '?state=renewed')).items[0].renewedBy).toMatchObject({ id: made.renewal });
    // of the new order the expert knows nothing
    expect(await names('expert', '?state=renewed')).toEqual([]);
    expect(await names('expert')).toEqual(['renewed', 'soon']);
    expect((await list('expert')).items[0].renewedBy).toBeNull();
  });

  it('is filtered by state, period, manager and client; what is over, the latest first', async () => {
    expect(await names('manager', '?state=expired')).toEqual(['yesterday', 'over']);
    expect(await names('manager', '?state=all')).toEqual([
      'over',
      'yesterday',
      'today',
      'renewed',
      'soon',
      'far',
    ]);
    expect(await names('manager', `?to=${addDays(today, 60)}`)).toEqual(['today', 'soon']);
    expect(await names('manager', `?from=${addDays(today, 1)}&to=${addDays(today, 30)}`)).toEqual(['soon']);
    expect(await names('director', `?managerId=${stage.world.ids.otherManager}`)).toEqual(['others']);
    expect(await names('manager', `?managerId=${stage.world.ids.otherManager}`)).toEqual([]);
    expect(await names('director', '?clientId=999999')).toEqual([]);
    expect(await names('colleague', '?mine=true')).toEqual([]);
    expect((await stage.as('manager').get(`/reports/terms?from=${today}&to=2020-01-01`)).status).toBe(422);
  });

  it('goes on from page to page, each row once, either way', async () => {
    for (const state of ['all', 'expired']) {
      const whole = await names('manager', `?state=${state}`);
      const walked: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: { title: string }[]; next: string | null } = await list(
          'manager',
          `?state=${state}&limit=1${cursor && `&cursor=${cursor}`}`,
        );
        walked.push(...page.items.map(({ title }) => title.replace('ЭПБ ', '')));
        cursor = page.next;
      }
      expect(walked).toEqual(whole);
    }
    expect((await stage.as('manager').get('/reports/terms?cursor=e30')).status).toBe(422);
  });

  it('counts each quarter of the page by what its reader sees and asked for', async () => {
    const far = daysOfQuarter(quarterOf(addDays(today, 400))).from;
    const of = async (as: Name, query = '') => {
      const { quarters } = await list(as, query);
      return Object.fromEntries(
        quarters.map((one: { from: string; count: number }) => [one.from, one.count]),
      );
    };
    expect((await of('manager'))[far]).toBe(1);
    const sum = async (as: Name, query = '') =>
      Object.values(await of(as, query)).reduce((all: number, one) => all + Number(one), 0);
    expect(await sum('manager')).toBe(3);
    expect(await sum('director')).toBe(4);
    expect(await sum('otherManager')).toBe(1);
    expect(await sum('manager', '?state=all')).toBe(6);
    expect(await sum('manager', `?to=${addDays(today, 60)}`)).toBe(2);
    expect(await of('clerk')).toEqual({});
  });

  it('says the days left, and who may renew: the manager and the head of sales, not who examines', async () => {
    const row = async (as: Name, name: string, query = '') =>
      (await list(as, query)).items.find(({ id }: { id: number }) => id === made[name]);
    expect(await row('manager', 'soon')).toMatchObject({
      daysLeft: 30,
      abilities: { renew: { allowed: true } },
    });
    expect(await row('headOfSales', 'soon')).toMatchObject({ abilities: { renew: { allowed: true } } });
    expect(await row('manager', 'over', '?state=expired')).toMatchObject({ daysLeft: -40 });
    for (const as of ['expert', 'colleague', 'director'] as const)
      expect((await row(as, 'soon')).abilities.renew).toMatchObject({
        allowed: false,
        reason: expect.stringMatching(/Иванова/),
      });
    const { abilities } = await row('manager', 'renewed', '?state=renewed');
    expect(abilities.renew).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/^Уже продлён: З-/),
    });
    expect(abilities.renew).toEqual(
      (await ok(stage.as('manager').get(`/orders/${made.renewed}`))).abilities.renew,
    );
  });

  it('home shows the same, without what is renewed, and leads here', async () => {
    const { blocks } = await ok(stage.as('manager').get('/home'));
    const block = blocks.find(({ key }: { key: string }) => key === 'expiring');
    expect(block.items.map(({ id }: { id: number }) => id)).toEqual([made.today, made.soon]);
    expect(block).toMatchObject({ list: 'terms', query: { mine: 'true' } });
    expect(await names('manager', `?${new URLSearchParams(block.query)}`)).toEqual(['today', 'soon']);
  });

  it('as .xlsx is of what its reader sees, and is in the journal', async () => {
    const take = async (as: Name, filter: object = {}) =>
      readXlsx((await stage.as(as).post('/term-exports', { filter })).raw.rawPayload).rows;
    const rows = await take('manager', { state: 'all' });
    expect(rows.map((row) => row[4]?.value)).toEqual([
      'Работа',
      'ЭПБ over',
      'ЭПБ yesterday',
      'ЭПБ today',
      'ЭПБ renewed',
      'ЭПБ soon',
      'ЭПБ far',
    ]);
    expect(rows[4]?.[8]?.value).toMatch(/^З-/);
    expect(rows[1]?.[7]).toMatchObject({ type: 'number', value: '-40' });
    expect(rows[1]?.[6]).toMatchObject({ type: 'number', dated: true });
    expect(await take('clerk')).toHaveLength(1);
    const { items } = (await stage.as('admin').get('/journal?kind=termsExported')).body;
    expect(items[0]).toMatchObject({ actor: { id: stage.world.ids.clerk } });
    expect(items).toHaveLength(2);
  });
});
