import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let path: OrderPath;
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
});
afterAll(() => stage.close());

const remind = (as: Name, id: number, step: string, key: string): Promise<Answer> =>
  stage.as(as).post(`/orders/${id}/reminders`, { step, key });
const remindersOf = (id: number) =>
  stage.ownerDb
    .selectFrom('journal')
    .selectAll()
    .where('order_id', '=', id)
    .where('kind', '=', 'reminded')
    .orderBy('id')
    .execute();
/** Whether the person has just been told of a reminder of this order. */
async function hears(who: Name, id: number): Promise<boolean> {
  const ids = (await remindersOf(id)).map((row) => row.id);
  await announceEvents(stage.ownerDb, stage.deps.definitions, ids);
  const { items } = await ok(stage.as(who).get('/notifications'));
  return items.some(
    (one: { kind: string; subject: { id: number } | null }) =>
      one.kind === 'reminded' && one.subject?.id === id,
  );
}
type Missing = { step: string; key: string; mine: boolean; remind: { may: boolean; last: unknown } | null };
const missingOf = async (as: Name, id: number): Promise<Missing[]> => {
  const { steps, currentStep } = await path.card(id, as);
  return steps.find((one: { key: string }) => one.key === currentStep).missing;
};
const itemOf = async (as: Name, id: number, key: string) =>
  (await missingOf(as, id)).find((one) => one.key === key);

describe('a reminder', () => {
  it('calls those who fill what is missing, signs nothing and makes no version', async () => {
    const { id } = await path.at('payment');
    const before = await path.card(id, 'manager');
    expect(await itemOf('manager', id, 'legalEntity')).toMatchObject({
      mine: false,
      remind: { may: true, last: null },
    });
    const { status, body } = await remind('manager', id, 'payment', 'legalEntity');
    expect(status).toBe(201);
    expect(body.version).toBe(before.version);
    const by = { name: 'Иванова Анна Сергеевна', shortName: 'Иванова А. С.' };
    expect(await itemOf('manager', id, 'legalEntity')).toMatchObject({
      remind: { may: false, last: { by } },
    });
    for (const who of ['accountant', 'headOfAccounting'] as const) expect(await hears(who, id)).toBe(true);
    for (const who of ['manager', 'headOfSales', 'director', 'expert'] as const)
      expect(await hears(who, id)).toBe(false);
    const { items } = await ok(stage.as('director').get(`/orders/${id}/feed`));
    expect(items[0]).toMatchObject({ kind: 'reminded', actor: { shortName: 'Иванова А. С.' } });
  });

  it('reaches who does not follow the order: it is meant for them', async () => {
    const { id } = await path.at('payment');
    await ok(stage.as('accountant').put(`/orders/${id}/mute`));
    await ok(remind('manager', id, 'payment', 'legalEntity'));
    expect(await hears('accountant', id)).toBe(true);
  });

  it('is not repeated to the same people within four hours of work, by nobody, and then again', async () => {
    const { id } = await path.at('payment');
    await ok(remind('manager', id, 'payment', 'legalEntity'));
    expect(await remind('director', id, 'payment', 'legalEntity')).toMatchObject({
      status: 409,
      body: { code: 'already_done' },
    });
    expect(await remindersOf(id)).toHaveLength(1);
    const [row] = await remindersOf(id);
    // the journal does not change: a later reminder whose four hours are over
    const data = JSON.stringify({ ...(row?.data as object), again: new Date(0).toISOString() });
    await stage.ownerDb
      .insertInto('journal')
      .values({ kind: 'reminded', order_id: id, actor_id: stage.world.ids.manager, data })
      .execute();
    expect(await itemOf('director', id, 'legalEntity')).toMatchObject({ remind: { may: true, last: null } });
    await ok(remind('director', id, 'payment', 'legalEntity'));
  });

  it('of two at once one is given', async () => {
    const { id } = await path.at('payment');
    const answers = await Promise.all(
      (['manager', 'director', 'admin', 'headOfSales'] as const).map((who) =>
        remind(who, id, 'payment', 'legalEntity'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('goes to the head once the signature is asked for, not before', async () => {
    const { id } = await path.prospect();
    await ok(path.confirm('manager', id));
    expect((await itemOf('manager', id, 'resolution'))?.remind).toBeNull();
    expect((await remind('manager', id, 'terms', 'resolution')).status).toBe(409);
    for (const [key, value] of [
      ['paymentTerms', 'аванс'],
      ['remuneration', '1.00'],
      ['subcontractorAmount', '0.00'],
    ] as const)
      await ok(path.fill('manager', id, key, value));
    await ok(path.request('manager', id, 'terms'));
    await ok(remind('manager', id, 'terms', 'resolution'));
    expect(await hears('headOfSales', id)).toBe(true);
  });

  it('is of what is missing here and waits for somebody else', async () => {
    const { id } = await path.at('payment');
    for (const [step, key] of [
      ['terms', 'paymentTerms'],
      ['payment', 'nothing'],
      ['archive', 'issuedOn'],
    ] as const)
      expect(await remind('manager', id, step, key)).toMatchObject({ status: 409 });
    expect((await itemOf('accountant', id, 'legalEntity'))?.remind).toBeNull();
    expect((await remind('accountant', id, 'payment', 'legalEntity')).status).toBe(409);
    await ok(path.refuse('manager', id));
    expect(await remind('director', id, 'payment', 'legalEntity')).toMatchObject({
      body: { code: 'order_frozen' },
    });
  });

  it('is refused to who sees the order and takes no part, and unknown to who does not see it', async () => {
    const { id } = await path.at('payment');
    expect((await remind('colleague', id, 'payment', 'legalEntity')).status).toBe(403);
    expect(await itemOf('colleague', id, 'legalEntity')).toMatchObject({ remind: { may: false } });
    expect((await remind('otherManager', id, 'payment', 'legalEntity')).status).toBe(404);
    expect((await remind('expert', id, 'payment', 'legalEntity')).status).toBe(404);
  });

  it('of what somebody does not see is nothing to them: no line, no row, no limit', async () => {
    const { id } = await path.at('payment');
    // the head of expertise sees orders of the second step through this mark, and no payments
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await ok(remind('manager', id, 'payment', 'payments'));
    const feed = async (who: Name) => (await ok(stage.as(who).get(`/orders/${id}/feed`))).items;
    const kinds = async (who: Name) => (await feed(who)).map((one: { kind: string }) => one.kind);
    expect(await kinds('manager')).toContain('reminded');
    expect(await kinds('headOfExpertise')).not.toContain('reminded');
    expect(await itemOf('headOfExpertise', id, 'payments')).toBeUndefined();
    expect((await remind('headOfExpertise', id, 'payment', 'payments')).body.code).toBe('already_done');
    await ok(remind('headOfExpertise', id, 'payment', 'legalEntity'));
  });
});
