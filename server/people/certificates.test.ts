import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { tellDueCertificates } from '#server/notifications/due-certificates.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

const id = (name: Name) => stage.world.ids[name];
const card = async (as: Name, of: Name) => (await stage.as(as).get(`/employees/${id(of)}`)).body;
const today = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);
const body = (change: Record<string, unknown> = {}) => ({
  title: 'Промышленная безопасность А1',
  number: 'РТН-117',
  issuedBy: 'Ростехнадзор',
  issuedOn: '2021-11-01',
  validUntil: addDays(today, 90),
  ...change,
});
const path = (of: Name, certificate?: number) =>
  `/employees/${id(of)}/certificates${certificate === undefined ? '' : `/${certificate}`}`;

it('is entered by the head and the administrator; not by colleagues, nor by anybody for themselves', async () => {
  for (const other of ['expert', 'clerk', 'headOfSales', 'director'] as const) {
    const refused = await stage.as(other).post(path('expert'), body());
    expect([other, refused.status]).toEqual([other, 403]);
    expect(refused.body.detail).toBe('Это может: руководитель сотрудника, администратор');
  }
  expect((await stage.as('headOfExpertise').post(path('headOfExpertise'), body())).status).toBe(403);
  expect((await stage.anonymous.post(path('expert'), body())).status).toBe(401);
  const made = await stage.as('headOfExpertise').post(path('expert'), body());
  expect(made.status).toBe(201);
  expect((await stage.as('admin').post(path('admin'), body({ title: 'Своё' }))).status).toBe(201);
  expect(made.body.certificates).toMatchObject([{ title: body().title, details: { number: 'РТН-117' } }]);
  const dates = await stage
    .as('admin')
    .post(path('expert'), body({ issuedOn: '2030-01-01', validUntil: '2029-01-01' }));
  expect(dates.body.fields[0]).toMatchObject({ field: 'validUntil', reason: 'certificate_dates' });
  expect((await stage.as('admin').post('/employees/999999/certificates', body())).status).toBe(404);
});

it('is told in full to the person, their heads, the director and the administrator; to others what for and until when', async () => {
  for (const who of ['expert', 'headOfExpertise', 'director', 'admin'] as const) {
    expect((await card(who, 'expert')).certificates[0].details).toMatchObject({ number: 'РТН-117' });
    expect(
      (await stage.as(who).get('/certificates')).body.items.map((one: { number: string }) => one.number),
    ).toContain('РТН-117');
  }
  for (const who of ['clerk', 'headOfSales', 'otherExpert'] as const) {
    const [seen] = (await card(who, 'expert')).certificates;
    expect(seen).toMatchObject({ title: body().title, validUntil: body().validUntil, details: null });
    expect((await stage.as(who).get('/certificates')).body.items).toEqual([]);
    expect(JSON.stringify((await stage.as(who).get('/employees?search=РТН-117')).body)).not.toContain('РТН');
    expect((await stage.as(who).get('/search?q=РТН-117')).body.groups).toEqual([]);
  }
});

it('is changed by who sees its present version, and taken away; the list goes by the end, page after page', async () => {
  const [first] = (await card('headOfExpertise', 'expert')).certificates;
  const head = stage.as('headOfExpertise');
  const edit = { ...body({ number: 'РТН-118' }), version: first.version };
  expect((await stage.as('expert').put(path('expert', first.id), edit)).status).toBe(403);
  expect((await head.put(path('otherExpert', first.id), edit)).status).toBe(404);
  expect((await head.put(path('expert', first.id), edit)).body.certificates[0].details.number).toBe(
    'РТН-118',
  );
  expect((await head.put(path('expert', first.id), edit)).body.code).toBe('version_conflict');
  await ok(head.post(path('otherExpert'), body({ title: 'Раньше', validUntil: addDays(today, 3) })));
  await ok(head.post(path('otherExpert'), body({ title: 'Без срока', validUntil: null })));
  const titles: string[] = [];
  let cursor = '';
  do {
    const page = (await head.get(`/certificates?limit=1${cursor && `&cursor=${cursor}`}`)).body;
    titles.push(...page.items.map((one: { title: string }) => one.title));
    cursor = page.next ?? '';
  } while (cursor);
  expect(titles).toEqual(['Раньше', body().title, 'Без срока']);
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('data')
    .where('kind', '=', 'certificateEdited')
    .execute();
  expect(JSON.stringify(rows)).not.toContain('РТН');
  const last = (await card('headOfExpertise', 'otherExpert')).certificates[1];
  expect((await stage.as('clerk').delete(path('otherExpert', last.id))).status).toBe(403);
  expect((await head.delete(path('otherExpert', last.id))).status).toBe(204);
  expect((await head.delete(path('otherExpert', last.id))).status).toBe(404);
});

