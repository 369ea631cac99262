import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import type { Answer } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { bar } from '../bar.ts';
import type { Call } from '../walks/model/calls.ts';
import { personOf } from '../walks/model/company.ts';
import type { Model } from '../walks/model/model.ts';
import { orderAt } from '../walks/model/model.ts';
import { type Arena, bring, hire, newRound, openArena, resetPeople } from './arena.ts';
import { brokenAfter, type Race, race, readingOf } from './outcomes.ts';
import { inArchive, readyToSign } from './pairs.ts';

/** R4: many at once upon one thing. Exactly one is taken, the others are told what stands, nothing of theirs is left. */
const CROWD = 50;
const ROUNDS = bar(3, 200);
const FEW = bar(2, 40);

let arena: Arena;
const deputies = Array.from({ length: CROWD - 1 }, (_, n) => `deputy${n}`);
beforeAll(async () => {
  arena = await openArena();
  for (const name of deputies) await hire(arena, name);
});
afterAll(() => arena.stage.close());

const signature = (as: string): Call => ({
  as,
  order: 0,
  act: { type: 'giveResolution', step: 'payment', values: {}, reason: null },
  saw: 'now',
  key: null,
});
const together = () => 0;
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();
const oneOf = (n: number, won: number) => [won, ...Array(n - 1).fill(409)];

describe(`${CROWD} at one step`, () => {
  it(`${CROWD} who may all sign: one signature, one event, one version`, { timeout: 3_600_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await resetPeople(arena);
      const model = await readyToSign(arena, await standIns(await newRound(arena)));
      await signedOnce(model, ['headOfAccounting', ...deputies].map(signature));
    }
  });
  it('one person from ten tabs', { timeout: 3_600_000 }, async () => {
    for (let round = 0; round < FEW; round++) {
      await resetPeople(arena);
      const model = await readyToSign(arena, await newRound(arena));
      await signedOnce(model, Array(10).fill(signature('headOfAccounting')));
    }
  });
  it('ten times the same request: all are answered alike, and once more later', {
    timeout: 3_600_000,
  }, async () => {
    for (let round = 0; round < FEW; round++) {
      await resetPeople(arena);
      const model = await readyToSign(arena, await newRound(arena));
      const call = { ...signature('headOfAccounting'), key: `sign-${arena.rounds}` };
      const run = await race(arena, model, Array(10).fill(call), together);
      allAlike(run);
      expect(readingOf(arena, model, [call], { ...run, answers: run.answers.slice(0, 1) })).toBe(0);
    }
  });
});

/** Everybody of the crowd stands in for the head: entered as the owner, for the API would ask for one after another. */
async function standIns(model: Model): Promise<Model> {
  const { stage, base } = arena;
  const head = personOf(base, 'headOfAccounting').id;
  const rows = deputies.map((name) => ({
    employee_id: head,
    substitute_id: personOf(base, name).id,
    kind: 'trip',
    from_on: '2020-01-01',
    to_on: '2099-12-31',
    created_by: stage.world.ids.admin,
  }));
  await stage.ownerDb.insertInto('absences').values(rows).execute();
  const away = deputies.map((substitute) => ({ id: 1, who: 'headOfAccounting', substitute }));
  return { ...model, company: { ...model.company, away } };
}

async function signedOnce(model: Model, calls: readonly Call[]): Promise<void> {
  const run = await race(arena, model, calls, together);
  expect(statuses(run.answers)).toEqual(oneOf(calls.length, 200));
  const winner = run.answers.findIndex(({ status }) => status === 200);
  for (const { status, body } of run.answers)
    if (status === 409) expect(body.code).toMatch(/^(version_conflict|already_done)$/);
  // of all the sequences those in which the winner came first are alike; one of them is enough
  const two = [winner, winner === 0 ? 1 : 0];
  const reading = { ...run, answers: two.map((place) => run.answers[place]!) };
  expect(
    readingOf(
      arena,
      model,
      two.map((place) => calls[place]!),
      reading,
    ),
  ).toBe(0);
  expect(brokenAfter(arena, run)).toEqual([]);
  const { id } = orderAt(model, 0).state;
  const signatures = await arena.stage.ownerDb
    .selectFrom('resolutions')
    .select('id')
    .where('order_id', '=', id)
    .where('step_key', '=', 'payment')
    .execute();
  expect(signatures).toHaveLength(1);
  await toldOnce(run);
}

/** Of the signature of step 2 the manager is told, who also fills step 3: once, though the job runs twice at once. */
async function toldOnce({ rows }: Race): Promise<void> {
  const { stage } = arena;
  const jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  try {
    const [ids = []] = rows.jobs;
    await Promise.all([1, 2].map(() => announceEvents(jobDb, stage.deps.definitions, ids)));
    const told = await stage.ownerDb
      .selectFrom('notification_receipts')
      .select('employee_id')
      .where('journal_id', 'in', ids)
      .execute();
    expect(told).toEqual([{ employee_id: stage.world.ids.manager }]);
    const signed = rows.journal.find(({ kind }) => kind === 'resolutionGiven');
    const noticed = await stage.ownerDb
      .selectFrom('notifications')
      .select('count')
      .where('employee_id', '=', stage.world.ids.manager)
      .where('order_id', '=', signed?.orderId ?? 0)
      .execute();
    expect(noticed).toEqual([{ count: 1 }]);
  } finally {
    await jobDb.destroy();
  }
}

