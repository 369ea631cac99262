import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealJournal } from '#server/journal/seal.job.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let folder: string;
const KEY = 'k'.repeat(43);

beforeAll(async () => {
  stage = await openStage();
  folder = stage.deps.config.dataDir;
});
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const make = async (body: object, as: Name = 'manager') =>
  (await ok(by(as).post('/clients', body))).id as number;
const card = async (id: number, as: Name = 'manager') => (await by(as).get(`/clients/${id}`)).body;
const merge = async (id: number, intoId: number, as: Name = 'manager', more: object = {}) => {
  const [other, kept] = [await card(id, 'admin'), await card(intoId, 'admin')];
  return by(as).put(`/clients/${id}/merge`, {
    intoId,
    version: other.version,
    intoVersion: kept.version,
    ...more,
  });
};
const unmerge = (id: number, as: Name = 'manager') => by(as).delete(`/clients/${id}/merge`);
const whole = async () => {
  await sealJournal(stage.ownerDb, KEY, folder);
  expect((await verifyJournal(stage.ownerDb, KEY, folder)).findings).toEqual([]);
};

describe('merging two clients', () => {
  it('keeps what is filled, takes what is missing, or what was chosen; lists come together', async () => {
    const kept = await make({
      name: 'ООО «Север»',
      address: 'Мурманск',
      phones: ['84951112233'],
      emails: ['a@example.org'],
    });
    const other = await make({
      name: 'Север, ООО',
      address: 'Архангельск',
      inn: '7707083893',
      site: 'sever.ru',
      phones: ['84951112233', '84951112244'],
      emails: ['A@example.org', 'b@example.org'],
      contacts: [{ lastName: 'Второй', isMain: true }],
    });
    const { status, body } = await merge(other, kept, 'manager', { take: ['inn', 'address'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: kept,
      name: 'ООО «Север»',
      address: 'Архангельск',
      inn: '7707083893',
      site: null,
      emails: ['a@example.org', 'b@example.org'],
      contacts: [{ name: 'Второй', isMain: true }],
      merged: [{ id: other, name: 'Север, ООО', undo: { allowed: true } }],
    });
    expect(body.phones.map((one: { number: string }) => one.number)).toEqual([
      '+74951112233',
      '+74951112244',
    ]);
    expect(await card(other)).toMatchObject({
      archived: true,
      mergedInto: { id: kept },
      contacts: [],
      abilities: { edit: { allowed: false }, createOrder: { allowed: false } },
    });
    const feed = async (id: number) =>
      (await by('manager').get(`/clients/${id}/feed`)).body.items.map(
        (one: { kind: string; label: string }) => [one.kind, one.label],
      );
    expect(await feed(other)).toContainEqual(['clientMergedAway', 'ООО «Север»']);
    expect((await feed(kept)).slice(0, 2)).toContainEqual(['clientMerged', 'Север, ООО']);
    // the history of both stands with the kept one
    expect((await feed(kept)).filter(([kind]: [string]) => kind === 'clientCreated')).toHaveLength(2);
    // by default: what is filled there, else what is here
    expect((await unmerge(other)).body).toMatchObject({ client: { id: other, mergedInto: null }, stays: [] });
    expect((await merge(other, kept)).body).toMatchObject({
      address: 'Мурманск',
      inn: '7707083893',
      site: 'sever.ru',
    });
    await unmerge(other);
    expect(await card(kept)).toMatchObject({
      inn: null,
      site: null,
      emails: ['a@example.org'],
      merged: [],
      contacts: [],
    });
    await whole();
  });

  it('is for who leads both, and the head of sales; undoing it for them and whoever made it', async () => {
    const [kept, other] = [await make({ name: 'Право-1' }), await make({ name: 'Право-2' })];
    const others = await make({ name: 'Право-3' }, 'otherManager');
    for (const name of ['otherManager', 'director', 'accountant'] as const)
      expect((await merge(other, kept, name)).status, name).toBe(403);
    expect((await merge(other, kept, 'expert')).status).toBe(404);
    // who leads one of them only would come to see the money of the other's contracts
    for (const name of ['manager', 'otherManager'] as const) {
      const refused = await merge(others, kept, name);
      expect(refused.status, name).toBe(403);
      expect(refused.body.detail).toBe('Это может: менеджер обоих клиентов, руководитель продаж');
    }
    expect((await merge(other, kept, 'manager')).status).toBe(200);
    expect((await unmerge(other, 'colleague')).status).toBe(403);
    expect((await unmerge(other, 'clerk')).status).toBe(404);
    expect((await unmerge(other, 'manager')).status).toBe(200);
    expect((await merge(others, kept, 'headOfSales')).status).toBe(200);
    expect((await unmerge(others, 'manager')).status).toBe(403);
    expect((await unmerge(others, 'headOfSales')).status).toBe(200);
    expect((await unmerge(others, 'headOfSales')).body.code).toBe('already_done');
  });

  it('is refused of a client with itself, of one that changed meanwhile, of one merged already', async () => {
    const [a, b, c] = [await make({ name: 'Раз' }), await make({ name: 'Два' }), await make({ name: 'Три' })];
    expect((await merge(a, a)).body.fields).toMatchObject([{ field: 'intoId', reason: 'same_client' }]);
    const nowhere = await by('manager').put(`/clients/${a}/merge`, {
      intoId: 999_999,
      version: 1,
      intoVersion: 1,
    });
    expect(nowhere.body.fields).toMatchObject([{ field: 'intoId' }]);
    const stale = await by('manager').put(`/clients/${a}/merge`, { intoId: b, version: 1, intoVersion: 7 });
    expect(stale.body.code).toBe('version_conflict');
    expect((await merge(a, b)).status).toBe(200);
    expect((await merge(a, c)).body.code).toBe('client_merged');
    expect((await merge(c, a)).body.code).toBe('client_merged');
    expect((await merge(b, c)).status).toBe(200);
    // what went on into a third comes back from there first
    expect((await unmerge(a)).body.code).toBe('client_merged');
    expect((await unmerge(b)).status).toBe(200);
    expect((await unmerge(a)).status).toBe(200);
    await whole();
  });

  it('nothing is hung on the one that was merged, and it is changed no more', async () => {
    const [kept, other] = [await make({ name: 'Живой' }), await make({ name: 'Слитый' })];
    expect((await merge(other, kept)).status).toBe(200);
    const refused = async (answer: Promise<{ body: { code: string } }>) =>
      expect((await answer).body.code).toBe('client_merged');
    await refused(by('manager').post('/contracts', { clientId: other, number: 'С-1' }));
    await refused(by('manager').post(`/clients/${other}/contacts`, { lastName: 'Поздний' }));
    await refused(by('manager').post(`/clients/${other}/comments`, { body: 'поздно' }));
    await refused(by('manager').put(`/clients/${other}`, { name: 'Иначе', version: 2 }));
    await refused(by('manager').delete(`/clients/${other}/archive`));
    await refused(by('manager').put(`/clients/${other}/segments`, { segmentIds: [] }));
    expect(
      (await by('manager').post('/orders', { title: 'Поздний', clientId: other })).status,
    ).toBeGreaterThan(399);
    expect(
      (await by('manager').get(`/client-duplicates?name=${encodeURIComponent('Слитый')}`)).body.items,
    ).toMatchObject([{ id: kept, matches: [{ by: 'name' }] }]);
  });

  it('carries orders with their signatures, contracts and documents; all who see them go on seeing them', async () => {
    const path = orderPath(stage);
    const order = await path.at('examination');
    const kept = await make({ name: 'Принимающий' });
    await by('manager').upload(
      `/contracts/${order.contractId}/documents?name=a.txt&kind=other`,
      Buffer.from('текст'),
    );
    const before = (await by('expert').get(`/orders/${order.id}`)).body;
    const fromOld = await by('manager').get(`/orders/${order.id}`);
    expect((await merge(order.clientId, kept)).status).toBe(200);
    await whole();
    const after = (await by('expert').get(`/orders/${order.id}`)).body;
    expect(after.client).toMatchObject({ id: kept, name: 'Принимающий' });
    expect(after.version).toBe(before.version + 1);
    const signed = (body: typeof after) => body.steps.map((step: { resolution: unknown }) => step.resolution);
    expect(signed(after)).toEqual(signed(before));
    expect((await by('expert').get(`/clients/${kept}`)).body).toMatchObject({
      orders: 1,
      contracts: 1,
      merged: [],
      segments: [],
    });
    expect((await by('expert').get(`/clients/${order.clientId}`)).status).toBe(404);
    expect((await by('manager').get(`/contracts/${order.contractId}`)).body.client.id).toBe(kept);
    // a stale signature is refused with the difference, as for any other change
    const stale = await by('headOfExpertise').put(`/orders/${order.id}/steps/examination/resolution`, {
      version: fromOld.body.version - 1,
    });
    expect(stale.status).toBe(409);
    const feed = (await by('expert').get(`/orders/${order.id}/feed`)).body.items;
    expect(feed[0]).toMatchObject({ kind: 'orderClientChanged', after: 'Принимающий' });
    expect((await unmerge(order.clientId)).body.stays).toEqual([]);
    expect((await by('expert').get(`/orders/${order.id}`)).body).toMatchObject({
      client: { id: order.clientId },
      version: before.version + 2,
    });
    await whole();
  });

  it('undone, leaves what grew into the kept one, and says what', async () => {
    const path = orderPath(stage);
    const { clientId, contractId, id } = await path.prospect('manager');
    const free = await path.prospect('manager');
    const kept = await make({ name: 'Приросший', address: 'Тула' });
    await by('manager').put(`/clients/${clientId}`, { name: 'Уходящий', occupation: 'котлы', version: 1 });
    expect((await merge(free.clientId, clientId)).status).toBe(200);
    expect((await unmerge(free.clientId)).body.stays).toEqual([]);
    expect((await merge(clientId, kept)).status).toBe(200);
    await ok(by('manager').post('/orders', { title: 'Новый', clientId: kept, contractId }));
    const now = await card(kept);
    expect(now.occupation).toBe('котлы');
    await ok(
      by('manager').put(`/clients/${kept}`, {
        name: 'Приросший',
        address: 'Тула',
        occupation: 'котлы и трубы',
        version: now.version,
      }),
    );
    const { body } = await unmerge(clientId);
    expect(body.stays).toEqual([
      { what: 'field', label: 'Чем занимается' },
      { what: 'contract', label: expect.stringContaining('РМ-') },
      { what: 'order', label: expect.stringMatching(/^З-/) },
    ]);
    expect(body.client).toMatchObject({ orders: 0, contracts: 0, name: 'Уходящий', occupation: 'котлы' });
    expect(await card(kept)).toMatchObject({ orders: 2, contracts: 1, occupation: 'котлы и трубы' });
    expect((await by('manager').get(`/orders/${id}`)).body.client.id).toBe(kept);
    await whole();
  });

  it('is not told to who sees the client only through an order', async () => {
    const order = await orderPath(stage).at('examination');
    const other = await make({ name: 'Неведомый' });
    expect((await merge(other, order.clientId)).status).toBe(200);
    const answers = [
      await by('expert').get(`/clients/${order.clientId}`),
      await by('expert').get(`/clients/${order.clientId}/feed`),
    ];
    for (const { raw } of answers) expect(raw.body).not.toContain('Неведомый');
  });

  it('meets an order that is being added just then: it is on one client or refused, never on the merged one', async () => {
    for (let n = 0; n < 8; n++) {
      const [kept, other] = [await make({ name: `Гонка-${n}` }), await make({ name: `Гонка-${n}-2` })];
      const answers = await Promise.all([
        merge(other, kept),
        ...[1, 2, 3].map((one) => by('manager').post('/orders', { title: `Заказ ${one}`, clientId: other })),
        by('manager').post('/contracts', { clientId: other, number: `Г-${n}` }),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from (select client_id from orders union all select client_id from contracts) x
        join clients k on k.id = x.client_id where k.merged_into_id is not null`.execute(stage.ownerDb);
      expect(rows[0]?.n).toBe(0);
    }
    await whole();
  });

  it('of the same two at once is one', async () => {
    const [kept, other] = [await make({ name: 'Дважды' }), await make({ name: 'Дважды-2' })];
    const answers = await Promise.all([merge(other, kept), merge(other, kept), merge(kept, other)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });
});
