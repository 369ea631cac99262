import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let sales = 0;
let all = 0;
const as = (name: Name) => stage.as(name);

beforeAll(async () => {
  stage = await openStage();
  sales = await folder('Продажи', { departmentIds: [stage.world.departments.sales] });
  all = await folder('Для всех');
});
afterAll(() => stage.close());

async function folder(name: string, more: Record<string, unknown> = {}): Promise<number> {
  const made = await as('admin').post('/company-folders', { name, ...more });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}
const add = async (
  place: number,
  name: string,
  query = '',
  text = `текст ${name}`,
): Promise<Answer['body']> => {
  const path = `/company-folders/${place}/documents?name=${encodeURIComponent(name)}${query}`;
  const made = await as('admin').upload(path, Buffer.from(text));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const listed = async (who: Name) =>
  (await as(who).get('/company-folders')).body.items as {
    id: number;
    name: string;
    version: number;
    parentId: number | null;
    documents: number;
    toAcknowledge: number;
  }[];
const seenBy = async (who: Name) => (await listed(who)).map(({ id }) => id);
const namesIn = async (who: Name, id: number) =>
  (await as(who).get(`/company-folders/${id}/documents`)).body.items.map((one: { name: string }) => one.name);
const mineOf = async (who: Name, id: number) =>
  (await as(who).get(`/company-documents/${id}`)).body.acknowledgement?.mine;
const list = async (id: number) =>
  (await as('director').get(`/company-documents/${id}/acknowledgements`)).body.items as {
    person: { id: number };
    at: string | null;
    versionNo: number | null;
  }[];
const acknowledge = (who: Name, id: number, versionNo = 1) =>
  as(who).put(`/company-documents/${id}/acknowledgement`, { versionNo });
const nobody = 987_654;

describe('folders', () => {
  it('are for the departments named, with those below them and their head; nobody else knows of them', async () => {
    for (const who of ['manager', 'regionManager', 'headOfSales', 'director', 'admin'] as const)
      expect(await seenBy(who), who).toEqual(expect.arrayContaining([sales, all]));
    for (const who of ['expert', 'accountant', 'headOfExpertise', 'clerk'] as const) {
      expect(await seenBy(who), who).not.toContain(sales);
      expect((await as(who).get(`/company-folders/${sales}/documents`)).status).toBe(404);
    }
  });

  it('inside another never are for more people', async () => {
    const { sales: department = 0, salesRegions = 0, expertise = 0 } = stage.world.departments;
    const wide = { parentId: sales, name: 'Шире', departmentIds: [expertise] };
    const refused = await as('admin').post('/company-folders', wide);
    expect([refused.status, refused.body.fields[0].reason]).toEqual([422, 'folder_departments']);
    const inner = await folder('Регионы', { parentId: sales, departmentIds: [salesRegions] });
    const plain = await folder('Как выше', { parentId: inner });
    expect(await seenBy('regionManager')).toEqual(expect.arrayContaining([inner, plain]));
    for (const who of ['manager', 'expert'] as const) {
      expect(await seenBy(who)).not.toContain(inner);
      expect(await seenBy(who)).not.toContain(plain);
    }
    // shut above, it is shut below
    const [{ version = 0 } = {}] = (await listed('admin')).filter(({ id }) => id === sales);
    const other = { name: 'Продажи', departmentIds: [expertise], version };
    expect((await as('director').put(`/company-folders/${sales}`, other)).status).toBe(200);
    for (const who of ['regionManager', 'expert'] as const) expect(await seenBy(who)).not.toContain(inner);
    expect((await as('admin').put(`/company-folders/${sales}`, other)).body.code).toBe('version_conflict');
    const back = { name: 'Продажи', departmentIds: [department], version: version + 1 };
    expect((await as('admin').put(`/company-folders/${sales}`, back)).body.departments).toMatchObject([
      { id: department },
    ]);
  });

  it('are kept by the director and the administrator alone', async () => {
    for (const who of ['manager', 'headOfSales', 'clerk'] as const) {
      const tries = [
        await as(who).post('/company-folders', { name: 'Моя' }),
        await as(who).put(`/company-folders/${all}`, { name: 'Иная', version: 1 }),
        await as(who).put(`/company-folders/${all}/position`, { position: 0 }),
        await as(who).delete(`/company-folders/${all}`),
        await as(who).upload(`/company-folders/${all}/documents?name=a.txt`, Buffer.from('а')),
        await as(who).get('/company-document-bin'),
      ];
      expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 403));
      expect(tries[0]?.body.detail).toContain('директор');
      const { abilities } = (await as(who).get('/company-folders')).body;
      expect(abilities.manage.allowed).toBe(false);
    }
  });

  it('stand in the order they are given, and go when they are empty', async () => {
    const top = await folder('Порядок');
    const made = [];
    for (const name of ['А', 'Б', 'В']) made.push(await folder(name, { parentId: top }));
    const order = async () =>
      (await listed('clerk')).filter(({ parentId }) => parentId === top).map(({ name }) => name);
    expect(await order()).toEqual(['А', 'Б', 'В']);
    await as('director').put(`/company-folders/${made[2]}/position`, { position: 0 });
    expect(await order()).toEqual(['В', 'А', 'Б']);
    expect((await as('admin').delete(`/company-folders/${top}`)).body.code).toBe('in_use');
    await as('admin').delete(`/company-folders/${made[0]}`);
    expect(await order()).toEqual(['В', 'Б']);
    expect((await as('admin').get(`/company-folders/${made[0]}/documents`)).status).toBe(404);
    const inGone = { parentId: made[0], name: 'Внутри' };
    expect((await as('admin').post('/company-folders', inGone)).status).toBe(422);
    expect((await as('admin').put(`/company-folders/${nobody}`, { name: 'Х', version: 1 })).status).toBe(404);
  });
});

