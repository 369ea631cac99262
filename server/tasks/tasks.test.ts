import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { russianCalendar } from '#domain/calendar/workdays.ts';
import { dueMarks } from '#domain/tasks/deadline.ts';
import { addDays } from '#domain/values/dates.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { writeDueTasks } from '#server/notifications/due-tasks.store.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const id = (name: Name) => stage.world.ids[name];
/** The manager gives the expert a task. */
const give = (body: object = {}, name: Name = 'manager') =>
  as(name).post('/tasks', { title: 'Собрать документы', assigneeId: id('expert'), ...body });
const given = async (body: object = {}, name: Name = 'manager') => ok(give(body, name));
const idsOf = async (name: Name, query = ''): Promise<number[]> =>
  (await ok(as(name).get(`/tasks?limit=200${query}`))).items.map((one: { id: number }) => one.id);
const tellAll = async () => {
  const rows = await stage.ownerDb.selectFrom('journal').select('id').execute();
  await announceEvents(
    stage.ownerDb,
    stage.deps.definitions,
    rows.map((row) => row.id),
  );
};
const told = async (name: Name, taskId: number) =>
  (await ok(as(name).get('/notifications?limit=200'))).items
    .filter(
      (one: { subject: { type: string; id: number } }) =>
        one.subject.type === 'task' && one.subject.id === taskId,
    )
    .map((one: { kind: string; subject: { title: string } }) => one.kind);

describe('a task', () => {
  it('is given, ticked, done with a result, sent back and accepted', async () => {
    const task = await given({
      body: 'К проверке',
      dueOn: addDays(today, 3),
      dueAt: '18:00',
      peopleIds: [id('otherExpert'), id('expert')],
      items: [{ title: 'Паспорт' }, { title: 'Чертежи' }],
    });
    expect(task).toMatchObject({
      state: 'open',
      author: { name: stage.world.fullName('manager') },
      assignee: { name: stage.world.fullName('expert') },
      people: [{ id: id('otherExpert') }],
      dueAt: '18:00',
      overdue: false,
      subject: null,
      abilities: { edit: { allowed: true }, finish: { allowed: false }, accept: { allowed: false } },
    });
    const [first] = task.items;
    const ticked = await ok(as('otherExpert').put(`/tasks/${task.id}/items/${first.id}`, { done: true }));
    expect(ticked.items[0].done.by.id).toBe(id('otherExpert'));
    const done = await ok(
      as('expert').put(`/tasks/${task.id}/result`, { version: ticked.version, result: 'Собраны' }),
    );
    expect(done).toMatchObject({ state: 'done', remarks: [{ kind: 'done', body: 'Собраны' }] });
    expect((await as('expert').put(`/tasks/${task.id}/acceptance`, { version: done.version })).status).toBe(
      403,
    );
    const back = await ok(
      as('manager').post(`/tasks/${task.id}/returns`, { version: done.version, reason: 'Нет чертежей' }),
    );
    expect(back.state).toBe('open');
    const again = await ok(as('otherExpert').put(`/tasks/${task.id}/result`, { version: back.version }));
    const accepted = await ok(as('manager').put(`/tasks/${task.id}/acceptance`, { version: again.version }));
    expect(accepted).toMatchObject({ state: 'accepted', abilities: { takeAgain: { allowed: true } } });
    const refused = await as('manager').put(`/tasks/${task.id}/acceptance`, { version: accepted.version });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_done']);
    expect(refused.body.detail).toContain('возобновите');
    const resumed = await ok(
      as('manager').post(`/tasks/${task.id}/resumptions`, { version: accepted.version }),
    );
    expect(resumed.state).toBe('open');
  });

  it('that one gave oneself is closed when it is done', async () => {
    const task = await given({ assigneeId: id('manager') });
    const done = await ok(as('manager').put(`/tasks/${task.id}/result`, { version: 1 }));
    expect(done.state).toBe('accepted');
  });

  it('is changed by its author only, by version; a tick stays with its line', async () => {
    const task = await given({ items: [{ title: 'Раз' }, { title: 'Два' }] });
    const [one, two] = task.items;
    await ok(as('expert').put(`/tasks/${task.id}/items/${two.id}`, { done: true }));
    const body = {
      title: 'Собрать всё',
      assigneeId: id('otherExpert'),
      dueOn: today,
      version: 1,
      items: [{ id: two.id, title: 'Два' }, { title: 'Три' }],
    };
    expect((await as('expert').put(`/tasks/${task.id}`, body)).status).toBe(403);
    const edited = await ok(as('manager').put(`/tasks/${task.id}`, body));
    expect(edited.items.map((it: { title: string; done: unknown }) => [it.title, it.done !== null])).toEqual([
      ['Два', true],
      ['Три', false],
    ]);
    expect((await as('manager').put(`/tasks/${task.id}`, body)).status).toBe(409);
    const strange = { ...body, version: 2, items: [{ id: one.id, title: 'Раз' }] };
    expect((await as('manager').put(`/tasks/${task.id}`, strange)).status).toBe(422);
    const twice = [
      { id: two.id, title: 'Два' },
      { id: two.id, title: 'Опять два' },
    ];
    expect((await as('manager').put(`/tasks/${task.id}`, { ...body, version: 2, items: twice })).status).toBe(
      422,
    );
    expect((await as('expert').get(`/tasks/${task.id}`)).status).toBe(404);
  });

  it('says what to do about a value that does not fit', async () => {
    const field = async (body: object) => {
      const answer = await give(body);
      return [answer.status, answer.body.fields?.[0]?.field];
    };
    expect(await field({ dueOn: addDays(today, -1) })).toEqual([422, 'dueOn']);
    expect(await field({ dueAt: '10:00' })).toEqual([422, 'dueOn']);
    expect(await field({ assigneeId: 987_654 })).toEqual([422, 'assigneeId']);
    expect(await field({ peopleIds: [987_654] })).toEqual([422, 'peopleIds']);
  });
});

