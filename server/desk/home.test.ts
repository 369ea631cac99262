import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** The home page by role: what waits for whom, and what is nobody else's to see. */

let stage: Stage;
let path: OrderPath;
let today = '';
const made: Record<'prospect' | 'paying' | 'unpaid' | 'asked' | 'examined' | 'closing' | 'other', number> =
  {} as never;

const home = (as: Name) => ok(stage.as(as).get('/home'));
type Block = {
  key: string;
  items: { id: number; lacks: { ru: string }[] }[];
  more: boolean;
  query: Record<string, string>;
};
const block = async (as: Name, key: string): Promise<Block | undefined> =>
  (await home(as)).blocks.find((one: Block) => one.key === key);
const ids = async (as: Name, key: string) => (await block(as, key))?.items.map(({ id }) => id);
const listed = async (as: Name, query: Record<string, string>): Promise<number[]> =>
  (await ok(stage.as(as).get(`/orders?limit=200&${new URLSearchParams(query)}`))).items.map(
    ({ id }: { id: number }) => id,
  );
/** As the row has it, and as the next act on the order reads it. */
async function lateSince(id: number, days: number) {
  const due = addDays(today, -days);
  const order = await stage.ownerDb
    .updateTable('orders')
    .set({ step_due_on: due })
    .where('id', '=', id)
    .returning('step_seq')
    .executeTakeFirstOrThrow();
  await stage.ownerDb
    .updateTable('order_steps')
    .set({ due_on: due })
    .where('order_id', '=', id)
    .where('seq', '=', order.step_seq)
    .execute();
}

beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  const { rows } = await sql<{
    day: string;
  }>`select (now() at time zone 'Europe/Moscow')::date as day`.execute(stage.ownerDb);
  today = rows[0]?.day ?? '';
  made.prospect = (await path.prospect()).id;
  made.paying = (await path.at('payment')).id;
  made.unpaid = (await path.at('payment')).id;
  made.asked = (await path.at('assignment')).id;
  await ok(path.fill('manager', made.asked, 'termsOfReference', 'Обследовать котёл'));
  await ok(path.request('manager', made.asked, 'assignment'));
  made.examined = (await path.at('examination')).id;
  made.closing = (await path.at('archive')).id;
  made.other = (await path.prospect('otherManager')).id;
  await lateSince(made.unpaid, 3);
  await lateSince(made.examined, 2);
  await lateSince(made.other, 1);
}, 60_000);
afterAll(() => stage.close());

describe('a head', () => {
  it('finds a signature that chooses the expert apart from the others, and signs it away', async () => {
    expect(await ids('headOfExpertise', 'assign')).toEqual([made.asked]);
    expect(await ids('headOfExpertise', 'resolutions')).toEqual([]);
    for (const name of ['manager', 'accountant', 'expert', 'director', 'clerk'] as const)
      expect(await block(name, 'assign'), name).toBeUndefined();
    expect(await ids('headOfAccounting', 'resolutions')).toEqual([]);
  });

  it('finds what is late in their department, and the list shows exactly these', async () => {
    const of = async (as: Name) => {
      const found = await block(as, 'departmentOverdue');
      expect(found?.items.map(({ id }) => id)).toEqual(await listed(as, found?.query ?? {}));
      return found?.items.map(({ id }) => id);
    };
    expect(await of('headOfExpertise')).toEqual([made.examined]);
    expect(await of('headOfAccounting')).toEqual([made.unpaid]);
    expect(await of('headOfSales')).toEqual([made.other]);
    for (const name of ['manager', 'accountant', 'director', 'clerk'] as const)
      expect(await block(name, 'departmentOverdue'), name).toBeUndefined();
  });

  it('of two departments finds what is late in both', async () => {
    const head = (id: number) =>
      stage.ownerDb.updateTable('departments').set({ head_id: id }).where('key', '=', 'expertise').execute();
    await head(stage.world.ids.headOfAccounting);
    expect(await ids('headOfAccounting', 'departmentOverdue')).toEqual([made.unpaid, made.examined]);
    await head(stage.world.ids.headOfExpertise);
    expect(await ids('headOfAccounting', 'departmentOverdue')).toEqual([made.unpaid]);
  });

  it('sees how many orders each expert leads, who has none too; nobody else is told', async () => {
    const { experts } = await home('headOfExpertise');
    const { expert, headOfExpertise } = stage.world.ids;
    const of = (id: number) =>
      experts.items.find(({ employee }: { employee: { id: number } }) => employee.id === id);
    expect(of(expert)).toMatchObject({ count: 2, overdue: 1, more: false });
    expect(of(headOfExpertise)).toMatchObject({ count: 0, overdue: 0 });
    expect(await listed('headOfExpertise', of(expert).query)).toHaveLength(2);
    for (const name of ['manager', 'headOfSales', 'expert', 'director', 'admin', 'clerk'] as const)
      expect((await home(name)).experts, name).toBeNull();
  });
});

