import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const change = (as: Name, body: object) => by(as).post('/order-bulk-changes', body);
const id = (name: Name) => stage.world.ids[name];
const managerOf = async (order: number) => (await path.card(order)).manager.id;
const kinds = async (order: number) =>
  (await by('admin').get(`/orders/${order}/feed?limit=200`)).body.items.map(
    (one: { kind: string }) => one.kind,
  );
const journal = async (order: number) =>
  stage.ownerDb.selectFrom('journal').selectAll().where('order_id', '=', order).orderBy('id').execute();
const toldOf = async (order: number) =>
  stage.ownerDb
    .selectFrom('orders')
    .select(['version', 'archived_at', 'manager_id', 'expert_id', 'step_seq', 'step_state'])
    .where('id', '=', order)
    .executeTakeFirstOrThrow();
/** Events of the last act upon the order that wait to be told. */
async function announced(order: number) {
  const last = (await journal(order)).at(-1)?.order_version ?? 0;
  const { rows } = await sql<{ id: string }>`
    select j.id from journal j where j.order_id = ${order} and j.order_version = ${last} and exists (
      select 1 from pgboss.job b where b.name = 'announce' and b.data -> 'eventIds' @> to_jsonb(j.id)) order by j.id`.execute(
    stage.ownerDb,
  );
  return rows.map((row) => Number(row.id));
}
/** At the last step, with all that its gate asks for but this mark. */
async function almost(lacking: string | null) {
  const order = await path.at('archive');
  for (const key of ['actIssued', 'actSigned', 'contractOriginalReceived'])
    if (key !== lacking) await ok(path.mark('accountant', order.id, key));
  await ok(path.fill('manager', order.id, 'issuedOn', '2026-11-24'));
  await ok(path.fill('manager', order.id, 'validUntil', 'P3Y'));
  return order;
}
type Left = { order: { id: number; number: string }; reason: string; missing: { key: string }[] };

describe('many orders to another manager', () => {
  it('goes by the right of the single act, journalled for each; what is unseen is as if it were not asked for', async () => {
    const orders = [
      await path.prospect(),
      await path.prospect('otherManager'),
      await path.prospect('regionManager'),
    ];
    const ids = orders.map((one) => one.id);
    const body = { act: 'setManager', managerId: id('colleague'), ids: [...ids, 999_999] };

    const refused = await change('manager', body);
    expect(refused.status).toBe(201);
    expect(refused.body).toEqual({
      done: 0,
      leftOut: [
        {
          order: { id: ids[0], number: orders[0]?.number },
          reason: 'Это может: руководитель продаж',
          missing: [],
        },
      ],
    });
    expect((await change('clerk', body)).body).toEqual({ done: 0, leftOut: [] });
    expect((await change('expert', body)).body).toEqual({ done: 0, leftOut: [] });

    expect((await change('headOfSales', body)).body).toEqual({ done: 3, leftOut: [] });
    expect(await Promise.all(ids.map(managerOf))).toEqual(ids.map(() => id('colleague')));
    const [alone] = [await path.prospect()];
    const version = await path.versionOf(alone.id, 'headOfSales');
    await ok(by('headOfSales').put(`/orders/${alone.id}/manager`, { managerId: id('colleague'), version }));
    const single = (await journal(alone.id)).at(-1);
    for (const order of ids) {
      const row = (await journal(order)).at(-1);
      expect(row).toMatchObject({ kind: 'managerAssigned', actor_id: id('headOfSales'), order_id: order });
      expect(Object.keys(row?.data as object)).toEqual(Object.keys(single?.data as object));
    }
    // once more nothing is left to do
    expect((await change('headOfSales', body)).body).toEqual({ done: 0, leftOut: [] });
  });

  it('asks for somebody who leads orders, and for no more than two hundred', async () => {
    const { id: order } = await path.prospect();
    const reason = async (body: object) =>
      (await change('headOfSales', { act: 'setManager', ids: [order], ...body })).body.fields?.[0]?.reason;
    expect(await reason({ managerId: id('expert') })).toBe('manager');
    expect(await reason({})).toBe('manager');
    const many = Array.from({ length: 201 }, (_, n) => n + 1);
    expect((await change('headOfSales', { act: 'archive', ids: many })).status).toBe(422);
    expect((await change('headOfSales', { act: 'archive', ids: [] })).status).toBe(422);
  });

  it('answers a repeated key the same and does nothing anew', async () => {
    const { id: order } = await path.prospect();
    const body = { act: 'setManager', managerId: id('otherManager'), ids: [order] };
    const key = { 'idempotency-key': 'bulk-once-0001' };
    const first = await by('headOfSales').post('/order-bulk-changes', body, key);
    const { version } = await toldOf(order);
    const again = await by('headOfSales').post('/order-bulk-changes', body, key);
    expect(again.body).toEqual(first.body);
    expect((await toldOf(order)).version).toBe(version);
  });
});