it('tells of its end 60, 30, 7 days before and on the day to the person and their head, once each; a moved end anew', async () => {
  const [own] = (await card('expert', 'expert')).certificates;
  const ends = async (days: number): Promise<number[]> => {
    await stage.ownerDb
      .updateTable('employee_certificates')
      .set({ valid_until: addDays(today, days) })
      .where('id', '=', own.id)
      .execute();
    await tellDueCertificates(jobDb);
    await tellDueCertificates(jobDb);
    const rows = (
      await stage.ownerDb
        .selectFrom('journal')
        .select(['id', 'data'])
        .where('kind', '=', 'certificateExpires')
        .where('employee_id', '=', id('expert'))
        .orderBy('id')
        .execute()
    ).filter(({ data }) => (data as { certificateId: number }).certificateId === own.id);
    if (rows.length > 0)
      await announceEvents(
        jobDb,
        stage.deps.definitions,
        rows.map((row) => row.id),
      );
    return rows.map(({ data }) => (data as { daysBefore: number }).daysBefore);
  };
  expect(await ends(61)).toEqual([]);
  expect(await ends(60)).toEqual([60]);
  expect(await ends(29)).toEqual([60, 30]);
  expect(await ends(7)).toEqual([60, 30, 7]);
  expect(await ends(0)).toEqual([60, 30, 7, 0]);
  expect(await ends(-8)).toEqual([60, 30, 7, 0]);
  expect(await ends(20)).toEqual([60, 30, 7, 0, 30]);
  for (const who of ['expert', 'headOfExpertise'] as const) {
    const items = (await stage.as(who).get('/notifications')).body.items.filter(
      ({ subject }: { subject: { id: number } }) => subject.id === id('expert'),
    );
    expect(items).toMatchObject([
      { kind: 'certificateExpires', count: 5, subject: { type: 'employee', id: id('expert') } },
    ]);
    expect(items[0].label).toContain(body().title);
  }
  for (const who of ['clerk', 'director', 'otherExpert'] as const)
    expect(JSON.stringify((await stage.as(who).get('/notifications')).body)).not.toContain(body().title);
  // who lost sight of it loses its row
  await ok(stage.as('admin').delete(path('expert', own.id)));
  expect(JSON.stringify((await stage.as('expert').get('/notifications')).body.items)).not.toContain(
    body().title,
  );
});

it('that has ended is said of the person until another of its name follows', async () => {
  const expired = async () =>
    (await stage.as('clerk').get('/employees?limit=200')).body.items.find(
      (one: { id: number }) => one.id === id('otherExpert'),
    ).expiredCertificate;
  await ok(
    stage.as('admin').post(path('otherExpert'), body({ title: 'Аттестат', validUntil: addDays(today, -5) })),
  );
  expect(await expired()).toEqual({ title: 'Аттестат', validUntil: addDays(today, -5) });
  const { items } = (await stage.as('headOfExpertise').get('/order-experts')).body;
  const choice = items.find((one: { id: number }) => one.id === id('otherExpert'));
  expect(choice.expired).toEqual({ title: 'Аттестат', validUntil: addDays(today, -5) });
  await ok(
    stage.as('admin').post(path('otherExpert'), body({ title: 'аттестат', validUntil: addDays(today, 500) })),
  );
  expect(await expired()).toBeNull();
});