describe('an accountant', () => {
  it('finds confirmed orders nobody paid for in time', async () => {
    const found = await block('accountant', 'unpaid');
    expect(found?.items.map(({ id }) => id)).toEqual([made.unpaid]);
    expect(await listed('accountant', found?.query ?? {})).toEqual([made.unpaid]);
    await ok(path.pay('accountant', made.unpaid, '1000.00'));
    expect(await ids('accountant', 'unpaid')).toEqual([]);
    expect(await ids('accountant', 'toFill')).toEqual([made.unpaid, made.paying]);
  });

  it('finds orders that cannot be closed for the want of marks, and which marks', async () => {
    const lacks = async () => {
      const found = await block('accountant', 'marks');
      return found?.items.map((one) => [one.id, one.lacks.map(({ ru }) => ru)]);
    };
    expect(await lacks()).toEqual([
      [made.closing, ['Акт выставлен', 'Акт подписан', 'Оригинал договора получен']],
    ]);
    await ok(path.mark('accountant', made.closing, 'actIssued'));
    expect(await lacks()).toEqual([[made.closing, ['Акт подписан', 'Оригинал договора получен']]]);
    await ok(path.mark('accountant', made.closing, 'actSigned'));
    await ok(path.mark('accountant', made.closing, 'contractOriginalReceived'));
    expect(await lacks()).toEqual([]);
  });

  it('has these blocks alone; a manager and an expert find their own', async () => {
    for (const name of ['manager', 'headOfSales', 'expert', 'headOfExpertise', 'director', 'clerk'] as const)
      for (const key of ['unpaid', 'marks']) expect(await block(name, key), `${name} ${key}`).toBeUndefined();
    expect(await ids('manager', 'toFill')).toEqual(expect.arrayContaining([made.prospect, made.closing]));
    expect(await ids('expert', 'toFill')).toEqual([made.examined]);
    expect(await ids('expert', 'overdue')).toEqual([made.examined]);
    expect(await ids('otherManager', 'overdue')).toEqual([made.other]);
  });
});

describe('the director', () => {
  it('sees where orders stand and what is late by departments, each number leading to its orders', async () => {
    const { company } = await home('director');
    expect(company.steps.map(({ number, count }: Record<string, number>) => [number, count])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
      [4, 1],
      [5, 0],
      [6, 1],
    ]);
    for (const { query, count } of company.steps) expect(await listed('director', query)).toHaveLength(count);
    expect(company.departments.map(({ overdue }: { overdue: number }) => overdue)).toEqual([1, 1, 1]);
    for (const { query, overdue } of company.departments)
      expect(await listed('director', query)).toHaveLength(overdue);
  });

  it('sees the money of the month beside as many days of the one before', async () => {
    const { money } = (await home('director')).company;
    expect(money.from).toBe(`${today.slice(0, 7)}-01`);
    const paidIn = async (first: string, last: string) => {
      const { rows } = await sql<{
        amount: string;
      }>`select coalesce(sum(amount), 0)::numeric(14, 2)::text as amount from payments
        where reversed_stamp is null and paid_on between ${first} and ${last}`.execute(stage.ownerDb);
      return rows[0]?.amount;
    };
    expect(money.paid.amount).toBe(await paidIn(money.from, today));
    const [first] = await stage.ownerDb.selectFrom('payments').select(['order_id', 'n']).limit(1).execute();
    await stage.ownerDb
      .updateTable('payments')
      .set({ paid_on: money.before })
      .where('order_id', '=', first?.order_id ?? 0)
      .where('n', '=', first?.n ?? 0)
      .execute();
    const after = (await home('director')).company.money;
    expect(after.paidBefore).toMatchObject({ count: 1, amount: await paidIn(money.before, money.before) });
    await stage.ownerDb
      .updateTable('contracts')
      .set({ signed_on: today })
      .where('amount', '>', '0')
      .execute();
    expect((await home('director')).company.money.contracts.count).toBe(
      Number(
        (
          await sql<{
            n: number;
          }>`select count(*)::int as n from contracts where signed_on = ${today}`.execute(stage.ownerDb)
        ).rows[0]?.n,
      ),
    );
  });

  it('is told alone', async () => {
    for (const name of [
      'manager',
      'headOfSales',
      'accountant',
      'headOfAccounting',
      'expert',
      'admin',
      'clerk',
    ] as const)
      expect((await home(name)).company, name).toBeNull();
  });
});

describe('the administrator', () => {
  it('sees how the house fares, letters that did not leave, and who stands in no department', async () => {
    const { clerk, director } = stage.world.ids;
    await stage.ownerDb
      .updateTable('employees')
      .set({ department_id: null })
      .where('id', '=', clerk)
      .execute();
    await stage.ownerDb
      .insertInto('letters')
      .values({
        kind: 'invitation',
        source: 'проба',
        language: 'ru',
        to_address: 'kuda@example.test',
        subject: 'Приглашение',
        message_id: '<1@example.test>',
        state: 'dead',
        trouble_code: 'recipientRefused',
        trouble_answer: '550 no such user',
        expires_at: new Date(Date.now() + 1e8).toISOString(),
        content: null,
      })
      .execute();
    const { system } = await home('admin');
    expect(system.letters).toMatchObject({
      items: [{ to: 'kuda@example.test', subject: 'Приглашение', message: expect.stringMatching(/\S/) }],
      more: false,
    });
    const nowhere = system.nowhere.items.map(({ id }: { id: number }) => id);
    expect(nowhere).toContain(clerk);
    expect(nowhere).toContain(director);
    expect(system.mail.state).toBe('off');
    // no worker runs in this test, and that is said
    expect(system.worker).toMatchObject({ alive: false, late: 0, failed: 0 });
    expect(system.databaseBytes).toBeGreaterThan(1_000_000);
    expect(system.disk.total).toBeGreaterThan(system.disk.free);
  });

  it('is told alone', async () => {
    for (const name of ['manager', 'headOfSales', 'accountant', 'expert', 'director', 'clerk'] as const)
      expect((await home(name)).system, name).toBeNull();
  });
});