describe('many orders to the archive', () => {
  it('leaves one with a missing mark as it was, and lists what the single signature lists', async () => {
    const ready = await almost(null);
    const lacking = await almost('actSigned');
    const early = await path.at('payment');
    const before = await toldOf(lacking.id);
    const rows = (await journal(lacking.id)).length;
    const ids = [ready.id, lacking.id, early.id];

    const { body } = await change('manager', { act: 'archive', ids });
    expect(body.done).toBe(1);
    const left = new Map<number, Left>(body.leftOut.map((one: Left) => [one.order.id, one]));
    expect([...left.keys()].sort()).toEqual([lacking.id, early.id].sort());

    const single = await path.sign('manager', lacking.id, 'archive');
    expect(single.body.code).toBe('gate_closed');
    expect(left.get(lacking.id)?.missing).toEqual(single.body.missing);
    expect(left.get(lacking.id)?.missing.map(({ key }) => key)).toEqual(['actSigned']);
    expect(left.get(lacking.id)?.reason).toBe(single.body.detail);
    expect(await toldOf(lacking.id)).toEqual(before);
    expect(await journal(lacking.id)).toHaveLength(rows);

    expect((await toldOf(ready.id)).archived_at).not.toBeNull();
    expect(await kinds(ready.id)).toContain('orderArchived');
    expect(left.get(early.id)).toMatchObject({ reason: 'Заказ сейчас на другом шаге', missing: [] });
  });

  it('is signed by the signer and nobody else', async () => {
    const { id: order } = await almost(null);
    for (const as of ['headOfSales', 'director', 'admin', 'accountant', 'colleague'] as const) {
      const { body } = await change(as, { act: 'archive', ids: [order] });
      expect(body.done, as).toBe(0);
      expect(body.leftOut[0].reason, as).toContain('Иванова Анна Сергеевна');
    }
    for (const as of ['otherManager', 'clerk'] as const)
      expect((await change(as, { act: 'archive', ids: [order] })).body).toEqual({ done: 0, leftOut: [] });
    expect((await toldOf(order)).archived_at).toBeNull();
  });
});

