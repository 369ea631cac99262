import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { emailOf, givePassword, signIn } from '#test/sign-in.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const directory = async (query: string): Promise<string[]> =>
  (await stage.as('expert').get(`/employees?${new URLSearchParams(query)}`)).body.items.map(
    (one: { shortName: string }) => one.shortName,
  );

const body = (change: Record<string, unknown> = {}) => ({
  lastName: 'Ёлкина',
  firstName: 'Алёна',
  middleName: null,
  email: 'elkina@example.org',
  position: 'менеджер',
  departmentId: stage.world.departments.sales,
  roles: ['manager'],
  phone: '+7 (495) 123-45-67',
  extension: '214',
  room: '3-12',
  birthday: '1990-05-17',
  ...change,
});

test('the administrator adds and edits; whoever is not hears who may; a stranger learns nothing', async () => {
  expect((await stage.anonymous.get('/employees')).status).toBe(401);
  const refused = await stage.as('director').post('/employees', body());
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toBe('Это может: администратор');
  const { status, body: made } = await stage.as('admin').post('/employees', body());
  expect(status).toBe(201);
  const { id } = made.employee;
  expect(made.employee).toMatchObject({
    name: 'Ёлкина Алёна',
    departmentName: 'Отдел №1. Продажи',
    birthday: '1990-05-17',
    head: { name: stage.world.fullName('headOfSales') },
    version: 1,
  });
  const edited = await stage
    .as('admin')
    .put(`/employees/${id}`, { ...body({ lastName: 'Сосновая', roles: [] }), version: 1 });
  expect(edited.body).toMatchObject({ lastName: 'Сосновая', roles: [], version: 2 });
  const stale = await stage.as('admin').put(`/employees/${id}`, { ...body(), version: 1 });
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({ code: 'version_conflict', version: 2 });
  expect((await stage.as('expert').put(`/employees/${id}`, { ...body(), version: 2 })).status).toBe(403);
  await stage.as('admin').put(`/employees/${id}`, { ...body(), version: 2 });
  const journal = await stage.ownerDb
    .selectFrom('journal')
    .select(['kind', 'data'])
    .where('employee_id', '=', id)
    .where('kind', 'like', 'employee%')
    .orderBy('id')
    .execute();
  expect(journal.map((row) => row.kind)).toEqual(['employeeAdded', 'employeeEdited', 'employeeEdited']);
  expect(journal[1]?.data).toEqual({
    changes: {
      lastName: { before: 'Ёлкина', after: 'Сосновая' },
      roles: { before: ['manager'], after: [] },
    },
  });
});

test.each([
  ['search=елкина', ['Ёлкина А.']],
  ['search=ЁЛКИНА алена', ['Ёлкина А.']],
  ['search=АЛЁ', ['Ёлкина А.']],
  ['search=4951234567', ['Ёлкина А.']],
  ['search=8 495 123-45-67', ['Ёлкина А.']],
  ['search=главный бух', ['Кузнецова О. В.']],
  ['search=бухгалтерия', ['Кузнецова О. В.', 'Сидорова Е. В.']],
  ['search=никто такой', []],
  ['search=100%', []],
  ['role=admin', ['Сергеев О. П.']],
  ['role=director', ['Громов В. А.']],
])('the directory is searched: %s', async (query, found) => {
  expect(await directory(query)).toEqual(found);
});

test('a department is listed with those under it; pages follow each other without gaps', async () => {
  const sales = await directory(`departmentId=${stage.world.departments.sales}`);
  expect(sales).toContain('Зайцева М. И.');
  expect(sales).not.toContain('Сидорова Е. В.');
  const all = await directory('limit=200');
  const paged: string[] = [];
  let cursor = '';
  do {
    const answer = await stage.as('clerk').get(`/employees?limit=4${cursor && `&cursor=${cursor}`}`);
    paged.push(...answer.body.items.map((one: { shortName: string }) => one.shortName));
    cursor = answer.body.next ?? '';
  } while (cursor);
  expect(paged).toEqual(all);
  expect(all.indexOf('Ёлкина А.')).toBeLessThan(all.indexOf('Зайцева М. И.'));
  expect((await stage.as('clerk').get('/employees?cursor=bm8')).status).toBe(422);
});

