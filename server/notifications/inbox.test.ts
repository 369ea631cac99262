import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postponedUntil } from '#domain/calendar/postpone.ts';
import { russianCalendar } from '#domain/calendar/workdays.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { announceEvents } from './announce.job.ts';

/** The inbox: rows put off, orders not followed, and what a row of several facts says. */

let stage: Stage;
let path: OrderPath;
let jobDb: ReturnType<typeof makeDb>;
let from = 0;

beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 3, name: 'test' }));
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

/** Tells what happened since the last time. */
const announceNew = async () => {
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .where('id', '>', from)
    .orderBy('id')
    .execute();
  from = rows.at(-1)?.id ?? from;
  await announceEvents(
    jobDb,
    stage.deps.definitions,
    rows.map(({ id }) => id),
  );
};
const pass = async () => {
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  from = rows[0]?.id ?? 0;
};
type Row = { id: number; kind: string; count: number; postponedUntil: string | null; muted: boolean };
const rowOf = async (name: Name, orderId: number, query = ''): Promise<Row | undefined> =>
  (await ok(stage.as(name).get(`/notifications${query}`))).items.find(
    ({ subject }: { subject: { type: string; id: number } }) =>
      subject.type === 'order' && subject.id === orderId,
  );
const unseen = async (name: Name) => (await ok(stage.as(name).get('/me'))).unseen as number;
/** An order with a row of the manager's: a payment was entered. */
const paid = async () => {
  const { id } = await path.at('payment');
  await pass();
  await ok(path.pay('accountant', id, '1.00'));
  await announceNew();
  const row = await rowOf('manager', id);
  if (!row) throw new Error('the manager was not told');
  return { id, row };
};
const putOff = (name: Name, id: number, until = 'hour') =>
  stage.as(name).put(`/notifications/${id}/postponement`, { until });
/** Its time comes. */
const comes = (id: number) =>
  stage.ownerDb
    .updateTable('notification_postponements')
    .set({ until: '2026-01-01T00:00:00Z' })
    .where('notification_id', '=', id)
    .execute();

