import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#server/auth/actor.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import { listenIn, openStream, type Stream, within } from '#test/proof/worlds/stream.ts';
import type { Name } from '#test/world.ts';

/** The hub asks every three seconds; a loaded machine is given more. */
const BOUND_MS = 15_000;

let stage: Stage;
let path: ReturnType<typeof orderPath>;
let port: number;
const streams: Stream[] = [];
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  port = await listenIn(stage);
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(() => stage.close());

const open = async (name: Name) => {
  const stream = await openStream(stage, port, name);
  streams.push(stream);
  // the message that says it is connected, so that nothing is missed
  await within(BOUND_MS, () => stream.raw().includes('open'));
  return stream;
};
const hearsOf = (stream: Stream, id: number) => () =>
  stream.said.some((one) => one.kind === 'order' && one.id === id);
const isResynced = (stream: Stream) => () => stream.raw().includes('event: resync');

describe('who loses an order learns in the open page that it is gone', () => {
  it('a manager whose order is given to somebody else; strangers hear nothing', async () => {
    const { id } = await path.at('payment');
    const [former, stranger] = [await open('manager'), await open('approver')];
    await ok(
      stage.as('headOfSales').put(`/orders/${id}/manager`, {
        managerId: stage.world.ids.otherManager,
        version: (await ok(stage.as('headOfSales').get(`/orders/${id}`))).version,
      }),
    );
    expect(await within(BOUND_MS, hearsOf(former, id))).toBe(true);
    expect((await stage.as('manager').get(`/orders/${id}`)).status).toBe(404);
    expect(hearsOf(stranger, id)()).toBe(false);
  });
  it('approval when the mark that let them in is cleared', async () => {
    const { id } = await path.at('examination');
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    await ok(path.mark('expert', id, 'examinationDone'));
    expect((await stage.as('approver').get(`/orders/${id}`)).status).toBe(200);
    const approver = await open('approver');
    await ok(path.unmark('expert', id, 'examinationDone'));
    expect(await within(BOUND_MS, hearsOf(approver, id))).toBe(true);
    expect((await stage.as('approver').get(`/orders/${id}`)).status).toBe(404);
  });
  it('the head of expertise when the order goes back before their step', async () => {
    const { id } = await path.at('assignment');
    expect((await stage.as('headOfExpertise').get(`/orders/${id}`)).status).toBe(200);
    const head = await open('headOfExpertise');
    await ok(path.sendBack('headOfExpertise', id, 'payment'));
    expect(await within(BOUND_MS, hearsOf(head, id))).toBe(true);
    expect((await stage.as('headOfExpertise').get(`/orders/${id}`)).status).toBe(404);
  });
});

describe('a change of rights reaches every open page in time', () => {
  it('a group that is taken apart: the page reads all again, the notification of the order is gone', async () => {
    const members = [stage.world.ids.manager, stage.world.ids.otherManager];
    const group = await ok(
      stage.as('admin').post('/visibility-groups', { name: 'На время', memberIds: members }),
    );
    const { id } = await path.at('payment');
    expect((await stage.as('otherManager').get(`/orders/${id}`)).status).toBe(200);
    await ok(path.comment('otherManager', id, 'вижу заказ коллеги'));
    await ok(path.comment('manager', id, 'ответ коллеге', [stage.world.ids.otherManager]));
    const events = await stage.ownerDb
      .selectFrom('journal')
      .select('id')
      .where('order_id', '=', id)
      .execute();
    await announceEvents(
      stage.ownerDb,
      stage.deps.definitions,
      events.map((one) => one.id),
    );
    const told = async () =>
      JSON.stringify((await ok(stage.as('otherManager').get('/notifications'))).items).includes(`"id":${id}`);
    expect(await told()).toBe(true);
    const page = await open('otherManager');
    await ok(stage.as('admin').delete(`/visibility-groups/${group.id}`));
    expect(await within(BOUND_MS, isResynced(page))).toBe(true);
    expect((await stage.as('otherManager').get(`/orders/${id}`)).status).toBe(404);
    expect(await told()).toBe(false);
  });
  it('a session that is ended elsewhere ends the stream', async () => {
    const page = await open('colleague');
    await stage.ownerDb
      .deleteFrom('auth_sessions')
      .where('token', '=', sha256Hex(stage.world.tokens.colleague))
      .execute();
    expect(await within(BOUND_MS, () => !page.isOpen())).toBe(true);
  });
});
