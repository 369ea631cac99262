import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** Acts beside the straight way: substitutes, the director, refusals, returns, retries. */

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const stepOf = (card: Answer['body'], key: string): Answer['body'] =>
  card.steps.find((step: { key: string }) => step.key === key);
const away = async (name: Name, substitute: Name | null) => {
  const { id } = await stage.ownerDb
    .insertInto('absences')
    .values({
      employee_id: stage.world.ids[name],
      substitute_id: substitute ? stage.world.ids[substitute] : null,
      kind: 'vacation',
      from_on: '2020-01-01',
      to_on: '2999-01-01',
      created_by: stage.world.ids.admin,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return () =>
    stage.ownerDb
      .updateTable('absences')
      .set({ cancelled_at: '2020-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
};
const filledPayment = async () => {
  const { id } = await path.at('payment');
  await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', id, '1.00'));
  return id;
};

describe('a substitute', () => {
  it('sees and does what the absent person does, and signs «за»', async () => {
    const id = await filledPayment();
    expect((await path.sign('clerk', id, 'payment')).status).toBe(404);
    const back = await away('headOfAccounting', 'clerk');
    const card = await ok(path.sign('clerk', id, 'payment'));
    const { stamp } = stepOf(card, 'payment').resolution;
    expect(stamp).toMatchObject({
      name: stage.world.fullName('clerk'),
      position: 'делопроизводитель',
      standingFor: { name: stage.world.fullName('headOfAccounting'), position: 'главный бухгалтер' },
    });
    const feed = await ok(stage.as('manager').get(`/orders/${id}/feed`));
    const event = feed.items.find((item: { kind?: string }) => item.kind === 'resolutionGiven');
    expect([event.actor.shortName, event.standingFor]).toEqual(['Фёдорова Н. И.', 'Кузнецова О. В.']);
    await back();
    expect((await stage.as('clerk').get(`/orders/${id}`)).status).toBe(404);
  });
  it('of a substitute there is none', async () => {
    const id = await filledPayment();
    const backs = [await away('headOfAccounting', 'accountant'), await away('accountant', 'clerk')];
    expect((await path.sign('clerk', id, 'payment')).body?.code).toBe('not_allowed');
    for (const back of backs) await back();
  });
});

describe('the director', () => {
  const reason = 'главный бухгалтер в отпуске';
  it('does not sign while the head, or the substitute, is at work', async () => {
    const id = await filledPayment();
    expect((await path.sign('director', id, 'payment', { reason })).status).toBe(403);
    const back = await away('headOfAccounting', 'accountant');
    expect((await path.sign('director', id, 'payment', { reason })).status).toBe(403);
    await back();
  });
  it('signs when both are away, with a reason, and both names stand', async () => {
    const id = await filledPayment();
    const backs = [await away('headOfAccounting', 'accountant'), await away('accountant', null)];
    expect((await path.sign('director', id, 'payment')).body.fields).toMatchObject([{ field: 'reason' }]);
    const { resolution } = stepOf(await ok(path.sign('director', id, 'payment', { reason })), 'payment');
    expect(resolution).toMatchObject({
      asDirector: true,
      reason,
      stamp: {
        name: stage.world.fullName('director'),
        standingFor: { name: stage.world.fullName('headOfAccounting'), position: 'главный бухгалтер' },
      },
    });
    for (const back of backs) await back();
    // still the director's own: they take it back, the head does not
    expect((await path.withdraw('headOfAccounting', id, 'payment')).status).toBe(403);
    expect((await path.withdraw('director', id, 'payment')).status).toBe(200);
  });
  it('signs an overdue step', async () => {
    const id = await filledPayment();
    await stage.ownerDb
      .updateTable('order_steps')
      .set({ due_on: '2020-01-01' })
      .where('order_id', '=', id)
      .where('key', '=', 'payment')
      .execute();
    const card = await path.card(id, 'director');
    expect(stepOf(card, 'payment').abilities).toMatchObject({
      give: { allowed: true },
      giveAsDirector: true,
    });
    const signed = stepOf(
      await ok(path.sign('director', id, 'payment', { reason: 'шаг просрочен' })),
      'payment',
    );
    expect(signed.resolution.stamp.standingFor.name).toBe(stage.world.fullName('headOfAccounting'));
  });
  it('signs for a vacant seat; then one name stands', async () => {
    const id = await filledPayment();
    const seat = (head: number | null) =>
      stage.ownerDb
        .updateTable('departments')
        .set({ head_id: head })
        .where('key', '=', 'accounting')
        .execute();
    await seat(null);
    const card = await ok(path.sign('director', id, 'payment', { reason: 'место свободно' }));
    expect(stepOf(card, 'payment').resolution).toMatchObject({
      asDirector: true,
      stamp: { standingFor: null },
    });
    await seat(stage.world.ids.headOfAccounting);
  });
  it('and the administrator signs nothing', async () => {
    const id = await filledPayment();
    expect((await path.sign('admin', id, 'payment', { reason })).status).toBe(403);
  });
});

describe('who and when stay as they were', () => {
  it('also if the person is renamed or leaves', async () => {
    const { id } = await path.at('payment');
    const rename = (last_name: string, position: string) =>
      stage.ownerDb
        .updateTable('employees')
        .set({ last_name, position })
        .where('id', '=', stage.world.ids.headOfSales)
        .execute();
    await rename('Сидоров', 'советник');
    const { stamp } = stepOf(await path.card(id), 'terms').resolution;
    expect([stamp.name, stamp.position]).toEqual(['Петров Пётр Петрович', 'руководитель отдела продаж']);
    await rename('Петров', 'руководитель отдела продаж');
  });
});

describe('refused, taken up, confirmed again', () => {
  it('goes on where it stood', async () => {
    const { id } = await path.at('examination');
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    expect((await path.refuse('expert', id)).status).toBe(403);
    const refused = await ok(path.refuse('manager', id, 'передумали'));
    expect(refused).toMatchObject({
      status: 'refused',
      refusedReason: 'передумали',
      currentStep: 'examination',
    });
    expect((await path.mark('expert', id, 'examinationDone')).body.code).toBe('order_frozen');
    expect((await ok(path.takeUp('headOfSales', id))).status).toBe('prospect');
    expect((await path.mark('expert', id, 'examinationDone')).body.code).toBe('step_locked');
    expect((await path.sendBack('headOfExpertise', id, 'terms')).body.code).toBe('step_locked');
    await ok(path.confirm('manager', id));
    await ok(path.mark('expert', id, 'examinationDone'));
    expect(stepOf(await ok(path.sign('headOfExpertise', id, 'examination')), 'examination').state).toBe(
      'resolved',
    );
  });
});

describe('a renewal', () => {
  it('that was refused makes place for another, and is then not taken up again', async () => {
    const { id } = await path.at('archive');
    await path.ways.archive?.(id);
    const first = await ok(stage.as('manager').post(`/orders/${id}/renewal`));
    await ok(path.refuse('manager', first.id));
    await ok(stage.as('manager').post(`/orders/${id}/renewal`));
    const again = await path.takeUp('manager', first.id);
    expect([again.status, again.body.code]).toEqual([409, 'already_done']);
  });
});

describe('returned', () => {
  it('signatures passed over are withdrawn and stay to be seen; the head who sent it out of sight is answered', async () => {
    const { id } = await path.at('examination');
    expect((await path.sendBack('expert', id, 'terms')).status).toBe(403);
    expect((await path.sendBack('headOfExpertise', id, 'terms', 'плохо')).status).toBe(422);
    await ok(path.sendBack('headOfExpertise', id, 'terms'));
    const card = await path.card(id, 'manager');
    expect(stepOf(card, 'terms')).toMatchObject({
      state: 'returned',
      returned: { reason: 'уточните условия оплаты' },
    });
    for (const key of ['terms', 'payment', 'assignment'])
      expect(stepOf(card, key)).toMatchObject({ resolution: null, withdrawn: [{ because: 'returned' }] });
    await ok(path.request('manager', id, 'terms'));
    expect((await path.withdraw('headOfSales', id, 'terms')).status).toBe(403);
  });
  it('the reason is told to whoever sees the step', async () => {
    const { id } = await path.at('approval');
    await ok(path.sendBack('headOfApproval', id, 'examination', 'нет приложения к отчёту'));
    for (const name of ['expert', 'manager', 'accountant'] as const) {
      const feed = await ok(stage.as(name).get(`/orders/${id}/feed?filter=resolutions`));
      expect(
        feed.items.map((item: { reason: string | null }) => item.reason),
        name,
      ).toContain('нет приложения к отчёту');
    }
  });
});

describe('a retried request', () => {
  const headers = { 'idempotency-key': 'приём-1'.replace(/[^\x21-\x7e]/g, 'x') };
  it('gives the same answer and has no second effect', async () => {
    const { id } = await path.at('payment');
    const body = { amount: '10.00', paidOn: '2026-11-20', paymentOrderNumber: '7' };
    const first = await stage.as('accountant').post(`/orders/${id}/payments`, body, headers);
    const second = await stage.as('accountant').post(`/orders/${id}/payments`, body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    const rows = await stage.ownerDb.selectFrom('payments').selectAll().where('order_id', '=', id).execute();
    expect(rows).toHaveLength(1);
  });
  it('with another body, or for another URL, is refused', async () => {
    const { id } = await path.at('payment');
    const key = { 'idempotency-key': 'other-1' };
    const body = { amount: '10.00', paidOn: '2026-11-20', paymentOrderNumber: '7' };
    await ok(stage.as('accountant').post(`/orders/${id}/payments`, body, key));
    const other = await stage
      .as('accountant')
      .post(`/orders/${id}/payments`, { ...body, amount: '11.00' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'invalid']);
    const elsewhere = await stage.as('accountant').put(`/orders/${id}/marks/actIssued`, {}, key);
    expect(elsewhere.status).toBe(422);
  });
  it('of another person is another request', async () => {
    const { id } = await path.at('payment');
    const body = { amount: '10.00', paidOn: '2026-11-20', paymentOrderNumber: '7' };
    const key = { 'idempotency-key': 'shared-1' };
    await ok(stage.as('accountant').post(`/orders/${id}/payments`, body, key));
    const other = await ok(stage.as('headOfAccounting').post(`/orders/${id}/payments`, body, key));
    expect(
      stepOf(other, 'payment').requirements.find((one: { key: string }) => one.key === 'payments').payments
        .items,
    ).toHaveLength(2);
  });
  it('a refusal is not kept: the same key may succeed later', async () => {
    const { id } = await path.at('terms');
    const key = { 'idempotency-key': 'later-1' };
    const ask = async () =>
      stage.as('manager').put(`/orders/${id}/fields/remuneration`, { value: '5', seen: null }, key);
    expect((await ask()).status).toBe(422);
    const good = await stage
      .as('manager')
      .put(`/orders/${id}/fields/remuneration`, { value: '5.00', seen: null }, key);
    expect(good.status).toBe(200);
  });
});

describe('two people on one order', () => {
  it('the same field: 409 with what stands; different fields merge', async () => {
    const { id } = await path.prospect();
    await ok(path.fill('manager', id, 'paymentTerms', 'аванс', 0));
    const back = await away('manager', 'otherManager');
    const other = await path.fill('otherManager', id, 'paymentTerms', 'по факту', 0);
    expect([other.status, other.body.code]).toEqual([409, 'version_conflict']);
    expect(other.body.difference).toMatchObject([
      { after: 'аванс', stamp: { name: stage.world.fullName('manager') } },
    ]);
    await ok(path.fill('otherManager', id, 'remuneration', '5.00', 0));
    await back();
  });
  it('what changed since is told to who signs another version', async () => {
    const { id } = await path.at('terms');
    await ok(path.confirm('manager', id));
    const version = await path.versionOf(id);
    await ok(path.fill('manager', id, 'paymentTerms', 'аванс'));
    const signed = await stage.as('headOfSales').put(`/orders/${id}/steps/terms/resolution`, { version });
    expect([signed.status, signed.body.code]).toEqual([409, 'version_conflict']);
    expect(signed.body.difference).toMatchObject([{ label: 'Порядок оплаты', before: null, after: 'аванс' }]);
  });
});

describe('who gives away an order', () => {
  it('the head of sales reassigns; the manager before sees it no more, without money to guess', async () => {
    const { id } = await path.at('payment');
    const version = await path.versionOf(id);
    const to = { managerId: stage.world.ids.regionManager, version };
    expect((await stage.as('manager').put(`/orders/${id}/manager`, to)).status).toBe(403);
    await ok(stage.as('headOfSales').put(`/orders/${id}/manager`, to));
    expect((await stage.as('manager').get(`/orders/${id}`)).status).toBe(404);
    expect((await stage.as('regionManager').get(`/orders/${id}`)).status).toBe(200);
    expect((await stage.as('headOfSales').put(`/orders/${id}/manager`, to)).body.code).toBe(
      'version_conflict',
    );
  });
});