describe('documents', () => {
  it('are read by whoever sees the folder, and by nobody else anywhere', async () => {
    const { id, url } = await add(sales, 'План клюквы.txt');
    const reads = (who: Name) =>
      Promise.all(
        ['', '/content', '/versions', '/preview', '/preview/content'].map((rest) =>
          as(who).get(`/company-documents/${id}${rest}`),
        ),
      );
    for (const who of ['manager', 'regionManager', 'director'] as const)
      expect((await reads(who)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const who of ['expert', 'clerk', 'headOfAccounting'] as const) {
      expect((await reads(who)).map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect((await acknowledge(who, id)).status).toBe(404);
      const found = (await as(who).get(`/search?q=${encodeURIComponent('клюквы')}`)).body.groups;
      expect(found).toEqual([]);
    }
    const { headers, raw } = await as('manager').get(url.replace('/api', ''));
    expect(raw.body).toBe('текст План клюквы.txt');
    expect(headers['content-disposition']).toContain('attachment');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const [group] = (await as('manager').get(`/search?q=${encodeURIComponent('клюквы')}`)).body.groups;
    expect(group).toMatchObject({ type: 'companyDocument', items: [{ id, title: 'План клюквы.txt' }] });
  });

  it('have versions; the older ones stay as they were', async () => {
    const { id } = await add(all, 'Устав.txt', '', 'первый');
    const next = await as('admin').upload(
      `/company-documents/${id}/versions?name=u2.txt`,
      Buffer.from('второй'),
    );
    expect(next.body).toMatchObject({ id, versionNo: 2, name: 'u2.txt' });
    const { items } = (await as('clerk').get(`/company-documents/${id}/versions`)).body;
    expect(items.map((one: { no: number; name: string }) => [one.no, one.name])).toEqual([
      [2, 'u2.txt'],
      [1, 'Устав.txt'],
    ]);
    const text = async (rest: string) =>
      (await as('clerk').get(`/company-documents/${id}/content${rest}`)).raw.body;
    expect([await text(''), await text('?version=1')]).toEqual(['второй', 'первый']);
    expect((await as('clerk').get(`/company-documents/${id}/content?version=3`)).status).toBe(404);
  });

  it('are renamed, and moved where others see them', async () => {
    const { id } = await add(all, 'Общий.txt');
    expect((await as('director').put(`/company-documents/${id}/name`, { name: 'Иной.txt' })).body.name).toBe(
      'Иной.txt',
    );
    expect((await as('admin').put(`/company-documents/${id}/name`, { name: '  ' })).status).toBe(422);
    expect(
      (await as('admin').put(`/company-documents/${id}/folder`, { folderId: sales })).body.folder.id,
    ).toBe(sales);
    expect((await as('clerk').get(`/company-documents/${id}`)).status).toBe(404);
    expect(await namesIn('clerk', all)).not.toContain('Иной.txt');
    expect(await namesIn('manager', sales)).toContain('Иной.txt');
    expect((await as('admin').put(`/company-documents/${id}/folder`, { folderId: nobody })).status).toBe(422);
    for (const rest of ['name', 'folder', 'asking', 'bin'])
      expect(
        (
          await as('manager').put(`/company-documents/${id}/${rest}`, {
            name: 'х',
            folderId: all,
            asks: true,
          })
        ).status,
      ).not.toBe(200);
  });

  it('lie in the bin for thirty days, and come back with their folder', async () => {
    const place = await folder('Временная');
    const { id } = await add(place, 'Старый.txt');
    expect((await as('admin').put(`/company-documents/${id}/bin`, {})).status).toBe(200);
    for (const who of ['clerk', 'admin'] as const)
      expect((await as(who).get(`/company-documents/${id}/content`)).status).toBe(404);
    expect((await as('director').get('/company-document-bin')).body.items).toMatchObject([
      { id, name: 'Старый.txt', folder: { id: place } },
    ]);
    expect((await as('admin').delete(`/company-folders/${place}`)).status).toBe(200);
    expect((await as('clerk').delete(`/company-documents/${id}/bin`)).status).toBe(403);
    expect((await as('admin').delete(`/company-documents/${id}/bin`)).status).toBe(200);
    expect(await namesIn('clerk', place)).toEqual(['Старый.txt']);
    await as('admin').put(`/company-documents/${id}/bin`, {});
    await stage.ownerDb
      .updateTable('company_documents')
      .set({ binned_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    expect((await as('admin').get('/company-document-bin')).body.items).toEqual([]);
    expect((await as('admin').delete(`/company-documents/${id}/bin`)).status).toBe(404);
  });

  it('the same upload under the same key is one document', async () => {
    const send = () =>
      as('admin').upload(`/company-folders/${all}/documents?name=once.txt`, Buffer.from('раз'), {
        'idempotency-key': 'company-once',
      });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
    expect((await namesIn('clerk', all)).filter((name: string) => name === 'once.txt')).toHaveLength(1);
  });
});

describe('acknowledgement', () => {
  const people = (...names: Name[]) => names.map((name) => stage.world.ids[name]).sort();

  it('is asked of active people the folder is for; the keepers see who has and who has not', async () => {
    const place = await folder('Регламенты продаж', { departmentIds: [stage.world.departments.sales] });
    const { id, acknowledgement } = await add(place, 'Регламент.txt', '&asks=true&by=2099-01-10');
    const asked = people('headOfSales', 'manager', 'otherManager', 'colleague', 'regionManager');
    expect(acknowledgement).toMatchObject({
      by: '2099-01-10',
      mine: 'notAsked',
      of: { asked: asked.length, acknowledged: 0 },
    });
    expect((await list(id)).map(({ person }) => person.id).sort()).toEqual(asked);
    const counted = async () => (await listed('manager')).find((one) => one.id === place)?.toAcknowledge;
    expect(await counted()).toBe(1);
    expect((await as('manager').get('/company-documents')).body.items).toMatchObject([{ id }]);
    expect((await as('expert').get('/company-documents')).body.items).toEqual([]);

    const said = await acknowledge('manager', id);
    expect(said.body.acknowledgement).toMatchObject({ mine: 'done', of: null });
    expect(await counted()).toBe(0);
    expect((await as('manager').get('/company-documents')).body.items).toEqual([]);
    expect((await acknowledge('manager', id)).status).toBe(200);
    const done = (await list(id)).filter(({ at }) => at !== null);
    expect(done).toMatchObject([{ person: { id: stage.world.ids.manager }, versionNo: 1 }]);
    expect((await list(id)).at(-1)?.at).not.toBeNull();
    expect(
      (await as('director').get(`/company-folders/${place}/documents`)).body.items[0].acknowledgement.of,
    ).toEqual({ asked: 5, acknowledged: 1 });
    for (const who of ['manager', 'headOfSales', 'clerk'] as const)
      expect((await as(who).get(`/company-documents/${id}/acknowledgements`)).status).toBe(403);
    // who keeps it without being one of those it is for says nothing
    expect((await acknowledge('director', id)).body.fields[0].reason).toBe('acknowledge_nobody');
    const rows = await stage.ownerDb
      .selectFrom('journal')
      .select('id')
      .where('kind', '=', 'companyDocumentAcknowledged')
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('a new version asks again only where the keeper says so', async () => {
    const { id } = await add(all, 'Приказ.txt', '&asks=true');
    await acknowledge('clerk', id);
    const next = (query: string) =>
      as('admin').upload(
        `/company-documents/${id}/versions?name=p.txt${query}`,
        Buffer.from(`приказ ${query}`),
      );
    await next('');
    expect([await mineOf('clerk', id), await mineOf('expert', id)]).toEqual(['done', 'waiting']);
    expect((await acknowledge('expert', id, 1)).body.code).toBe('version_conflict');
    await acknowledge('expert', id, 2);
    await next('&asks=true&by=2099-02-01');
    expect([await mineOf('clerk', id), await mineOf('expert', id)]).toEqual(['waiting', 'waiting']);
    await acknowledge('clerk', id, 3);
    expect(await mineOf('clerk', id)).toBe('done');
    expect((await list(id)).filter(({ at }) => at !== null)).toMatchObject([{ versionNo: 3 }]);
  });

  it('is asked for later, with a day that is to come, and no longer', async () => {
    const { id } = await add(all, 'Памятка.txt');
    expect((await acknowledge('clerk', id)).status).toBe(422);
    expect(await list(id)).toEqual([]);
    const ask = (body: unknown) => as('admin').put(`/company-documents/${id}/asking`, body);
    expect((await ask({ asks: true, by: '2020-01-01' })).body.fields[0].reason).toBe('call_past');
    expect((await ask({ asks: false, by: '2099-01-01' })).body.fields[0].reason).toBe('acknowledge_unasked');
    expect((await ask({ asks: true, by: '2099-01-01' })).body.acknowledgement.by).toBe('2099-01-01');
    expect(await mineOf('clerk', id)).toBe('waiting');
    expect((await ask({ asks: false })).body.acknowledgement).toBeNull();
    expect(await mineOf('clerk', id)).toBeUndefined();
  });

  it('whoever joins is asked, whoever leaves is not', async () => {
    const place = await folder('Бухгалтерия', { departmentIds: [stage.world.departments.accounting] });
    const { id } = await add(place, 'Порядок.txt', '&asks=true');
    const asked = async () => (await list(id)).map(({ person }) => person.id);
    const { clerk } = stage.world.ids;
    expect(await asked()).not.toContain(clerk);
    const move = (department: number | undefined) =>
      stage.ownerDb
        .updateTable('employees')
        .set({ department_id: department ?? null })
        .where('id', '=', clerk)
        .execute();
    await move(stage.world.departments.accounting);
    expect(await asked()).toContain(clerk);
    expect((await acknowledge('clerk', id)).status).toBe(200);
    await move(stage.world.departments.office);
    expect(await asked()).not.toContain(clerk);
  });

  it('nobody says it for whom they stand in for', async () => {
    const place = await folder('Экспертиза', { departmentIds: [stage.world.departments.expertise] });
    const { id } = await add(place, 'Методика.txt', '&asks=true');
    const { expert, clerk } = stage.world.ids;
    await stage.ownerDb
      .insertInto('absences')
      .values({
        employee_id: expert,
        kind: 'vacation',
        from_on: '2020-01-01',
        to_on: '2099-01-01',
        substitute_id: clerk,
        created_by: clerk,
      })
      .execute();
    expect(await mineOf('clerk', id)).toBe('notAsked');
    expect((await acknowledge('clerk', id)).status).toBe(422);
    expect((await list(id)).map(({ person }) => person.id)).not.toContain(clerk);
  });
});