describe('who sees a task', () => {
  it('those it concerns and who leads the assignee; nobody by the order it is about', async () => {
    const order = await orderPath(stage).prospect();
    const task = await given({ orderId: order.id, assigneeId: id('approver') });
    const sees: Name[] = ['manager', 'approver', 'headOfApproval', 'director', 'admin'];
    const not: Name[] = ['colleague', 'headOfSales', 'accountant', 'expert', 'headOfExpertise', 'clerk'];
    for (const name of sees) {
      expect([name, (await as(name).get(`/tasks/${task.id}`)).status]).toEqual([name, 200]);
      expect([name, (await idsOf(name, '&view=all')).includes(task.id)]).toEqual([name, true]);
    }
    for (const name of not) {
      expect([name, (await as(name).get(`/tasks/${task.id}`)).status]).toEqual([name, 404]);
      expect([name, (await idsOf(name, '&view=all')).includes(task.id)]).toEqual([name, false]);
      expect([name, (await as(name).post(`/tasks/${task.id}/remarks`, { body: 'Что?' })).status]).toEqual([
        name,
        404,
      ]);
    }
    expect(await idsOf('headOfApproval', '&view=department')).toContain(task.id);
    expect(await idsOf('approver', '&view=department')).toEqual([]);
  });

  it('whoever sees it and not its order learns no name and no number, nor by asking', async () => {
    const order = await orderPath(stage).prospect();
    const task = await given({ orderId: order.id });
    const about = { type: 'order', id: order.id, title: order.number };
    expect((await as('manager').get(`/tasks/${task.id}`)).body.subject).toMatchObject(about);
    const { raw, body } = await as('expert').get(`/tasks/${task.id}`);
    expect(body.subject).toEqual({ type: 'hidden', id: null, title: '', subtitle: null, place: null });
    expect(raw.body).not.toContain(order.number);
    expect(await idsOf('manager', `&view=given&orderId=${order.id}`)).toEqual([task.id]);
    expect(await idsOf('expert', `&orderId=${order.id}`)).toEqual([]);
    expect((await give({ orderId: order.id }, 'expert')).status).toBe(404);
  });

  it('about a client stays so when the client is merged into another', async () => {
    const client = async (name: string) => (await ok(as('manager').post('/clients', { name }))).id;
    const [kept, other] = [await client('АО «Кедр»'), await client('АО «Кедр-2»')];
    const task = await given({ clientId: other });
    await ok(as('manager').put(`/clients/${other}/merge`, { intoId: kept, version: 1, intoVersion: 1 }));
    const { body } = await as('manager').get(`/tasks/${task.id}`);
    expect(body.subject).toMatchObject({ type: 'client', id: kept });
    expect(await idsOf('manager', `&view=given&clientId=${kept}`)).toEqual([task.id]);
  });
});

describe('lists', () => {
  it('go by deadline, overdue first, page by page', async () => {
    const made = [
      await given({ title: 'без срока' }, 'accountant'),
      await given({ title: 'потом', dueOn: addDays(today, 5) }, 'accountant'),
      await given({ title: 'поздно', dueOn: today }, 'accountant'),
    ];
    await stage.ownerDb
      .updateTable('tasks')
      .set({ due_on: addDays(today, -2) })
      .where('id', '=', made[2].id)
      .execute();
    const wanted = [made[2].id, made[1].id, made[0].id];
    expect(await idsOf('accountant', '&view=given')).toEqual(wanted);
    const first = await ok(as('accountant').get('/tasks?view=given&limit=2'));
    expect(first.items.map((one: { overdue: boolean }) => one.overdue)).toEqual([true, false]);
    const rest = await ok(as('accountant').get(`/tasks?view=given&limit=2&cursor=${first.next}`));
    expect([...first.items, ...rest.items].map((one: { id: number }) => one.id)).toEqual(wanted);
    expect(await idsOf('accountant', '&view=given&overdue=true')).toEqual([made[2].id]);
    await ok(as('accountant').put(`/tasks/${made[1].id}/cancellation`, { version: 1 }));
    expect(await idsOf('accountant', '&view=given&state=closed')).toEqual([made[1].id]);
  });

  it('and the home page and the calendar show what one is to do', async () => {
    const task = await given({ assigneeId: id('clerk'), dueOn: addDays(today, 1), dueAt: '10:00' });
    expect((await ok(as('clerk').get('/home'))).tasks.items.map((one: { id: number }) => one.id)).toEqual([
      task.id,
    ]);
    const span = `from=${today}&to=${addDays(today, 7)}&kinds=tasks`;
    const items = async (name: Name, who = '') =>
      (await ok(as(name).get(`/calendar?${span}${who}`))).items.map((one: { id: number }) => one.id);
    expect(await items('clerk')).toEqual([task.id]);
    expect(await items('accountant', `&who=${id('clerk')}`)).toEqual([]);
    await ok(as('clerk').put(`/tasks/${task.id}/result`, { version: 1 }));
    expect((await ok(as('clerk').get('/home'))).tasks.items).toEqual([]);
    const toAccept = (await ok(as('manager').get('/home'))).tasks.items.map((one: { id: number }) => one.id);
    expect(toAccept).toContain(task.id);
  });
});