test('a birthday is the administrator’s and one’s own', async () => {
  const [row] = (await stage.as('admin').get('/employees?search=elkina')).body.items;
  expect((await stage.as('admin').get(`/employees/${row.id}`)).body.birthday).toBe('1990-05-17');
  const seen = (await stage.as('expert').get(`/employees/${row.id}`)).body;
  expect(seen).toMatchObject({ birthday: null, phone: '+7 (495) 123-45-67', room: '3-12' });
  expect(seen.abilities.edit).toEqual({ allowed: false, reason: 'Это может: администратор' });
  expect((await stage.as('admin').get(`/employees/${row.id}`)).body.abilities.dismiss.allowed).toBe(true);
  expect((await stage.as('expert').get('/employees/999999')).status).toBe(404);
});

test('the card knows heads above and people below', async () => {
  const { ids } = stage.world;
  const head = (await stage.as('clerk').get(`/employees/${ids.headOfSales}`)).body;
  expect(head.isHead).toBe(true);
  expect(head.head).toBeNull();
  const below = head.reports.map((one: { id: number }) => one.id);
  expect(below).toEqual(expect.arrayContaining([ids.manager, ids.otherManager, ids.regionManager]));
  expect(below).not.toContain(ids.accountant);
  const region = (await stage.as('clerk').get(`/employees/${ids.regionManager}`)).body;
  expect(region.head.id).toBe(ids.headOfSales);
});

test('an e-mail belongs to one person who is here; signing in follows it', async () => {
  const taken = await stage.as('admin').post('/employees', body({ email: 'Manager@Example.org' }));
  expect(taken.body.fields).toEqual([expect.objectContaining({ field: 'email', reason: 'email_taken' })]);
  await givePassword(stage, 'approver');
  const card = (await stage.as('admin').get(`/employees/${stage.world.ids.approver}`)).body;
  const moved = await stage.as('admin').put(`/employees/${card.id}`, {
    lastName: card.lastName,
    firstName: card.firstName,
    middleName: card.middleName,
    position: card.position,
    departmentId: card.departmentId,
    email: 'ryabov@example.org',
    version: card.version,
  });
  expect(moved.status).toBe(200);
  expect((await signIn(stage.anonymous, emailOf('approver'))).status).toBe(422);
  expect((await signIn(stage.anonymous, 'ryabov@example.org')).status).toBe(201);
});

test('what is not there cannot be chosen, unknown properties are refused', async () => {
  const admin = stage.as('admin');
  const elsewhere = await admin.post('/employees', body({ email: 'x@example.org', departmentId: 9999 }));
  expect(elsewhere.body.fields[0]).toMatchObject({ field: 'departmentId', reason: 'choice' });
  const later = await admin.post('/employees', body({ email: 'x@example.org', birthday: '2999-01-01' }));
  expect(later.body.fields[0]).toMatchObject({ field: 'birthday', reason: 'date' });
  expect((await admin.post('/employees', body({ email: 'x@example.org', status: 'active' }))).status).toBe(
    400,
  );
});

test('a role given counts at the next request; the last administrator keeps theirs', async () => {
  const admin = stage.as('admin');
  const edit = async (id: number, roles: string[]) => {
    const card = (await stage.as('admin').get(`/employees/${id}`)).body;
    const { lastName, firstName, middleName, email, position, departmentId, version } = card;
    return admin.put(`/employees/${id}`, {
      lastName,
      firstName,
      middleName,
      email,
      position,
      departmentId,
      version,
      roles,
    });
  };
  const last = await edit(stage.world.ids.admin, []);
  expect(last.body.fields[0]).toMatchObject({ field: 'roles', reason: 'last_admin' });
  expect((await stage.as('clerk').get('/visibility-groups')).status).toBe(403);
  expect((await edit(stage.world.ids.clerk, ['admin'])).status).toBe(200);
  expect((await stage.as('clerk').get('/visibility-groups')).status).toBe(200);
  // two administrators who take the role from each other at once: one of them remains
  const card = async (id: number) => (await stage.as('admin').get(`/employees/${id}`)).body;
  const take = async (by: 'admin' | 'clerk', from: 'admin' | 'clerk') => {
    const { lastName, firstName, middleName, email, position, version } = await card(stage.world.ids[from]);
    return () =>
      stage.as(by).put(`/employees/${stage.world.ids[from]}`, {
        lastName,
        firstName,
        middleName,
        email,
        position,
        version,
        roles: [],
      });
  };
  const acts = [await take('admin', 'clerk'), await take('clerk', 'admin')];
  const answers = await Promise.all(acts.map((act) => act()));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
  const roles = await stage.ownerDb.selectFrom('employees').select('roles').execute();
  expect(roles.filter((one) => one.roles.includes('admin'))).toHaveLength(1);
});
