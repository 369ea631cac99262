import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';

/** Many at once on one order: exactly one wins, the others are told, nothing is half done, nobody sees a 5xx. */

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const REPEATS = 4;
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
const readyToSign = async () => {
  const { id } = await path.at('payment');
  await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
  await ok(path.pay('accountant', id, '1.00'));
  return { id, version: await path.versionOf(id) };
};
const sign = (id: number, version: number, headers = {}) =>
  stage.as('headOfAccounting').put(`/orders/${id}/steps/payment/resolution`, { version }, headers);
const signatures = (id: number) =>
  stage.ownerDb
    .selectFrom('resolutions')
    .selectAll()
    .where('order_id', '=', id)
    .where('step_key', '=', 'payment')
    .execute();
const events = (id: number, kind: string) =>
  stage.ownerDb
    .selectFrom('journal')
    .selectAll()
    .where('order_id', '=', id)
    .where('kind', '=', kind)
    .execute();

/** The journal tells every version once, and what it tells is what stands. */
async function consistent(id: number): Promise<void> {
  const journal = await stage.ownerDb
    .selectFrom('journal')
    .select('order_version')
    .distinct()
    .where('order_id', '=', id)
    .where('order_version', 'is not', null)
    .orderBy('order_version')
    .execute();
  const { version, step_seq, step_state } = await stage.ownerDb
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(journal.map((row) => row.order_version)).toEqual(Array.from({ length: version }, (_, at) => at + 1));
  const step = await stage.ownerDb
    .selectFrom('order_steps')
    .selectAll()
    .where('order_id', '=', id)
    .where('seq', '=', step_seq)
    .executeTakeFirstOrThrow();
  expect(step.state).toBe(step_state);
}

describe('twenty signatures of one step', () => {
  it('one 200, nineteen 409, one signature, one event', async () => {
    const { id, version } = await readyToSign();
    const answers = await Promise.all(Array.from({ length: 20 }, () => sign(id, version)));
    expect(statuses(answers)).toEqual([200, ...Array(19).fill(409)]);
    for (const { status, body } of answers)
      if (status === 409) expect(body.code).toMatch(/version_conflict|already_done/);
    expect(await signatures(id)).toHaveLength(1);
    expect(await events(id, 'resolutionGiven')).toHaveLength(2); // of the first step, and this one
    await consistent(id);
  });
  it('under one Idempotency-Key all are answered alike', async () => {
    const { id, version } = await readyToSign();
    const key = { 'idempotency-key': `race-${id}` };
    const answers = await Promise.all(Array.from({ length: 6 }, () => sign(id, version, key)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBeGreaterThan(0);
    for (const { status, body } of answers) expect([200, 409], JSON.stringify(body)).toContain(status);
    for (const { body } of won) expect(body).toEqual(won[0]?.body);
    expect(await signatures(id)).toHaveLength(1);
    expect((await sign(id, version, key)).status).toBe(200);
  });
});

describe('two different acts at once', () => {
  const pairs: [string, (id: number, version: number) => Promise<Answer>][] = [
    ['a payment', (id) => path.pay('accountant', id, '2.00')],
    ['an edit of what is signed', (id) => path.fill('accountant', id, 'legalEntity', null)],
    [
      'a return',
      (id, version) =>
        stage
          .as('headOfAccounting')
          .post(`/orders/${id}/returns`, { version, to: 'payment', reason: 'исправьте сумму платежа' }),
    ],
    [
      'a refusal',
      (id, version) => stage.as('manager').put(`/orders/${id}/refusal`, { version, reason: 'передумали' }),
    ],
    [
      'a request',
      (id, version) => stage.as('accountant').put(`/orders/${id}/steps/payment/request`, { version }),
    ],
    ['a mark open until the archive', (id) => path.mark('accountant', id, 'actIssued')],
    [
      'another manager',
      (id, version) =>
        stage
          .as('headOfSales')
          .put(`/orders/${id}/manager`, { version, managerId: stage.world.ids.otherManager }),
    ],
  ];
  it.each(pairs)('a signature and %s', async (_, other) => {
    for (let n = 0; n < REPEATS; n++) {
      const { id, version } = await readyToSign();
      const [signed, second] = await Promise.all(
        n % 2 ? [sign(id, version), other(id, version)] : [other(id, version), sign(id, version)].reverse(),
      );
      for (const answer of [signed, second])
        expect(answer?.status, JSON.stringify(answer?.body)).toBeLessThan(500);
      const [standing] = await signatures(id);
      const card = await path.card(id);
      const step = card.steps.find((one: { key: string }) => one.key === 'payment');
      // a signature that stands covers what stands
      expect(step.resolution?.void ?? false).toBe(false);
      expect(signed?.status === 200).toBe(standing !== undefined);
      await consistent(id);
    }
  });
});

describe('a signature and the loss of the right to sign', () => {
  it('after the loss nothing is signed; before it, it stands', async () => {
    const seat = (head: number | null) =>
      stage.ownerDb
        .updateTable('departments')
        .set({ head_id: head })
        .where('key', '=', 'accounting')
        .execute();
    for (let n = 0; n < REPEATS; n++) {
      const { id, version } = await readyToSign();
      const [answer] = await Promise.all([sign(id, version), seat(null)]);
      expect([200, 403], JSON.stringify(answer.body)).toContain(answer.status);
      expect((await signatures(id)).length).toBe(answer.status === 200 ? 1 : 0);
      await seat(stage.world.ids.headOfAccounting);
    }
  });
  it('rights changing all the time give no 5xx but 503, and no double effect', async () => {
    const { id, version } = await readyToSign();
    let stop = false;
    const unrest = (async () => {
      for (let n = 0; !stop; n++)
        await stage.ownerDb
          .updateTable('employees')
          .set({ roles: n % 2 ? [] : ['manager'] })
          .where('id', '=', stage.world.ids.clerk)
          .execute();
    })();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sign(id, version)));
    stop = true;
    await unrest;
    for (const { status } of answers) expect([200, 409, 503]).toContain(status);
    expect((await signatures(id)).length).toBe(answers.filter(({ status }) => status === 200).length);
    await stage.ownerDb
      .updateTable('employees')
      .set({ roles: [] })
      .where('id', '=', stage.world.ids.clerk)
      .execute();
  });
  it('the dismissed sign nothing', async () => {
    const { id, version } = await readyToSign();
    const status = (value: 'active' | 'dismissed') =>
      stage.ownerDb
        .updateTable('employees')
        .set({ status: value })
        .where('id', '=', stage.world.ids.headOfAccounting)
        .execute();
    await status('dismissed');
    expect((await sign(id, version)).status).toBe(401);
    await status('active');
  });
});

