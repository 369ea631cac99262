import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const id = (name: Name) => stage.world.ids[name];
const given = async (body: object = {}) =>
  ok(
    as('manager').post('/tasks', {
      title: 'Собрать документы',
      assigneeId: id('expert'),
      peopleIds: [id('otherExpert')],
      ...body,
    }),
  );
const add = (name: Name, taskId: number, file = 'Акт.pdf') =>
  as(name).upload(`/tasks/${taskId}/files?name=${encodeURIComponent(file)}`, Buffer.from('текст акта'));
const taken = (name: Name, url: string) => as(name).get(url.replace('/api', ''));

describe('files of a task', () => {
  it('are added by its author and who does it, and read by whoever sees it', async () => {
    const task = await given();
    for (const name of ['manager', 'expert', 'otherExpert'] as const) {
      const { files } = await ok(add(name, task.id, `${name}.pdf`));
      expect(files.at(-1)).toMatchObject({ name: `${name}.pdf`, size: 19, addedBy: { id: id(name) } });
    }
    const { files, version, abilities } = await ok(as('expert').get(`/tasks/${task.id}`));
    expect([files.length, version, abilities.attach.allowed]).toEqual([3, 1, true]);
    for (const name of ['manager', 'expert', 'headOfExpertise', 'director'] as const) {
      const { status, raw } = await taken(name, files[0].url);
      expect([name, status, raw.body]).toEqual([name, 200, 'текст акта']);
      expect(raw.headers['content-disposition']).toMatch(/^attachment/);
    }
    for (const name of ['colleague', 'headOfSales', 'accountant'] as const) {
      expect([name, (await taken(name, files[0].url)).status]).toEqual([name, 404]);
      expect([name, (await add(name, task.id)).status]).toEqual([name, 404]);
      expect([name, (await as(name).delete(`/tasks/${task.id}/files/${files[0].id}`)).status]).toEqual([
        name,
        404,
      ]);
    }
    const head = await add('headOfExpertise', task.id);
    expect([head.status, head.body.detail]).toEqual([
      403,
      'Это может: исполнитель или соисполнитель, кто дал поручение',
    ]);
  });

  it('are taken out by who added them, while the task is open', async () => {
    const task = await given();
    const [own] = (await ok(add('expert', task.id))).files;
    const path = `/tasks/${task.id}/files/${own.id}`;
    const others = await as('manager').delete(path);
    expect([others.status, others.body.detail]).toEqual([403, 'Это может: кто добавил файл']);
    const [seen] = (await ok(as('manager').get(`/tasks/${task.id}`))).files;
    expect(seen.abilities.drop.allowed).toBe(false);
    expect((await ok(as('expert').delete(path))).files).toEqual([]);
    expect((await taken('expert', own.url)).status).toBe(404);
    expect((await as('expert').delete(path)).status).toBe(404);

    const [kept] = (await ok(add('expert', task.id))).files;
    await ok(as('expert').put(`/tasks/${task.id}/result`, { version: 1 }));
    for (const refused of [
      await as('expert').delete(`/tasks/${task.id}/files/${kept.id}`),
      await add('expert', task.id),
    ])
      expect([refused.status, refused.body.code]).toEqual([409, 'already_done']);
    expect((await taken('manager', kept.url)).status).toBe(200);
  });

  it('are fifty at most; a file of one task is not another’s', async () => {
    const task = await given();
    const rows = Array.from({ length: 49 }, (_, n) => ({
      task_id: task.id,
      name: `${n}.txt`,
      size: 1,
      sha256: Buffer.alloc(32, n),
      added_by: id('manager'),
    }));
    await stage.ownerDb.insertInto('task_files').values(rows).execute();
    const { files } = await ok(add('manager', task.id));
    const more = await add('manager', task.id);
    expect([more.status, more.body.fields[0].message]).toEqual([
      422,
      'К поручению можно приложить до 50 файлов',
    ]);
    const other = await given();
    expect((await as('manager').get(`/tasks/${other.id}/files/${files.at(-1).id}`)).status).toBe(404);
    expect((await as('manager').delete(`/tasks/${other.id}/files/${files.at(-1).id}`)).status).toBe(404);
  });

  it('stand in the journal by their ids alone', async () => {
    const task = await given();
    const [file] = (await ok(add('expert', task.id, 'Тайное.pdf'))).files;
    await ok(as('expert').delete(`/tasks/${task.id}/files/${file.id}`));
    const rows = await stage.ownerDb
      .selectFrom('journal')
      .select(['kind', 'data', 'order_id', 'client_id'])
      .where('kind', 'in', ['taskFileAdded', 'taskFileDropped'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    const data = { taskId: task.id, fileId: file.id };
    expect(rows).toEqual([
      { kind: 'taskFileDropped', data, order_id: null, client_id: null },
      { kind: 'taskFileAdded', data, order_id: null, client_id: null },
    ]);
  });
});