describe('a row put off', () => {
  it('is away from the unread and the counts, stands among those put off, and comes back by itself', async () => {
    const { id, row } = await paid();
    const before = await unseen('manager');
    const { until } = await ok(putOff('manager', row.id));
    expect(await unseen('manager')).toBe(before - 1);
    expect((await ok(stage.as('manager').get('/notifications'))).unseen).toBe(before - 1);
    expect(await rowOf('manager', id, '?unread=true')).toBeUndefined();
    expect(await rowOf('manager', id, '?postponed=false')).toBeUndefined();
    for (const query of ['', '?postponed=true'])
      expect(await rowOf('manager', id, query)).toMatchObject({
        id: row.id,
        read: false,
        postponedUntil: until,
      });
    expect((await ok(stage.as('manager').get('/me'))).returnsAt).toBe(until);

    await comes(row.id);
    expect(await rowOf('manager', id, '?unread=true')).toMatchObject({
      seen: false,
      read: false,
      postponedUntil: null,
    });
    expect(await rowOf('manager', id, '?postponed=true')).toBeUndefined();
    expect(await unseen('manager')).toBe(before);
    expect((await ok(stage.as('manager').get('/me'))).returnsAt).toBeNull();
  });

  it('also one that was read comes back unread; looking and reading all pass it over', async () => {
    const { id, row } = await paid();
    await ok(stage.as('manager').put(`/notifications/${row.id}/read`));
    await ok(putOff('manager', row.id));
    await ok(stage.as('manager').put('/notifications/seen', {}));
    await ok(stage.as('manager').put('/notifications/read', {}));
    await comes(row.id);
    expect(await rowOf('manager', id, '?unread=true')).toMatchObject({ seen: false, read: false });
  });

  it('comes back at once when something new happens on its record', async () => {
    const { id, row } = await paid();
    await ok(putOff('manager', row.id, 'monday'));
    await ok(path.pay('accountant', id, '2.00'));
    await announceNew();
    expect(await rowOf('manager', id, '?unread=true')).toMatchObject({ count: 2, postponedUntil: null });
  });

  it('is done with when its record is opened', async () => {
    const { id, row } = await paid();
    await ok(putOff('manager', row.id));
    await ok(stage.as('manager').put('/notifications/read', { orderId: id }));
    expect(await rowOf('manager', id, '?postponed=true')).toBeUndefined();
    expect(await rowOf('manager', id)).toMatchObject({ read: true, postponedUntil: null });
    await ok(path.pay('accountant', id, '2.00'));
    await announceNew();
    expect(await rowOf('manager', id, '?unread=true')).toMatchObject({ count: 1 });
  });

  it('is taken back to where it was, however often it was put off', async () => {
    const { id, row } = await paid();
    await ok(stage.as('manager').put(`/notifications/${row.id}/read`));
    await ok(putOff('manager', row.id));
    await ok(putOff('manager', row.id, 'tomorrow'));
    await ok(stage.as('manager').delete(`/notifications/${row.id}/postponement`));
    await ok(stage.as('manager').delete(`/notifications/${row.id}/postponement`));
    expect(await rowOf('manager', id)).toMatchObject({ read: true, seen: true, postponedUntil: null });
  });

  it('until when, the server says, by the clock of the company', async () => {
    const { row } = await paid();
    const early = new Date().toISOString();
    const { until } = await ok(putOff('manager', row.id, 'monday'));
    const late = new Date().toISOString();
    const { timeZone } = (await ok(stage.as('manager').get('/me'))).company;
    const wanted = [early, late].map((now) =>
      postponedUntil('monday', now, { timeZone, calendar: russianCalendar }),
    );
    expect(wanted).toContain(until);
    expect((await putOff('manager', row.id, 'никогда')).status).toBe(400);
  });

  it('nobody else’s: whose it is not does not know of it', async () => {
    const { id, row } = await paid();
    for (const name of ['accountant', 'director', 'admin'] as const) {
      expect((await putOff(name, row.id)).status).toBe(404);
      expect((await stage.as(name).delete(`/notifications/${row.id}/postponement`)).status).toBe(404);
    }
    expect(await rowOf('manager', id, '?unread=true')).toMatchObject({ postponedUntil: null });
  });

  it('who lost sight of the order has neither the row nor its return', async () => {
    const { id, row } = await paid();
    await ok(putOff('manager', row.id));
    await ok(
      stage.as('headOfSales').put(`/orders/${id}/manager`, {
        managerId: stage.world.ids.otherManager,
        version: await path.versionOf(id),
      }),
    );
    const before = await unseen('manager');
    expect(await rowOf('manager', id, '?postponed=true')).toBeUndefined();
    await comes(row.id);
    expect(await unseen('manager')).toBe(before);
    expect((await stage.as('manager').put(`/orders/${id}/mute`, {})).status).toBe(404);
    expect((await stage.as('manager').get(`/orders/${id}/mute`)).status).toBe(404);
    expect((await stage.as('manager').delete(`/orders/${id}/mute`)).status).toBe(404);
  });
});

