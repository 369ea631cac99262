import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let clientId = 0;
let oil = 0;

beforeAll(async () => {
  stage = await openStage();
  clientId = (await ok(stage.as('manager').post('/clients', { name: 'Групповой' }))).id;
});
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const listed = async (as: Name, query = '') =>
  (await by(as).get(`/segments${query}`)).body.items.map((one: { name: string; clients: number }) => [
    one.name,
    one.clients,
  ]);

describe('groups of clients', () => {
  it('are made and renamed by managers and the head of sales', async () => {
    for (const name of ['expert', 'accountant', 'director', 'clerk'] as const)
      expect((await by(name).post('/segments', { name: 'Чужая' })).status, name).toBe(403);
    oil = (await ok(by('manager').post('/segments', { name: 'Нефтегаз' }))).id;
    expect((await by('headOfSales').post('/segments', { name: ' нефтегаз ' })).body.fields).toMatchObject([
      { field: 'name', reason: 'name_taken' },
    ]);
    const edit = { name: 'Нефть и газ', archived: false, version: 1 };
    expect((await by('accountant').put(`/segments/${oil}`, edit)).status).toBe(403);
    expect((await by('expert').put(`/segments/${oil}`, edit)).status).toBe(404);
    expect((await ok(by('otherManager').put(`/segments/${oil}`, edit))).version).toBe(2);
    expect((await by('manager').put(`/segments/${oil}`, edit)).body.code).toBe('version_conflict');
    expect((await by('accountant').get('/segments')).body.abilities.edit.allowed).toBe(false);
  });

  it('are put on a client by who edits it', async () => {
    const set = (as: Name, segmentIds: number[]) =>
      by(as).put(`/clients/${clientId}/segments`, { segmentIds });
    expect((await set('otherManager', [oil])).status).toBe(403);
    expect((await set('expert', [oil])).status).toBe(404);
    expect((await set('manager', [oil, 999_999])).body.fields).toMatchObject([{ reason: 'segment' }]);
    expect((await ok(set('manager', [oil]))).segments).toEqual([{ id: oil, name: 'Нефть и газ' }]);
    expect(await listed('director')).toEqual([['Нефть и газ', 1]]);
    const feed = (await by('manager').get(`/clients/${clientId}/feed`)).body.items;
    expect(feed[0]).toMatchObject({ kind: 'clientSegmentsChanged', after: 'Нефть и газ', before: null });
    await ok(set('manager', [oil]));
    expect((await by('manager').get(`/clients/${clientId}/feed`)).body.items).toHaveLength(2);
  });

  it('narrow the list of clients, for those who see all of them', async () => {
    const { clientId: seen } = await orderPath(stage).at('examination');
    await ok(by('headOfSales').put(`/clients/${seen}/segments`, { segmentIds: [oil] }));
    const ids = async (as: Name) =>
      (await by(as).get(`/clients?segmentId=${oil}`)).body.items.map((one: { id: number }) => one.id);
    expect((await ids('accountant')).sort()).toEqual([clientId, seen].sort());
    expect(await ids('expert')).toEqual([]);
    expect(await listed('expert')).toEqual([]);
    const [row] = (await by('expert').get('/clients')).body.items;
    expect(row).toMatchObject({ id: seen, segments: [] });
    expect((await by('expert').get(`/clients/${seen}`)).raw.body).not.toContain('Нефть');
    expect((await by('expert').get(`/clients/${seen}/feed`)).raw.body).not.toContain('Нефть');
  });

  it('in the archive take nobody in, show on nobody, and come back with all they had', async () => {
    await ok(by('manager').put(`/segments/${oil}`, { name: 'Нефть и газ', archived: true, version: 2 }));
    expect(await listed('manager')).toEqual([]);
    expect(await listed('manager', '?archived=true')).toEqual([['Нефть и газ', 2]]);
    expect((await by('manager').get(`/clients/${clientId}`)).body.segments).toEqual([]);
    expect((await by('manager').put(`/clients/${clientId}/segments`, { segmentIds: [oil] })).status).toBe(
      422,
    );
    await ok(by('manager').put(`/clients/${clientId}/segments`, { segmentIds: [] }));
    await ok(by('manager').put(`/segments/${oil}`, { name: 'Нефть и газ', archived: false, version: 3 }));
    expect((await by('manager').get(`/clients/${clientId}`)).body.segments).toHaveLength(1);
  });
});