describe('an expert for many orders', () => {
  it('is named by the signature that names one, in each order whose step can be signed', async () => {
    const [one, two] = [await path.at('assignment'), await path.at('assignment')];
    const bare = await path.at('assignment');
    for (const { id: order } of [one, two])
      await ok(path.fill('manager', order, 'termsOfReference', 'Обследовать котёл'));
    for (const { id: order } of [one, two, bare])
      await ok(path.mark('manager', order, 'termsOfReferenceSent'));
    const ids = [one.id, two.id, bare.id];
    const body = { act: 'setExpert', expertId: id('otherExpert'), ids };

    expect((await change('manager', body)).body).toMatchObject({ done: 0 });
    const { body: answer } = await change('headOfExpertise', body);
    expect(answer).toMatchObject({ done: 2, leftOut: [{ order: { id: bare.id } }] });
    const single = await path.sign('headOfExpertise', bare.id, 'assignment', {
      values: { expert: id('otherExpert') },
    });
    expect(answer.leftOut[0].missing).toEqual(single.body.missing);
    for (const order of [one.id, two.id]) {
      expect(await toldOf(order)).toMatchObject({ expert_id: id('otherExpert'), step_seq: 4 });
      const rows = await journal(order);
      expect(rows.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['expertAssigned', 'resolutionGiven']),
      );
      // told like the single act: by the job that tells people
      expect(await announced(order)).toEqual(
        rows
          .slice(-4)
          .filter(({ kind }) => ['expertAssigned', 'resolutionGiven'].includes(kind))
          .map((row) => row.id),
      );
    }
    expect((await toldOf(bare.id)).expert_id).toBeNull();
    const wrong = await change('headOfExpertise', { ...body, expertId: 999_999 });
    expect(wrong.body.fields).toMatchObject([{ field: 'expertId', reason: 'employee' }]);
  });

  it('who is signed is replaced only for a reason: back to the step and signed anew, all of it or nothing', async () => {
    const { id: order } = await path.at('examination');
    const later = await path.at('approval');
    const body = { act: 'setExpert', expertId: id('otherExpert'), ids: [order, later.id] };
    const plain = await change('headOfExpertise', body);
    expect(plain.body.done).toBe(0);
    expect(plain.body.leftOut.map((one: Left) => one.reason)).toEqual([
      'Эксперт назначен и подписан. Чтобы заменить, укажите причину',
      'Эксперт назначен и подписан. Чтобы заменить, укажите причину',
    ]);
    const short = await change('headOfExpertise', { ...body, reason: 'так' });
    expect(short.body.done).toBe(0);

    const before = await toldOf(later.id);
    const { body: answer } = await change('headOfExpertise', { ...body, reason: 'эксперт надолго заболел' });
    // from the step of another department its head sends the order back
    expect(answer).toMatchObject({ done: 1, leftOut: [{ order: { id: later.id } }] });
    expect(await toldOf(later.id)).toEqual(before);
    expect(await toldOf(order)).toMatchObject({
      expert_id: id('otherExpert'),
      step_seq: 4,
      step_state: 'active',
    });
    const all = (await journal(order)).map((row) => row.kind);
    expect(all.slice(-6)).toEqual([
      'resolutionWithdrawn',
      'orderReturned',
      'fieldSet',
      'expertAssigned',
      'resolutionGiven',
      'stepOpened',
    ]);
    expect((await by('expert').get(`/orders/${order}`)).status).toBe(404);
    expect((await by('otherExpert').get(`/orders/${order}`)).status).toBe(200);
  });
});

describe('another expert of one order', () => {
  const put = async (as: Name, order: number, body: object = {}) =>
    by(as).put(`/orders/${order}/expert`, {
      version: await path.versionOf(order, as),
      expertId: id('otherExpert'),
      reason: 'эксперт надолго заболел',
      ...body,
    });

  it('is for who may send it back and sign it again; nobody else, and not for who does not see it', async () => {
    const { id: order } = await path.at('examination');
    const may = async (as: Name) =>
      (await by(as).get(`/orders/${order}`)).body.abilities?.replaceExpert.allowed;
    expect(await may('headOfExpertise')).toBe(true);
    for (const as of ['manager', 'headOfSales', 'director', 'expert'] as const) {
      expect(await may(as), as).toBe(false);
      const { status, body } = await put(as, order);
      expect(status, as).toBe(403);
      expect(body.detail).toContain('Орлов Дмитрий Ильич');
    }
    for (const as of ['otherManager', 'clerk', 'otherExpert'] as const)
      expect((await put(as, order)).status, as).toBe(404);

    expect((await put('headOfExpertise', order, { expertId: id('expert') })).body.code).toBe('already_done');
    expect((await put('headOfExpertise', order, { version: 1 })).body.code).toBe('version_conflict');
    expect((await put('headOfExpertise', order, { reason: 'так' })).status).toBe(422);
    const answer = await put('headOfExpertise', order);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ expert: { id: id('otherExpert') }, currentStep: 'examination' });
  });

  it('is not replaced where none is signed yet, and not in the archive', async () => {
    const early = await path.at('assignment');
    await ok(path.mark('manager', early.id, 'termsOfReferenceSent'));
    const card = (await by('headOfExpertise').get(`/orders/${early.id}`)).body;
    expect(card.abilities.replaceExpert).toMatchObject({ allowed: false });
    const done = await almost(null);
    await ok(path.sign('manager', done.id, 'archive'));
    expect((await put('headOfExpertise', done.id)).status).toBe(403);
  });
});