describe('an order not followed', () => {
  const mute = (name: Name, id: number) => ok(stage.as(name).put(`/orders/${id}/mute`, {}));

  it('tells its news to the others only; followed again, to all', async () => {
    const { id } = await path.at('payment');
    await mute('manager', id);
    await mute('manager', id);
    expect(await ok(stage.as('manager').get(`/orders/${id}/mute`))).toEqual({ muted: true });
    expect(await ok(stage.as('headOfSales').get(`/orders/${id}/mute`))).toEqual({ muted: false });
    await pass();
    await ok(path.pay('accountant', id, '1.00'));
    await ok(path.comment('accountant', id, 'слово'));
    await announceNew();
    expect(await rowOf('manager', id)).toBeUndefined();
    expect(await rowOf('headOfAccounting', id)).toMatchObject({ kind: 'commentWritten', muted: false });
    await ok(stage.as('manager').delete(`/orders/${id}/mute`));
    await ok(path.pay('accountant', id, '2.00'));
    await announceNew();
    expect(await rowOf('manager', id)).toMatchObject({ kind: 'paymentEntered', count: 1, muted: false });
  });

  it('still calls by name: a mention, an answer, an assignment', async () => {
    const { id } = await path.at('assignment');
    await mute('manager', id);
    await ok(path.fill('manager', id, 'termsOfReference', 'ТЗ'));
    await pass();
    await ok(path.comment('accountant', id, 'вопрос', [stage.world.ids.manager]));
    await announceNew();
    expect(await rowOf('manager', id)).toMatchObject({ kind: 'commentWritten', count: 1, muted: true });
    const asked = await ok(path.comment('manager', id, 'когда?'));
    await ok(stage.as('accountant').post(`/orders/${id}/comments`, { body: 'вчера', replyTo: asked.id }));
    await announceNew();
    expect(await rowOf('manager', id)).toMatchObject({ count: 2 });
  });

  it('still calls by seat: to sign, and what has come back; not to read', async () => {
    const { id } = await path.at('examination');
    await pass();
    for (const name of ['headOfExpertise', 'expert', 'manager'] as const) await mute(name, id);
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    await ok(path.mark('expert', id, 'examinationDone'));
    await ok(path.request('expert', id, 'examination'));
    await announceNew();
    expect(await rowOf('headOfExpertise', id)).toMatchObject({ kind: 'resolutionRequested', count: 1 });
    await ok(path.sign('headOfExpertise', id, 'examination'));
    const before = await rowOf('expert', id);
    await announceNew();
    expect(await rowOf('expert', id)).toEqual(before);
    await ok(path.sendBack('headOfApproval', id, 'examination'));
    await announceNew();
    expect(await rowOf('expert', id)).toMatchObject({ kind: 'orderReturned', count: 1 });
    expect(await rowOf('manager', id)).toBeUndefined();
  });

  it('the terms of reference sent still ask the head for a visa', async () => {
    const { id } = await path.at('assignment');
    await pass();
    await mute('headOfExpertise', id);
    await ok(path.fill('manager', id, 'termsOfReference', 'ТЗ'));
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await announceNew();
    expect(await rowOf('headOfExpertise', id)).toMatchObject({ kind: 'markSet', count: 1 });
  });

  it('is of orders in sight', async () => {
    const { id } = await path.at('payment');
    for (const name of ['expert', 'otherManager'] as const) {
      expect((await stage.as(name).put(`/orders/${id}/mute`, {})).status).toBe(404);
      expect((await stage.as(name).get(`/orders/${id}/mute`)).status).toBe(404);
      expect((await stage.as(name).delete(`/orders/${id}/mute`)).status).toBe(404);
    }
  });
});

describe('a row of several facts says the most important', () => {
  it('the expert chosen with the signature of the step: an examination is assigned to them', async () => {
    const { id } = await path.at('assignment');
    await ok(path.fill('manager', id, 'termsOfReference', 'ТЗ'));
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await pass();
    await ok(path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.expert } }));
    await announceNew();
    expect(await rowOf('expert', id)).toMatchObject({ kind: 'expertAssigned', count: 2, read: false });
    await ok(path.comment('manager', id, 'слово', [stage.world.ids.expert]));
    await announceNew();
    expect((await rowOf('expert', id))?.kind).toBe('expertAssigned');
    // what is read is no headline
    await ok(stage.as('expert').put('/notifications/read', { orderId: id }));
    await ok(path.refuse('manager', id));
    await announceNew();
    expect(await rowOf('expert', id)).toMatchObject({ kind: 'orderRefused', count: 1 });
  });
  it('of two alike the later, whichever is told first', async () => {
    const { id } = await path.at('payment');
    await pass();
    await ok(path.pay('accountant', id, '1.00'));
    await ok(path.comment('accountant', id, 'слово'));
    const rows = await stage.ownerDb
      .selectFrom('journal')
      .select('id')
      .where('id', '>', from)
      .orderBy('id', 'desc')
      .execute();
    for (const row of rows) await announceEvents(jobDb, stage.deps.definitions, [row.id]);
    expect(await rowOf('manager', id)).toMatchObject({ kind: 'commentWritten', count: 2 });
  });
});