describe('many fillers at once', () => {
  it('different fields all arrive', async () => {
    const { id } = await path.prospect();
    const answers = await Promise.all([
      path.fill('manager', id, 'paymentTerms', 'аванс', 0),
      path.fill('manager', id, 'remuneration', '5.00', 0),
      path.fill('manager', id, 'subcontractorAmount', '0.00', 0),
      path.confirm('manager', id),
    ]);
    expect(statuses(answers.slice(0, 3))).toEqual([200, 200, 200]);
    const fields = await stage.ownerDb
      .selectFrom('order_fields')
      .select('key')
      .where('order_id', '=', id)
      .orderBy('key')
      .execute();
    expect(fields.map((row) => row.key)).toEqual(['paymentTerms', 'remuneration', 'subcontractorAmount']);
    await consistent(id);
  });
  it('one field: one arrives, the others are told what stands', async () => {
    const { id } = await path.prospect();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => path.fill('manager', id, 'paymentTerms', `аванс ${n}`, 0)),
    );
    expect(statuses(answers)).toEqual([200, ...Array(7).fill(409)]);
    await consistent(id);
  });
  it('payments entered at once are counted apart', async () => {
    const { id } = await path.at('payment');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => path.pay('accountant', id, `${n + 1}.00`)),
    );
    expect(statuses(answers)).toEqual(Array(8).fill(201));
    const rows = await stage.ownerDb
      .selectFrom('payments')
      .select('n')
      .where('order_id', '=', id)
      .orderBy('n')
      .execute();
    expect(rows.map((row) => row.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('new orders get numbers apart, in a row', async () => {
    const { clientId } = await path.prospect();
    const made = await Promise.all(
      Array.from({ length: 10 }, () => ok(stage.as('manager').post('/orders', { title: 'Ещё', clientId }))),
    );
    const counters = made.map((order) => Number(order.number.slice(-4))).sort((a, b) => a - b);
    expect(counters.at(-1)! - counters[0]!).toBe(9);
    expect(new Set(counters).size).toBe(10);
  });
  it('one renewal of ten', async () => {
    const { id } = await path.at('archive');
    await path.ways.archive?.(id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stage.as('manager').post(`/orders/${id}/renewal`)),
    );
    expect(statuses(answers)).toEqual([201, ...Array(9).fill(409)]);
  });
});
