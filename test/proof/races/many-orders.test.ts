import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { bar } from '../bar.ts';

/** R4 for acts upon many orders: several of them at once over the same orders, in different sequences, and single acts among them. */
const ROUNDS = bar(4, 60);

let stage: Stage;
let orders: OrderPath;
beforeAll(async () => {
  stage = await openStage({ poolSize: 16 });
  orders = orderPath(stage);
});
afterAll(() => stage.close());

const random = seeded(611);
const shuffled = (ids: readonly number[]): number[] =>
  [...ids]
    .map((id) => [random.int(0, 1_000_000), id] as const)
    .sort(([a], [b]) => a - b)
    .map(([, id]) => id);
const change = (body: object) => stage.as('headOfSales').post('/order-bulk-changes', body);
const row = (id: number) =>
  stage.ownerDb
    .selectFrom('orders')
    .select(['manager_id', 'version', 'archived_at', 'step_seq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const kindsOf = async (id: number) =>
  (
    await stage.ownerDb
      .selectFrom('journal')
      .select('kind')
      .where('order_id', '=', id)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

describe('acts upon many orders that meet', () => {
  it('none waits for the other for ever; each order ends with one of the managers, its journal whole', {
    timeout: 600_000,
  }, async () => {
    const { otherManager, colleague, regionManager } = stage.world.ids;
    const ids: number[] = [];
    for (let n = 0; n < 8; n++) ids.push((await orders.prospect()).id);
    for (let round = 0; round < ROUNDS; round++) {
      const alone = random.pick(ids);
      const version = await orders.versionOf(alone, 'headOfSales');
      const answers = await Promise.all([
        ...[otherManager, colleague, regionManager, otherManager].map((managerId) =>
          change({ act: 'setManager', managerId, ids: shuffled(ids) }),
        ),
        stage.as('headOfSales').put(`/orders/${alone}/manager`, { managerId: colleague, version }),
      ]);
      for (const { status, body } of answers.slice(0, -1)) {
        expect(status, JSON.stringify(body)).toBe(201);
        expect(body.leftOut).toEqual([]);
      }
      expect([200, 409]).toContain(answers.at(-1)?.status);
      for (const id of ids)
        expect([otherManager, colleague, regionManager]).toContain((await row(id)).manager_id);
    }
    for (const id of ids) {
      const given = (await kindsOf(id)).filter((kind) => kind === 'managerAssigned').length;
      // one version for each act, and none without one
      expect((await row(id)).version).toBe(1 + given);
    }
  });
  it('an order goes to the archive once, or is sent back, never both', { timeout: 600_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await orders.at('archive');
      for (const key of ['actIssued', 'actSigned', 'contractOriginalReceived'])
        await ok(orders.mark('accountant', id, key));
      await ok(orders.fill('manager', id, 'issuedOn', '2026-11-24'));
      await ok(orders.fill('manager', id, 'validUntil', 'P3Y'));
      const archive = () => stage.as('manager').post('/order-bulk-changes', { act: 'archive', ids: [id] });
      const [one, other, back] = await Promise.all([
        archive(),
        archive(),
        orders.sendBack('headOfSales', id, 'payment'),
      ]);
      const done = (one?.body.done ?? 0) + (other?.body.done ?? 0);
      const kinds = await kindsOf(id);
      expect(kinds.filter((kind) => kind === 'orderArchived')).toHaveLength(done);
      expect(done + (back?.status === 201 ? 1 : 0), `${back?.status} ${back?.body?.code}`).toBe(1);
      expect((await row(id)).archived_at !== null).toBe(done === 1);
    }
  });
  it('an expert is replaced whole or not at all while others write', { timeout: 600_000 }, async () => {
    const { expert, otherExpert } = stage.world.ids;
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await orders.at('examination');
      const version = await orders.versionOf(id, 'headOfExpertise');
      const [replaced, marked] = await Promise.all([
        stage.as('headOfExpertise').put(`/orders/${id}/expert`, {
          version,
          expertId: otherExpert,
          reason: 'прежний эксперт в отпуске',
        }),
        orders.mark('expert', id, 'documentsAnalysed'),
      ]);
      expect([200, 409], JSON.stringify(replaced?.body)).toContain(replaced?.status);
      expect([200, 403, 404, 409]).toContain(marked?.status);
      const { expert_id } = await stage.ownerDb
        .selectFrom('orders')
        .select('expert_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(expert_id).toBe(replaced?.status === 200 ? otherExpert : expert);
      expect((await row(id)).step_seq).toBe(4);
    }
  });
  it('and the journal tells all of these orders as they are', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'vizir-many-'));
    const { findings } = await verifyJournal(stage.ownerDb, 'k', folder);
    expect(findings.filter(({ what }) => what.startsWith('order') || what.startsWith('signature'))).toEqual(
      [],
    );
  });
});
