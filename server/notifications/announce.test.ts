import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { openStage, type Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { type Name, names } from '#test/world.ts';
import { announceEvents } from './announce.job.ts';

/** Who is told, by the worker's own role, of acts done through HTTP. */

let stage: Stage;
let path: OrderPath;
let jobDb: ReturnType<typeof makeDb>;
let from = 0;
const backs: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  stage = await openStage();
  path = orderPath(stage);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 3, name: 'test' }));
});
afterEach(async () => {
  for (const back of backs.splice(0)) await back();
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

/** Passes over everything that has happened so far. */
const begin = async () => {
  const { id } = await stage.ownerDb
    .selectFrom('journal')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  from = id ?? 0;
};
const newEvents = async () =>
  (await stage.ownerDb.selectFrom('journal').select('id').where('id', '>', from).orderBy('id').execute()).map(
    ({ id }) => id,
  );
const announceNew = async () => announceEvents(jobDb, stage.deps.definitions, await newEvents());
/** «kind: name, name» of every new event that somebody was told of. */
const told = async () => {
  await announceNew();
  const rows = await stage.ownerDb
    .selectFrom('notification_receipts as r')
    .innerJoin('journal as j', 'j.id', 'r.journal_id')
    .select(['j.kind', 'j.id', 'r.employee_id'])
    .where('j.id', '>', from)
    .orderBy('j.id')
    .execute();
  const nameOf = (id: number) => names.find((name) => stage.world.ids[name] === id) ?? '?';
  const byEvent = Map.groupBy(rows, ({ kind, id }) => `${id} ${kind}`);
  return [...byEvent].map(([event, people]) => {
    const found = people.map(({ employee_id }) => nameOf(employee_id));
    return `${event.split(' ')[1]}: ${names.filter((name) => found.includes(name)).join(', ')}`;
  });
};
const list = async (name: Name) => (await ok(stage.as(name).get('/notifications'))).items;
const ofOrder = async (name: Name, id: number) =>
  (await list(name)).filter((row: { subject: { id: number | null } }) => row.subject.id === id);
const away = async (name: Name, substitute: Name) => {
  const { id } = await stage.ownerDb
    .insertInto('absences')
    .values({
      employee_id: stage.world.ids[name],
      substitute_id: stage.world.ids[substitute],
      kind: 'trip',
      from_on: '2020-01-01',
      to_on: '2999-01-01',
      created_by: stage.world.ids.admin,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  backs.push(() =>
    stage.ownerDb
      .updateTable('absences')
      .set({ cancelled_at: '2020-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute(),
  );
};

describe('the right people, and never who did it', () => {
  it('a payment entered and reversed: the manager', async () => {
    const { id } = await path.at('payment');
    await begin();
    await ok(path.pay('accountant', id, '1.00'));
    await ok(stage.as('accountant').put(`/orders/${id}/payments/1/reversal`, { reason: 'ошиблись номером' }));
    expect(await told()).toEqual(['paymentEntered: manager', 'paymentReversed: manager']);
  });
  it('a request: the head; the signature: who fills next, and the manager', async () => {
    const { id } = await path.at('payment');
    await ok(path.fill('accountant', id, 'legalEntity', stage.world.legalEntityId));
    await ok(path.pay('accountant', id, '1.00'));
    await begin();
    await ok(path.request('accountant', id, 'payment'));
    await ok(path.sign('headOfAccounting', id, 'payment'));
    await ok(path.withdraw('headOfAccounting', id, 'payment'));
    expect(await told()).toEqual([
      'resolutionRequested: headOfAccounting',
      'resolutionGiven: manager',
      'resolutionWithdrawn: manager, accountant',
    ]);
  });
  it('the terms of reference sent: the head of expertise; an expert assigned: the expert', async () => {
    const { id } = await path.at('assignment');
    await ok(path.fill('manager', id, 'termsOfReference', 'ТЗ'));
    await begin();
    await ok(path.mark('manager', id, 'termsOfReferenceSent'));
    await ok(path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.expert } }));
    expect(await told()).toEqual([
      'markSet: headOfExpertise',
      'expertAssigned: expert',
      'resolutionGiven: manager, expert',
    ]);
  });
  it('marks of steps 4 and 5: everyone in accounting; the examination done: also approval; both ways', async () => {
    const { id } = await path.at('examination');
    await begin();
    await ok(path.mark('expert', id, 'documentsAnalysed'));
    await ok(path.mark('expert', id, 'examinationDone'));
    await ok(path.unmark('expert', id, 'documentsAnalysed'));
    expect(await told()).toEqual([
      'markSet: headOfAccounting, accountant',
      'markSet: headOfAccounting, accountant, headOfApproval, approver',
      'markCleared: headOfAccounting, accountant',
    ]);
  });
  it('a return: who fills the reopened step, and the manager', async () => {
    const { id } = await path.at('approval');
    await begin();
    await ok(path.sendBack('headOfApproval', id, 'examination'));
    expect(await told()).toEqual(['resolutionWithdrawn: manager, expert', 'orderReturned: manager, expert']);
  });
  it('refused and taken up: the expert, the fillers; the manager if another did it', async () => {
    const { id } = await path.at('examination');
    await begin();
    await ok(path.refuse('manager', id));
    await ok(path.takeUp('headOfSales', id));
    expect(await told()).toEqual(['orderRefused: expert', 'orderTakenUp: manager, expert']);
  });
  it('a comment: those who may see it and take part', async () => {
    const { id } = await path.at('examination');
    await ok(path.comment('accountant', id, 'первое'));
    await begin();
    await ok(path.comment('manager', id, 'второе'));
    await ok(path.comment('expert', id, 'третье'));
    await ok(
      path.comment('accountant', id, 'четвёртое', [
        stage.world.ids.headOfSales,
        stage.world.ids.clerk,
        stage.world.ids.expert,
      ]),
    );
    expect(await told()).toEqual([
      'commentWritten: accountant, headOfExpertise',
      'commentWritten: manager, headOfExpertise',
      'commentWritten: headOfSales, manager',
    ]);
  });
  it('who stands in for them is told with them', async () => {
    const { id } = await path.at('payment');
    await away('manager', 'clerk');
    await begin();
    await ok(path.pay('accountant', id, '1.00'));
    expect(await told()).toEqual(['paymentEntered: manager, clerk']);
  });
  it('only those who see the order', async () => {
    const { id } = await path.at('payment');
    await begin();
    await stage.ownerDb
      .insertInto('comments')
      .values({ order_id: id, author_id: stage.world.ids.clerk, capacities: [], body: 'когда-то' })
      .execute();
    await ok(path.comment('accountant', id, 'слово'));
    expect(await told()).toEqual(['commentWritten: manager, headOfAccounting']);
  });
});

describe('comments that are edited, answered, and on contracts and clients', () => {
  it('an edit tells whom it calls anew, as of a new comment, and nobody twice', async () => {
    const { ids } = stage.world;
    const { id } = await path.at('examination');
    const { id: commentId } = await ok(path.comment('accountant', id, 'сверьте', [ids.headOfSales]));
    await begin();
    const edit = (body: string, mentions: number[]) =>
      ok(stage.as('accountant').put(`/comments/${commentId}`, { body, mentions }));
    await edit('сверьте суммы', [ids.headOfSales, ids.headOfAccounting, ids.expert]);
    await edit('сверьте все суммы', [ids.headOfSales, ids.headOfAccounting, ids.expert, ids.manager]);
    const said = await stage.ownerDb
      .selectFrom('journal')
      .select('id')
      .where('kind', '=', 'commentWritten')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    // the edits are heard of before the comment itself, and once more
    expect(await told()).toEqual(['commentEdited: headOfAccounting', 'commentEdited: manager']);
    await announceEvents(jobDb, stage.deps.definitions, [said.id, ...(await newEvents())]);
    const all = await stage.ownerDb
      .selectFrom('notification_receipts as r')
      .innerJoin('journal as j', 'j.id', 'r.journal_id')
      .select('r.employee_id')
      .where('j.id', '>=', said.id)
      .execute();
    const people = all.map(({ employee_id }) => employee_id);
    expect(people.toSorted()).toEqual([...new Set(people)].toSorted());
    expect(people).toContain(ids.headOfSales);
    expect(people).not.toContain(ids.expert);
    expect((await ofOrder('headOfAccounting', id))[0]).toMatchObject({ kind: 'commentWritten' });
  });
  it('an edit that calls nobody new is told to nobody', async () => {
    const { id } = await path.at('payment');
    const { id: commentId } = await ok(path.comment('manager', id, 'слово'));
    await announceNew();
    await begin();
    await ok(stage.as('manager').put(`/comments/${commentId}`, { body: 'другое' }));
    expect(await told()).toEqual([]);
  });
  it('whoever is answered is told, if they see the answer', async () => {
    const { id } = await path.at('examination');
    const asked = await ok(path.comment('expert', id, 'нет чертежей'));
    const other = await ok(path.comment('manager', id, 'будут завтра'));
    await begin();
    // the expert reads nobody but themselves
    await ok(stage.as('manager').post(`/orders/${id}/comments`, { body: 'уже есть', replyTo: asked.id }));
    await ok(stage.as('accountant').post(`/orders/${id}/comments`, { body: 'ждём', replyTo: other.id }));
    expect(await told()).toEqual(['commentWritten: accountant, headOfExpertise', 'commentWritten: manager']);
  });
  it('on a contract and a client: whom they call and answer, who may see them', async () => {
    const { ids } = stage.world;
    const { contractId, clientId } = await path.at('examination');
    await begin();
    const say = (name: Name, where: string, more: Record<string, unknown>) =>
      ok(stage.as(name).post(`${where}/comments`, { body: 'слово', ...more }));
    const mentions = [ids.headOfSales, ids.expert, ids.otherManager, ids.clerk];
    const first = await say('manager', `/contracts/${contractId}`, { mentions });
    await say('headOfSales', `/contracts/${contractId}`, { replyTo: first.id });
    await say('manager', `/clients/${clientId}`, { mentions });
    await say('manager', `/clients/${clientId}`, {});
    expect(await told()).toEqual([
      'commentWritten: headOfSales',
      'commentWritten: manager',
      'commentWritten: headOfSales, otherManager',
    ]);
    const subjects = (await list('headOfSales')).map((row: { subject: unknown }) => row.subject);
    expect(subjects).toContainEqual(expect.objectContaining({ type: 'contract', id: contractId }));
    expect(subjects).toContainEqual(expect.objectContaining({ type: 'client', id: clientId }));
  });
});

describe('never twice', () => {
  it('however often, and at once, the job runs', async () => {
    const { id } = await path.at('payment');
    await begin();
    await ok(path.pay('accountant', id, '1.00'));
    await ok(path.pay('accountant', id, '2.00'));
    await Promise.all([announceNew(), announceNew(), announceNew()]);
    await announceNew();
    expect(await ofOrder('manager', id)).toMatchObject([{ kind: 'paymentEntered', count: 2, read: false }]);
  });
  it('one row per record with a counter; once read it begins anew', async () => {
    const { id } = await path.at('payment');
    await begin();
    await ok(path.pay('accountant', id, '1.00'));
    await announceNew();
    const [row] = await ofOrder('manager', id);
    expect((await stage.as('clerk').put(`/notifications/${row.id}/read`)).status).toBe(404);
    await ok(stage.as('manager').put(`/notifications/${row.id}/read`));
    expect(await ofOrder('manager', id)).toMatchObject([{ read: true, count: 1 }]);
    await ok(path.pay('accountant', id, '2.00'));
    await announceNew();
    expect(await ofOrder('manager', id)).toMatchObject([{ read: false, seen: false, count: 1 }]);
  });
  it('events that never were, or are nobody’s, are passed over', async () => {
    await announceEvents(jobDb, stage.deps.definitions, [999_999_999]);
  });
});

describe('a right that is lost takes its rows away', () => {
  it('another manager', async () => {
    const { id } = await path.at('payment');
    await begin();
    await ok(path.pay('accountant', id, '1.00'));
    await announceNew();
    const before = (await ok(stage.as('manager').get('/notifications'))).unseen;
    expect(await ofOrder('manager', id)).toHaveLength(1);
    await ok(
      stage.as('headOfSales').put(`/orders/${id}/manager`, {
        managerId: stage.world.ids.otherManager,
        version: await path.versionOf(id),
      }),
    );
    expect(await ofOrder('manager', id)).toEqual([]);
    expect((await ok(stage.as('manager').get('/notifications'))).unseen).toBe(before - 1);
    await ok(path.pay('accountant', id, '2.00'));
    await announceNew();
    expect(await ofOrder('manager', id)).toEqual([]);
    expect(await ofOrder('otherManager', id)).toHaveLength(1);
  });
  it('a replaced expert gets the number and nothing more', async () => {
    const { id, number } = await path.at('examination');
    await announceNew();
    expect(await ofOrder('expert', id)).toHaveLength(1);
    await ok(path.sendBack('headOfExpertise', id, 'assignment'));
    await begin();
    await ok(
      path.sign('headOfExpertise', id, 'assignment', { values: { expert: stage.world.ids.otherExpert } }),
    );
    expect(await told()).toEqual([
      'expertAssigned: expert, otherExpert',
      'resolutionGiven: manager, otherExpert',
    ]);
    expect(await ofOrder('expert', id)).toEqual([]);
    const [row] = await list('expert');
    expect(row).toMatchObject({
      kind: 'expertReplaced',
      subject: { type: 'none', id: null, title: number, subtitle: null },
    });
    expect((await stage.as('expert').get(`/orders/${id}`)).status).toBe(404);
  });
  it('an event told late is judged by the rights of that moment', async () => {
    const { id } = await path.at('examination');
    await begin();
    await ok(path.mark('expert', id, 'examinationDone'));
    await ok(path.unmark('expert', id, 'examinationDone'));
    // approval saw the order only while the mark stood
    expect(await told()).toEqual([
      'markSet: headOfAccounting, accountant',
      'markCleared: headOfAccounting, accountant',
    ]);
  });
});
