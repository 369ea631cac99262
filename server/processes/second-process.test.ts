import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import { inspectionDepartments, inspectionProcess } from '#test/processes/inspection.ts';
import type { Name } from '#test/world.ts';

/** A quite different process, published as data by the administrator, is carried to its archive with no change of code. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const publish = (as: Name, body: unknown) => stage.as(as).post('/process-definitions', { body });
const stepOf = (card: Answer['body'], key: string): Answer['body'] =>
  card.steps.find((step: { key: string }) => step.key === key);

describe('publishing', () => {
  it('is the administrator’s', async () => {
    expect((await publish('manager', inspectionProcess)).status).toBe(403);
    expect((await publish('director', inspectionProcess)).status).toBe(403);
  });
  it('names every problem: departments that do not exist', async () => {
    const answer = await publish('admin', inspectionProcess);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
    for (const { key } of inspectionDepartments)
      expect(answer.body.fields[0].message).toContain(`${key}: unknown_department`);
  });
  it('refuses what is no definition', async () => {
    for (const body of [{}, { key: 'x' }, { ...(inspectionProcess as object), colour: 'red' }])
      expect((await publish('admin', body)).status).toBe(422);
  });
});

describe('«Обследование зданий»', () => {
  let id = 0;
  let running = 0;
  const surveyors: Name[] = ['expert', 'otherExpert'];
  const put = (as: Name, place: string, body: object = {}) =>
    stage.as(as).put(`/orders/${id}/${place}`, body);
  /** As this person counts: a version moves only with what they see. */
  const version = async (as: Name): Promise<number> =>
    (await stage.as(as).get(`/orders/${id}`)).body.version ?? 1;
  const fill = (as: Name, key: string, value: string | number) =>
    put(as, `fields/${key}`, { value, seen: null });
  const sign = async (as: Name, step: string, more = {}) =>
    put(as, `steps/${step}/resolution`, { version: await version(as), ...more });
  const request = async (as: Name, step: string) =>
    put(as, `steps/${step}/request`, { version: await version(as) });
  const missing = (answer: Answer) => answer.body.missing.map((one: { key: string }) => one.key);

  beforeAll(async () => {
    running = (await orderPath(stage).at('payment')).id;
    for (const { key, name } of inspectionDepartments)
      await ok(
        stage.as('admin').post('/departments', { key, name, parentId: null, headId: null, duties: [] }),
      );
    const heads: Record<string, Name> = { survey: 'headOfExpertise', laboratory: 'headOfApproval' };
    for (const [key, head] of Object.entries(heads))
      await stage.ownerDb
        .updateTable('departments')
        .set({ head_id: stage.world.ids[head] })
        .where('key', '=', key)
        .execute();
    const into = async (key: string, names: Name[]) => {
      const { id: department_id } = await stage.ownerDb
        .selectFrom('departments')
        .select('id')
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      await stage.ownerDb
        .updateTable('employees')
        .set({ department_id })
        .where(
          'id',
          'in',
          names.map((name) => stage.world.ids[name]),
        )
        .execute();
    };
    await into('survey', surveyors);
    await into('laboratory', ['approver', 'headOfApproval']);
  });

  it('is published as version 1 and is the process of new orders; running ones keep theirs', async () => {
    expect(await ok(publish('admin', inspectionProcess))).toMatchObject({ key: 'inspection', version: 1 });
    const { items } = await ok(stage.as('admin').get('/process-definitions'));
    expect(items.map((one: { key: string; current: boolean }) => [one.key, one.current])).toEqual([
      ['expertise', true],
      ['inspection', true],
    ]);
    const made = await orderPath(stage).prospect();
    id = made.id;
    const card = await ok(stage.as('manager').get(`/orders/${id}`));
    expect(card).toMatchObject({ definition: { key: 'inspection', version: 1 }, currentStep: 'intake' });
    expect(card.steps.map((step: { title: { ru: string } }) => step.title.ru)).toEqual([
      'Заявка на обследование',
      'Выезд и обмеры',
      'Расчёт',
      'Передача заказчику',
    ]);
    expect((await ok(stage.as('manager').get(`/orders/${running}`))).definition.key).toBe('expertise');
  });

  it('its first step asks for other things, and its head is another', async () => {
    const asked = await request('manager', 'intake');
    expect([asked.status, missing(asked)]).toEqual([409, ['buildingUse', 'visitOn', 'surveyor']]);
    await ok(fill('manager', 'buildingUse', stage.world.activityId));
    expect((await fill('manager', 'buildingUse', stage.world.legalEntityId)).status).toBe(422);
    await ok(fill('manager', 'visitOn', '2026-12-01'));
    expect((await fill('manager', 'visitOn', '2026-02-30')).status).toBe(422);
    await ok(fill('manager', 'surveyor', stage.world.ids.expert));
    await ok(request('manager', 'intake'));
    expect((await sign('headOfSales', 'intake')).status).toBe(404);
    await ok(sign('headOfExpertise', 'intake'));
  });

  it('nothing past step 1 before the client has confirmed', async () => {
    expect((await put('expert', 'marks/measured')).body.code).toBe('step_locked');
    await ok(put('manager', 'confirmation', { version: await version('manager') }));
    await ok(put('expert', 'marks/measured'));
  });

  it('a file asked for in step 1 stays open and is checked at the exit of step 2', async () => {
    await ok(fill('expert', 'defects', 'Трещина в перекрытии'));
    const asked = await request('expert', 'survey');
    expect([asked.status, missing(asked)]).toEqual([409, ['drawings']]);
    expect(asked.body.missing[0]).toMatchObject({ step: 'intake', target: '?step=1&field=drawings' });
    await ok(
      stage.as('manager').upload(`/orders/${id}/documents?name=plan.txt&kind=other`, Buffer.from('plan')),
    );
    await ok(request('expert', 'survey'));
  });

  it('who filled does not sign there: another surveyor’s head does', async () => {
    await stage.ownerDb
      .updateTable('departments')
      .set({ head_id: stage.world.ids.expert })
      .where('key', '=', 'survey')
      .execute();
    expect((await sign('expert', 'survey')).status).toBe(403);
    await stage.ownerDb
      .updateTable('departments')
      .set({ head_id: stage.world.ids.headOfExpertise })
      .where('key', '=', 'survey')
      .execute();
    await ok(sign('headOfExpertise', 'survey'));
  });

  it('values have other audiences', async () => {
    const keys = async (name: Name) =>
      (await ok(stage.as(name).get(`/orders/${id}`))).steps.flatMap(
        (step: { requirements: { key: string }[] }) => step.requirements.map((one) => one.key),
      );
    expect(await keys('otherExpert')).toContain('defects');
    expect(await keys('approver')).not.toContain('defects');
    expect(await keys('expert')).not.toContain('repairCost');
    expect(await keys('headOfApproval')).toContain('repairCost');
    expect((await stage.as('accountant').get(`/orders/${id}`)).status).toBe(404);
    expect((await stage.as('clerk').get(`/orders/${id}`)).status).toBe(404);
  });

  it('comments follow its own rules', async () => {
    const say = (name: Name) =>
      ok(stage.as(name).post(`/orders/${id}/comments`, { body: name, mentions: [] }));
    for (const name of ['manager', 'otherExpert', 'approver'] as const) await say(name);
    const read = async (name: Name) => {
      const { items } = await ok(stage.as(name).get(`/orders/${id}/feed?filter=comments`));
      return items.map((item: { body: string }) => item.body).sort();
    };
    // the head of a department is one of its members, wherever they sit
    expect(await read('headOfExpertise')).toEqual(['approver', 'manager']);
    expect(await read('manager')).toEqual(['manager', 'otherExpert']);
    expect(await read('approver')).toEqual(['approver', 'otherExpert']);
    expect(await read('otherExpert')).toEqual(['approver', 'otherExpert']);
    expect(await read('expert')).toEqual([]);
  });

  it('a step signed without a request, by the director as one of its own signers', async () => {
    await ok(put('approver', 'marks/loadsChecked'));
    expect((await request('approver', 'calculation')).body.code).toBe('step_locked');
    const card = await ok(sign('director', 'calculation'));
    expect(stepOf(card, 'calculation').resolution).toMatchObject({ asDirector: false, reason: null });
  });

  it('is handed over by anyone of the office, who sees it from there on', async () => {
    expect((await stage.as('clerk').get(`/orders/${id}`)).status).toBe(200);
    await ok(fill('clerk', 'handedOn', '2026-12-20'));
    await ok(fill('manager', 'goodUntil', 'P18M'));
    const card = await ok(sign('clerk', 'handover'));
    expect(card).toMatchObject({ validUntil: '2028-06-20' });
    expect(card.archivedAt).not.toBeNull();
  });

  it('is reopened by whom it says, listed, on the board and in the feed by its own words', async () => {
    expect(
      (
        await stage
          .as('admin')
          .post(`/orders/${id}/reopenings`, { version: await version('admin'), reason: 'ошибка в дате' })
      ).status,
    ).toBe(403);
    await ok(
      stage.as('headOfExpertise').post(`/orders/${id}/reopenings`, {
        version: await version('headOfExpertise'),
        reason: 'ошибка в дате',
      }),
    );
    const rows = (await ok(stage.as('manager').get('/orders'))).items;
    expect(rows.find((row: { id: number }) => row.id === id).step).toMatchObject({
      key: 'handover',
      number: 4,
      total: 4,
    });
    expect(rows.find((row: { id: number }) => row.id === running).step).toMatchObject({
      key: 'payment',
      total: 6,
    });
    const board = await ok(stage.as('manager').get('/order-board'));
    expect(board.columns.map((one: { step: string }) => one.step)).toEqual([
      'intake',
      'survey',
      'calculation',
      'handover',
    ]);
    const feed = await ok(stage.as('manager').get(`/orders/${id}/feed?limit=200`));
    expect(feed.items.map((item: { label?: string }) => item.label)).toContain('Обмеры сделаны');
  });

  it('a running order of the other process goes on as before', async () => {
    const path = orderPath(stage);
    await path.ways.payment?.(running);
    expect((await path.card(running)).currentStep).toBe('assignment');
  });

  it('a second version is the next number; orders keep the first', async () => {
    const changed = { ...(inspectionProcess as object), title: { ru: 'Обследование 2', en: 'Inspection 2' } };
    expect(await ok(publish('admin', changed))).toMatchObject({ key: 'inspection', version: 2 });
    expect((await ok(stage.as('manager').get(`/orders/${id}`))).definition.version).toBe(1);
    const { id: next } = await orderPath(stage).prospect();
    expect((await ok(stage.as('manager').get(`/orders/${next}`))).definition.version).toBe(2);
  });
});