describe('one search', () => {
  it('finds a task by the beginnings of its title, for those who see it', async () => {
    const task = await given({ title: 'Проверить огнетушители' });
    const found = async (name: Name) =>
      (await ok(as(name).get(`/search?q=${encodeURIComponent('огнетуш')}`))).groups.flatMap(
        (group: { type: string; items: { id: number }[] }) =>
          group.type === 'task' ? group.items.map((one) => one.id) : [],
      );
    for (const name of ['manager', 'expert', 'headOfExpertise'] as const)
      expect([name, await found(name)]).toEqual([name, [task.id]]);
    for (const name of ['colleague', 'headOfSales', 'clerk'] as const)
      expect([name, await found(name)]).toEqual([name, []]);
  });
});

describe('who is told', () => {
  it('of each act, never who did it', async () => {
    const task = await given({ peopleIds: [id('otherExpert')] });
    await tellAll();
    expect(await told('expert', task.id)).toEqual(['taskGiven']);
    expect(await told('otherExpert', task.id)).toEqual(['taskGiven']);
    for (const name of ['manager', 'headOfExpertise', 'director'] as const)
      expect([name, await told(name, task.id)]).toEqual([name, []]);
    await ok(as('expert').put(`/tasks/${task.id}/result`, { version: 1 }));
    await tellAll();
    expect(await told('manager', task.id)).toEqual(['taskDone']);
    await ok(as('manager').put('/notifications/read', { taskId: task.id }));
    await ok(as('headOfExpertise').post(`/tasks/${task.id}/remarks`, { body: 'Проверю' }));
    await tellAll();
    expect(await told('manager', task.id)).toEqual(['taskRemarked']);
  });

  it('of a deadline the working day before, on its day and after it, once each', async () => {
    // Thursday
    const day = '2026-11-26';
    const task = await given({ dueOn: '2030-01-10' });
    const on = (due: string) =>
      stage.ownerDb.updateTable('tasks').set({ due_on: due }).where('id', '=', task.id).execute();
    const run = async () => {
      const ids = await stage.ownerDb
        .transaction()
        .execute((trx) => writeDueTasks(trx, dueMarks(russianCalendar, day)));
      const rows = await stage.ownerDb
        .selectFrom('journal')
        .select(['kind', 'data'])
        .where('id', 'in', [0, ...ids])
        .execute();
      return rows.filter((row) => (row.data as { taskId: number }).taskId === task.id).map((row) => row.kind);
    };
    await run();
    await on('2026-11-27');
    expect(await run()).toEqual(['taskDueSoon']);
    expect(await run()).toEqual([]);
    await on(day);
    expect(await run()).toEqual(['taskDueToday']);
    await on('2026-11-25');
    expect(await run()).toEqual(['taskOverdue']);
    expect(await run()).toEqual([]);
  });
});

describe('who stands in', () => {
  it('acts for who is away, and is named so; a leaver’s tasks go to the successor', async () => {
    const task = await given({ assigneeId: id('otherExpert') });
    expect((await as('clerk').get(`/tasks/${task.id}`)).status).toBe(404);
    await ok(
      as('admin').post('/absences', {
        employeeId: id('otherExpert'),
        kind: 'vacation',
        fromOn: today,
        toOn: addDays(today, 5),
        substituteId: id('clerk'),
      }),
    );
    const done = await ok(as('clerk').put(`/tasks/${task.id}/result`, { version: 1, result: 'Готово' }));
    expect(done.remarks[0]).toMatchObject({
      author: { id: id('clerk') },
      standingFor: { id: id('otherExpert') },
    });
    await ok(as('admin').put(`/employees/${id('otherExpert')}/dismissal`, { successorId: id('colleague') }));
    expect((await ok(as('colleague').get(`/tasks/${task.id}`))).assignee.id).toBe(id('colleague'));
    expect((await as('clerk').get(`/tasks/${task.id}`)).status).toBe(404);
  });
});
