import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const make = async (name: string, as: Name = 'manager') =>
  (await ok(by(as).post('/clients', { name }))).id as number;
const change = (as: Name, body: object) => by(as).post('/client-bulk-changes', body);
const managerOf = async (id: number) => (await by('admin').get(`/clients/${id}`)).body.manager?.id ?? null;
const { manager, otherManager, colleague } = new Proxy({} as Record<Name, () => number>, {
  get: (_, name: Name) => () => stage.world.ids[name],
});
type Left = { client: { name: string }; reason: string };

describe('a change to many clients', () => {
  it('is made by the rights on each; the rest is told with the reason', async () => {
    const [a, b, c] = [await make('Альфа'), await make('Бета', 'otherManager'), await make('Вега')];
    const { status, body } = await change('manager', {
      act: 'setManager',
      managerId: colleague(),
      ids: [a, b, c, 999_999],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      done: 2,
      leftOut: [
        { client: { id: b, name: 'Бета' }, reason: 'Это может: Смирнов Игорь Олегович, руководитель продаж' },
      ],
    });
    expect(await Promise.all([a, b, c].map(managerOf))).toEqual([colleague(), otherManager(), colleague()]);
    const feed = (await by('admin').get(`/clients/${a}/feed`)).body.items;
    expect(feed[0]).toMatchObject({
      kind: 'clientEdited',
      label: 'Ответственный менеджер',
      before: 'Иванова Анна Сергеевна',
      after: 'Павлов Денис Юрьевич',
    });

    // somebody works on: only what is still as it was set goes back
    const card = (await by('headOfSales').get(`/clients/${c}`)).body;
    await ok(
      by('headOfSales').put(`/clients/${c}`, {
        name: 'Вега',
        managerId: otherManager(),
        version: card.version,
      }),
    );
    expect((await by('otherManager').delete(`/client-bulk-changes/${body.id}`)).status).toBe(404);
    const undone = await by('manager').delete(`/client-bulk-changes/${body.id}`);
    expect(undone.body).toMatchObject({
      done: 1,
      leftOut: [{ client: { id: c }, reason: 'Менеджера с тех пор сменили' }],
    });
    expect(await Promise.all([a, b, c].map(managerOf))).toEqual([manager(), otherManager(), otherManager()]);
    expect((await by('manager').delete(`/client-bulk-changes/${body.id}`)).body.code).toBe('already_done');
  });

  it('of all that the list shows goes by its filter, and not beyond a thousand', async () => {
    for (const name of ['Группа раз', 'Группа два']) await make(name, 'regionManager');
    const all = {
      act: 'setManager',
      managerId: manager(),
      filter: { managerId: stage.world.ids.regionManager },
    };
    expect((await change('otherManager', all)).body).toMatchObject({ id: null, done: 0 });
    expect((await change('headOfSales', all)).body).toMatchObject({ done: 2, leftOut: [] });
    expect((await change('headOfSales', all)).body).toMatchObject({ id: null, done: 0, leftOut: [] });
    const found = { act: 'setManager', managerId: colleague(), filter: { search: 'группа' } };
    expect((await change('headOfSales', found)).body.done).toBe(2);
    await sql`insert into clients (name, name_normal, created_by) select 'Много ' || n, 'много ' || n, ${manager()} from generate_series(1, 1001) n`.execute(
      stage.ownerDb,
    );
    const many = await change('headOfSales', { ...all, filter: {} });
    expect(many.body.fields).toMatchObject([
      { reason: 'too_many_clients', message: expect.stringContaining('1000') },
    ]);
    await sql`delete from clients where name like 'Много %'`.execute(stage.ownerDb);
  });

  it('puts clients into a group and out of it, and back', async () => {
    const ids = [await make('Раз'), await make('Два')];
    const segmentId = (await ok(by('manager').post('/segments', { name: 'Поволжье' }))).id;
    const size = async () =>
      (await by('manager').get('/segments')).body.items.find((one: { id: number }) => one.id === segmentId)
        .clients;
    await ok(by('manager').put(`/clients/${ids[0]}/segments`, { segmentIds: [segmentId] }));
    const added = await change('manager', { act: 'addToSegment', segmentId, ids });
    expect(added.body).toMatchObject({ done: 1, leftOut: [] });
    expect(await size()).toBe(2);
    // who was in it before stays in it
    expect((await by('manager').delete(`/client-bulk-changes/${added.body.id}`)).body.done).toBe(1);
    expect(await size()).toBe(1);
    const removed = await change('manager', { act: 'removeFromSegment', segmentId, ids });
    expect(removed.body.done).toBe(1);
    expect(await size()).toBe(0);
    await ok(by('manager').delete(`/client-bulk-changes/${removed.body.id}`));
    expect(await size()).toBe(1);
    const mine = (await by('manager').get('/client-bulk-changes')).body.items;
    expect(mine.slice(0, 2)).toMatchObject([
      { act: 'removeFromSegment', segment: { name: 'Поволжье' }, clients: 1, undone: true, undoable: false },
      { act: 'addToSegment', undone: true },
    ]);
    expect((await by('colleague').get('/client-bulk-changes')).body.items).toEqual([]);
  });

  it('knows who can lead, which groups there are, and what was asked', async () => {
    const ids = [await make('Проверка')];
    const refused = async (body: object) => (await change('manager', body)).body.fields?.[0]?.reason;
    expect(await refused({ act: 'setManager', managerId: stage.world.ids.expert, ids })).toBe('manager');
    expect(await refused({ act: 'setManager', ids })).toBe('manager');
    expect(await refused({ act: 'addToSegment', segmentId: 999_999, ids })).toBe('segment');
    expect(await refused({ act: 'setManager', managerId: colleague(), ids, filter: {} })).toBe('choice');
    expect(await refused({ act: 'setManager', managerId: colleague() })).toBe('choice');
  });

  it('does not know of clients that the person does not see', async () => {
    const { clientId } = await orderPath(stage).at('examination');
    const hidden = await make('Тайник');
    const { body } = await change('expert', {
      act: 'setManager',
      managerId: colleague(),
      ids: [clientId, hidden],
    });
    expect(body.done).toBe(0);
    expect(body.leftOut.map((one: Left) => one.client.name)).not.toContain('Тайник');
    expect(body.leftOut).toHaveLength(1);
  });

  it('is not undone after a day', async () => {
    const { body } = await change('manager', {
      act: 'setManager',
      managerId: colleague(),
      ids: [await make('Давно')],
    });
    await sql`update bulk_changes set made_at = now() - interval '25 hours' where id = ${body.id}`.execute(
      stage.ownerDb,
    );
    const late = await by('manager').delete(`/client-bulk-changes/${body.id}`);
    expect(late.status).toBe(403);
    expect(late.body.detail).toContain('в течение суток');
  });
});
