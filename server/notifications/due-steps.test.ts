import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import nodePath from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { russianCalendar } from '#domain/calendar/workdays.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { announceEvents } from './announce.job.ts';
import { dueMarks } from './due-steps.job.ts';
import { type DueMark, writeDueSteps } from './due-steps.store.ts';

describe('which terms are told on a day', () => {
  const on = (today: string) => dueMarks(russianCalendar, today).map(({ late, to }) => [late, to]);
  it('that of the day, those past by one working day and by five', () => {
    expect(on('2026-11-26')).toEqual([
      [0, '2026-11-26'],
      [1, '2026-11-25'],
      [5, '2026-11-19'],
    ]);
  });
  it('over a weekend and the holidays of the new year', () => {
    expect(on('2026-11-23')).toEqual([
      [0, '2026-11-23'],
      [1, '2026-11-22'],
      [5, '2026-11-16'],
    ]);
    // 12 January 2026 is the first working day of the year
    expect(on('2026-01-12').slice(0, 2)).toEqual([
      [0, '2026-01-12'],
      [1, '2026-01-11'],
    ]);
  });
  it('nobody is reminded on a day off', () => {
    expect(on('2026-11-28')).toEqual([]);
    expect(on('2026-01-05')).toEqual([]);
  });
});

describe('the term of a step', () => {
  let stage: Stage;
  let path: ReturnType<typeof orderPath>;
  beforeAll(async () => {
    stage = await openStage();
    path = orderPath(stage);
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    // the orders of the tests before have no term any more
    await stage.ownerDb.updateTable('orders').set({ step_due_on: null }).execute();
  });

  const TODAY = '2026-11-26';
  const marks = dueMarks(russianCalendar, TODAY);
  const run = async (of: DueMark[] = marks) => {
    const ids = await stage.ownerDb.transaction().execute((trx) => writeDueSteps(trx, of));
    if (ids.length > 0) await announceEvents(stage.ownerDb, stage.deps.definitions, ids);
    return ids.length;
  };
  const dueOn = (id: number, day: string) =>
    stage.ownerDb.updateTable('orders').set({ step_due_on: day }).where('id', '=', id).execute();
  const toldOf = async (who: Name, id: number): Promise<string[]> =>
    (await ok(stage.as(who).get('/notifications'))).items
      .filter((one: { subject: { id: number } | null }) => one.subject?.id === id)
      .map((one: { kind: string }) => one.kind);

  it('is told on its last day to who fills the step, once, and to nobody else', async () => {
    const { id } = await path.at('assignment');
    await dueOn(id, TODAY);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await toldOf('manager', id)).toContain('stepDueComes');
    for (const who of ['headOfExpertise', 'headOfSales', 'accountant', 'director', 'expert'] as const)
      expect(await toldOf(who, id)).not.toContain('stepDueComes');
  });
  it('to who signs where the signature is asked for', async () => {
    const { id } = await path.prospect();
    await ok(path.confirm('manager', id));
    await ok(path.fill('manager', id, 'paymentTerms', 'аванс'));
    await ok(path.fill('manager', id, 'remuneration', '1.00'));
    await ok(path.fill('manager', id, 'subcontractorAmount', '0.00'));
    await ok(path.request('manager', id, 'terms'));
    await dueOn(id, TODAY);
    await run();
    expect(await toldOf('headOfSales', id)).toContain('stepDueComes');
    expect(await toldOf('manager', id)).not.toContain('stepDueComes');
  });
  it('past it, also to the head of the step, the day after and once more when a week is lost', async () => {
    const { id } = await path.at('assignment');
    await dueOn(id, '2026-11-25');
    expect(await run()).toBe(1);
    expect(await toldOf('manager', id)).toContain('stepOverdue');
    expect(await toldOf('headOfExpertise', id)).toContain('stepOverdue');
    expect(await toldOf('otherManager', id)).toEqual([]);
    await dueOn(id, '2026-11-19');
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
  });
  it('is no news of an order that is refused, archived, or long past', async () => {
    const { id } = await path.at('payment');
    await dueOn(id, '2026-11-10');
    expect(await run()).toBe(0);
    await dueOn(id, TODAY);
    await ok(path.refuse('manager', id));
    expect(await run()).toBe(0);
  });
  it('stands in the feed without a doer, and the journal still tells the order as it is', async () => {
    const { id } = await path.at('assignment');
    await dueOn(id, TODAY);
    await run();
    const { items } = await ok(stage.as('manager').get(`/orders/${id}/feed`));
    expect(items[0]).toMatchObject({ kind: 'stepDueComes', actor: null });
    const folder = await mkdtemp(nodePath.join(tmpdir(), 'vizir-due-'));
    const { findings } = await verifyJournal(stage.ownerDb, 'k', folder);
    // nothing but the term that this test moved by hand
    expect(findings.filter((one) => 'orderId' in one && one.orderId === id)).toEqual([
      { what: 'order_differs', orderId: id, parts: ['stepDueOn'] },
    ]);
  });
});
