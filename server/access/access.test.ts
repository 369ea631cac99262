import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson } from '#server/auth/actor.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import { type Name, names } from '#test/world.ts';

type Part = {
  part: string;
  seen: boolean;
  held: boolean;
  titles: { ru: string }[];
  rules: { words: string; applies: boolean; holds: boolean; standingFor: string | null }[];
  reasons: { because: string; order: { id: number; number: string } | null }[];
};

let stage: Stage;
let path: ReturnType<typeof orderPath>;
const steps = ['payment', 'assignment', 'examination', 'approval'] as const;
const orders: { id: number; clientId: number; contractId: number; number: string }[] = [];
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  orders.push(await path.prospect('otherManager'));
  for (const step of steps) orders.push(await path.at(step));
});
afterAll(() => stage.close());

const explain = (type: string, id: number, who: Name, as: Name = 'admin') =>
  stage.as(as).get(`/access-explanations?type=${type}&id=${id}&employeeId=${stage.world.ids[who]}`);
const partsOf = async (type: string, id: number, who: Name): Promise<Part[]> =>
  (await ok(explain(type, id, who))).parts;
const reader = async (who: Name) => {
  const person = await findPerson(stage.deps.db, { employeeId: stage.world.ids[who] }, null);
  if (!person) throw new Error(who);
  return readerFor(stage.ownerDb, person, stage.deps.definitions);
};

describe('why a person sees a record', () => {
  it('says of every person and order what they in truth see', async () => {
    for (const { id } of orders)
      for (const who of names) {
        const [order, ...others] = await partsOf('order', id, who);
        const card = await stage.as(who).get(`/orders/${id}`);
        expect([who, id, order?.seen]).toEqual([who, id, card.status === 200]);
        const money = others.find(({ part }) => part === 'values');
        expect([who, id, money?.seen]).toEqual([who, id, card.status === 200 && card.body.seesMoney]);
        // it is open by a rule that names the person and whose condition is met, and by no other way
        expect(order?.rules.some((rule) => rule.applies && rule.holds)).toBe(order?.seen);
      }
  });
  it('says of every person, contract and client what they in truth see', async () => {
    for (const { contractId, clientId } of orders)
      for (const who of names) {
        const of = await reader(who);
        const { rows } = await sql<Record<string, boolean>>`
          select ${of.sql.contract()} as contract, ${of.sql.contractMoney()} as money, ${of.sql.contractDocuments()} as documents,
            ${of.sql.contractComments()} as "contractComments" from contracts t where t.id = ${contractId}`.execute(
          stage.ownerDb,
        );
        const contract = await partsOf('contract', contractId, who);
        expect([who, Object.fromEntries(contract.map(({ part, seen }) => [part, seen]))]).toEqual([
          who,
          rows[0],
        ]);
        const { rows: ofClient } = await sql<Record<string, boolean>>`
          select ${of.sql.client()} as client, ${of.sql.clientComments()} as "clientComments" from clients k where k.id = ${clientId}`.execute(
          stage.ownerDb,
        );
        const client = await partsOf('client', clientId, who);
        expect([who, Object.fromEntries(client.map(({ part, seen }) => [part, seen]))]).toEqual([
          who,
          ofClient[0],
        ]);
      }
  });
  it('names the rule, in words, and what it lacks', async () => {
    const [, , atAssignment] = orders;
    const [hidden] = await partsOf('order', atAssignment?.id ?? 0, 'approver');
    const rule = hidden?.rules.find(({ applies }) => applies);
    expect(rule).toMatchObject({ holds: false });
    expect(rule?.words).toContain('если заказ на шаге «');
  });
  it('says that the expert is held to their share, and through which orders a contract is seen', async () => {
    const atApproval = orders.at(-1);
    const parts = await partsOf('order', atApproval?.id ?? 0, 'expert');
    const money = parts.find(({ part }) => part === 'values');
    expect(money).toMatchObject({ seen: false, held: true });
    expect(money?.titles.length).toBeGreaterThan(2);
    const contract = await partsOf('contract', atApproval?.contractId ?? 0, 'expert');
    expect(contract.find(({ part }) => part === 'contract')?.reasons).toEqual([
      { because: 'order', standingFor: null, order: { id: atApproval?.id, number: atApproval?.number } },
    ]);
  });
  it('is the administrator’s to ask; of nobody and nothing it says so', async () => {
    const id = orders[0]?.id ?? 0;
    for (const who of ['manager', 'headOfSales', 'director', 'expert'] as const)
      expect((await explain('order', id, 'manager', who)).status).toBe(403);
    expect(
      (await stage.as('admin').get(`/access-explanations?type=order&id=${id}&employeeId=99999`)).status,
    ).toBe(422);
    expect((await explain('order', 99_999, 'manager')).status).toBe(404);
  });
});

describe('what a visibility group would change', () => {
  const { manager, otherManager, colleague } = {
    manager: 'manager',
    otherManager: 'otherManager',
    colleague: 'colleague',
  } as const;
  const preview = (members: Name[], id?: number, as: Name = 'admin') =>
    stage
      .as(as)
      .get(
        `/visibility-group-preview?memberIds=${members.map((who) => stage.world.ids[who]).join()}${id ? `&id=${id}` : ''}`,
      );
  const pairs = (list: { viewer: { id: number }; manager: { id: number }; orders: number }[]) =>
    list.map((one) => [nameOf(one.viewer.id), nameOf(one.manager.id), one.orders]);
  const nameOf = (id: number) => names.find((who) => stage.world.ids[who] === id);

  it('names who would see whose orders, and how many, and it becomes so when it is saved', async () => {
    const said = await ok(preview([manager, otherManager]));
    expect(pairs(said.gained).sort()).toEqual(
      [
        [manager, otherManager, 1],
        [otherManager, manager, steps.length],
      ].sort(),
    );
    expect(said.lost).toEqual([]);
    expect((await stage.as(otherManager).get(`/orders/${orders[1]?.id}`)).status).toBe(404);
    const group = await ok(
      stage.as('admin').post('/visibility-groups', {
        name: 'Вместе',
        memberIds: [stage.world.ids.manager, stage.world.ids.otherManager],
      }),
    );
    expect((await stage.as(otherManager).get(`/orders/${orders[1]?.id}`)).status).toBe(200);
    const undone = await ok(preview([], group.id));
    expect(pairs(undone.lost).sort()).toEqual(pairs(said.gained).sort());
    // who is in another group with them loses nothing
    const unchanged = await ok(preview([manager, otherManager], group.id));
    expect(unchanged).toEqual({ gained: [], lost: [] });
  });
  it('leaves out who has no orders, and is the administrator’s', async () => {
    expect((await ok(preview(['accountant', colleague]))).gained).toEqual([]);
    for (const who of [manager, 'headOfSales', 'director'] as const)
      expect((await preview([manager], undefined, who)).status).toBe(403);
    expect((await stage.as('admin').get('/visibility-group-preview?memberIds=a,b')).status).toBe(422);
  });
});