function allAlike({ answers }: Race): void {
  expect(answers.map(({ status, body }) => [status, body])).toEqual(
    answers.map(() => [answers[0]?.status, answers[0]?.body]),
  );
  expect(answers[0]?.status).toBeLessThan(300);
}

describe('many at one thing', () => {
  it('ten renewals of one order: one', { timeout: 3_600_000 }, async () => {
    for (let round = 0; round < FEW; round++) {
      const { state } = orderAt(await inArchive(arena, await newRound(arena)), 0);
      const answers = await many(10, (n) =>
        arena.as(n % 2 ? 'manager' : 'headOfSales').post(`/orders/${state.id}/renewal`),
      );
      expect(statuses(answers)).toEqual(oneOf(10, 201));
      const renewals = await arena.stage.ownerDb
        .selectFrom('orders')
        .select('id')
        .where('renewed_from_id', '=', state.id)
        .execute();
      expect(renewals).toHaveLength(1);
    }
  });

  it('new orders: numbers apart, none left out', async () => {
    for (let round = 0; round < FEW; round++) {
      const { state } = orderAt(await newRound(arena), 0);
      const { clientId } = state;
      const made = await many(30, (n) =>
        arena.as(n % 2 ? 'manager' : 'colleague').post('/orders', { title: `Сразу ${n}`, clientId }),
      );
      // one in ten is refused, and takes no number with it
      const refused = await many(3, () =>
        arena.as('manager').post('/orders', { title: 'Нет', clientId: 999_999 }),
      );
      expect(statuses(made)).toEqual(Array(30).fill(201));
      expect(statuses(refused)).toEqual(Array(3).fill(422));
      const numbers = await arena.stage.ownerDb.selectFrom('orders').select('number').orderBy('id').execute();
      const counters = numbers.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
      expect(counters).toEqual(counters.map((_, n) => n + 1));
    }
  });

  it('ten payments: each counted once; ten times one payment under its key: one', async () => {
    for (let round = 0; round < FEW; round++) {
      const model = await bring(
        arena,
        await newRound(arena),
        (now) => orderAt(now, 0).state.currentStep === 'payment',
      );
      const { id } = orderAt(model, 0).state;
      const body = (n: number) => ({
        amount: `${n + 1}.00`,
        paidOn: '2026-11-20',
        paymentOrderNumber: String(n),
      });
      const apart = await many(10, (n) => arena.as('accountant').post(`/orders/${id}/payments`, body(n)));
      expect(statuses(apart)).toEqual(Array(10).fill(201));
      const key = { 'idempotency-key': `pay-${id}` };
      const same = await many(10, () => arena.as('accountant').post(`/orders/${id}/payments`, body(10), key));
      for (const { status, body: card } of same) expect([status, card]).toEqual([201, same[0]?.body]);
      const rows = await arena.stage.ownerDb
        .selectFrom('payments')
        .select(['n', 'amount'])
        .where('order_id', '=', id)
        .orderBy('n')
        .execute();
      expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1));
      expect(rows.map(({ amount }) => Number(amount)).sort((a, b) => a - b)).toEqual(rows.map(({ n }) => n));
    }
  });

  it('one client by ten: one is taken, the others are shown the difference', async () => {
    for (let round = 0; round < FEW; round++) {
      const name = `ООО «Гонка-${arena.rounds}-${round}»`;
      const client = await ok(arena.as('manager').post('/clients', { name }));
      const answers = await many(10, (n) =>
        arena
          .as('headOfSales')
          .put(`/clients/${client.id}`, { name: `${name} ${n}`, version: client.version }),
      );
      expect(statuses(answers)).toEqual(oneOf(10, 200));
      const stands = await ok(arena.as('manager').get(`/clients/${client.id}`));
      expect(stands.version).toBe(client.version + 1);
      for (const { status, body } of answers) {
        if (status !== 409) continue;
        expect(body).toMatchObject({ code: 'version_conflict', version: stands.version });
        expect(body.difference).toMatchObject([{ key: 'name', before: name, after: stands.name }]);
      }
    }
  });

  it('rights that change all the time: 503 at worst, and nothing twice', async () => {
    for (let round = 0; round < FEW; round++) {
      await resetPeople(arena);
      const model = await readyToSign(arena, await newRound(arena));
      let stop = false;
      const unrest = (async () => {
        for (let n = 0; !stop; n++) await roles('clerk', n % 2 ? [] : ['manager']);
      })();
      const run = await race(arena, model, Array(8).fill(signature('headOfAccounting')), together);
      stop = true;
      await unrest;
      await roles('clerk', []);
      for (const { status } of run.answers) expect([200, 409, 503]).toContain(status);
      const won = run.answers.filter(({ status }) => status === 200);
      expect(won.length).toBeLessThan(2);
      const signed = run.rows.journal.filter(({ kind }) => kind === 'resolutionGiven');
      expect(signed).toHaveLength(won.length);
      expect(brokenAfter(arena, run)).toEqual([]);
    }
  });
});

const many = (count: number, act: (n: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)));

const roles = (name: 'clerk', given: string[]) =>
  arena.stage.ownerDb
    .updateTable('employees')
    .set({ roles: given })
    .where('id', '=', arena.stage.world.ids[name])
    .execute();
