import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#domain/values/dates.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let today = '';

beforeAll(async () => {
  stage = await openStage();
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
});
afterAll(() => stage.close());
/** Nobody is away at the beginning of a test. */
beforeEach(async () => {
  await stage.ownerDb.updateTable('absences').set({ cancelled_at: new Date().toISOString() }).execute();
  await stage.ownerDb
    .updateTable('absence_requests')
    .set({ state: 'withdrawn' })
    .where('state', '=', 'requested')
    .execute();
});

const as = (name: Name) => stage.as(name);
const id = (name: Name) => stage.world.ids[name];
type Body = Record<string, unknown>;
/** The accountant asks for ten days from next week on. */
const ask = (body: Body = {}, name: Name = 'accountant') =>
  as(name).post('/absence-requests', {
    kind: 'vacation',
    fromOn: addDays(today, 7),
    toOn: addDays(today, 16),
    substituteId: null,
    note: 'к родителям',
    ...body,
  });
const asked = (body: Body = {}, name: Name = 'accountant') => ok(ask(body, name));
const approve = (requestId: number, substitute: Name | null, by: Name = 'headOfAccounting', version = 1) =>
  as(by).put(`/absence-requests/${requestId}/approval`, {
    version,
    substituteId: substitute && id(substitute),
  });
const listOf = async (name: Name, view = 'toDecide') => ok(as(name).get(`/absence-requests?view=${view}`));
const idsOf = async (name: Name, view = 'toDecide'): Promise<number[]> =>
  (await listOf(name, view)).items.map((one: { id: number }) => one.id);
const awayRow = async (name: Name, who: Name) =>
  (await ok(as(name).get('/absences'))).items.find(
    (one: { employee: { id: number } }) => one.employee.id === id(who),
  );
const tellAll = async () => {
  const rows = await stage.ownerDb.selectFrom('journal').select('id').orderBy('id').execute();
  await announceEvents(
    stage.ownerDb,
    stage.deps.definitions,
    rows.map((row) => row.id),
  );
};
const told = async (name: Name, requestId: number): Promise<string[]> =>
  (await ok(as(name).get('/notifications?limit=200'))).items
    .filter(
      ({ subject }: { subject: { type: string; id: number } }) =>
        subject.type === 'absence' && subject.id === requestId,
    )
    .map((one: { kind: string }) => one.kind);

describe('a request', () => {
  it('lends nothing until it is approved; then its substitute has the rights from the first day on', async () => {
    const request = await asked({ fromOn: today, toOn: addDays(today, 3), substituteId: id('clerk') });
    expect(request).toMatchObject({
      state: 'requested',
      days: 4,
      note: 'к родителям',
      askedBy: null,
      abilities: { decide: { allowed: false }, withdraw: { allowed: true } },
    });
    expect(await awayRow('clerk', 'accountant')).toBeUndefined();
    expect((await ok(as('clerk').get('/me'))).standingInFor).toEqual([]);
    const approved = await ok(approve(request.id, 'clerk'));
    expect(approved).toMatchObject({ state: 'approved', decidedBy: { id: id('headOfAccounting') } });
    expect((await ok(as('clerk').get('/me'))).standingInFor).toHaveLength(1);
    const again = await approve(request.id, 'clerk', 'headOfAccounting', 2);
    expect([again.status, again.body.code]).toEqual([409, 'already_done']);
    expect(again.body.detail).toContain('уже согласована');
  });

  it('is decided by the head over the person, the director and the administrator, and by nobody else', async () => {
    const { id: request } = await asked();
    for (const name of ['headOfAccounting', 'director', 'admin'] as const)
      expect(await idsOf(name), name).toEqual([request]);
    for (const name of ['accountant', 'headOfSales', 'clerk', 'manager'] as const)
      expect(await idsOf(name), name).toEqual([]);
    for (const name of ['headOfSales', 'clerk'] as const)
      expect((await approve(request, 'clerk', name)).status, name).toBe(404);
    expect((await approve(request, 'clerk', 'accountant')).status).toBe(403);
    const declined = await ok(
      as('director').put(`/absence-requests/${request}/refusal`, { version: 1, reason: 'Годовой отчёт' }),
    );
    expect(declined).toMatchObject({ state: 'declined', reason: 'Годовой отчёт' });
    expect((await listOf('accountant', 'mine')).items[0]).toMatchObject({ reason: 'Годовой отчёт' });
  });

  it('of a head is decided above; nobody decides their own, not even as the substitute of their head', async () => {
    const own = await asked({ substituteId: id('accountant') }, 'headOfAccounting');
    expect((await approve(own.id, 'accountant', 'headOfAccounting')).status).toBe(403);
    const body = { kind: 'trip', fromOn: today, toOn: addDays(today, 2) };
    await ok(
      as('admin').post('/absences', {
        ...body,
        employeeId: id('headOfAccounting'),
        substituteId: id('accountant'),
      }),
    );
    const mine = await asked();
    expect(await idsOf('accountant')).toEqual([]);
    expect((await approve(mine.id, 'clerk', 'accountant')).status).toBe(403);
    expect((await approve(own.id, 'clerk', 'accountant')).status).toBe(404);
    expect((await approve(own.id, 'clerk', 'director')).status).toBe(200);
  });

  it('of somebody else is decided by who stands in for the head', async () => {
    const body = { kind: 'trip', fromOn: today, toOn: addDays(today, 2), employeeId: id('headOfAccounting') };
    await ok(as('admin').post('/absences', { ...body, substituteId: id('clerk') }));
    const { id: request } = await asked();
    expect(await idsOf('clerk')).toEqual([request]);
    expect((await approve(request, 'manager', 'clerk')).status).toBe(200);
  });

  it('needs a substitute who is here and not away on these days', async () => {
    const { id: request } = await asked();
    const why = async (name: Name | null) => (await approve(request, name)).body.fields?.[0];
    expect(await why(null)).toMatchObject({ field: 'substituteId', reason: 'substitute_required' });
    expect(await why('accountant')).toMatchObject({ reason: 'substitute_self' });
    const trip = { employeeId: id('clerk'), kind: 'trip', substituteId: null };
    await ok(
      as('admin').post('/absences', { ...trip, fromOn: addDays(today, 16), toOn: addDays(today, 20) }),
    );
    const away = await why('clerk');
    expect(away.reason).toBe('substitute_away');
    expect(away.message).toMatch(/^\S+ \S\. \S\. в отсутствии с \d{2}\.\d{2}\.\d{4} по/);
    expect(
      (await ask({ substituteId: id('clerk'), fromOn: addDays(today, 20), toOn: addDays(today, 21) })).status,
    ).toBe(422);
    expect((await approve(request, 'headOfAccounting')).status).toBe(200);
  });

  it('that does not fit is said by field', async () => {
    await asked();
    const why = async (body: Body) => (await ask(body)).body.fields?.[0];
    expect(await why({ toOn: addDays(today, 6) })).toMatchObject({ field: 'toOn', reason: 'dates_order' });
    expect(await why({ fromOn: addDays(today, -9), toOn: addDays(today, -1) })).toMatchObject({
      field: 'toOn',
      reason: 'absence_past',
    });
    expect(await why({ toOn: addDays(today, 3000) })).toMatchObject({ reason: 'absence_long' });
    expect(await why({})).toMatchObject({ field: 'fromOn', reason: 'absence_again' });
  });

  it('shows who else of the department is away, to who decides it', async () => {
    await ok(approve((await asked({}, 'otherManager')).id, 'colleague', 'headOfSales'));
    const other = await asked({ fromOn: addDays(today, 16), toOn: addDays(today, 17) }, 'colleague');
    const { id: request } = await asked({}, 'manager');
    const found = (await listOf('headOfSales')).items.find((one: { id: number }) => one.id === request);
    expect(found.overlaps).toEqual([
      expect.objectContaining({
        employee: expect.objectContaining({ id: id('otherManager') }),
        requested: false,
      }),
      expect.objectContaining({
        employee: expect.objectContaining({ id: id('colleague') }),
        requested: true,
      }),
    ]);
    const own = (await listOf('manager', 'mine')).items.find((one: { id: number }) => one.id === request);
    expect(own.overlaps).toEqual([]);
    const standing = (await listOf('headOfSales')).items.find((one: { id: number }) => one.id === other.id);
    expect(standing.standsIn).toEqual([
      expect.objectContaining({ employee: expect.objectContaining({ id: id('otherManager') }) }),
    ]);
  });

  it('is withdrawn by the person alone, and by version', async () => {
    const { id: request } = await asked();
    const path = `/absence-requests/${request}/withdrawal`;
    expect((await as('headOfAccounting').put(path, { version: 1 })).status).toBe(403);
    expect((await as('clerk').put(path, { version: 1 })).status).toBe(404);
    const stale = await as('accountant').put(path, { version: 5 });
    expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
    expect((await ok(as('accountant').put(path, { version: 1 }))).state).toBe('withdrawn');
    expect(await idsOf('headOfAccounting')).toEqual([]);
  });
});

describe('what is approved', () => {
  const approvedNow = async (name: Name = 'accountant', head: Name = 'headOfAccounting') => {
    const request = await asked({ fromOn: today, toOn: addDays(today, 9), kind: 'illness' }, name);
    await ok(approve(request.id, 'clerk', head));
    return { request: request.id as number, absence: (await awayRow(name, name)).id as number };
  };

  it('is seen by all without why; why by the person, their heads, director and administrator', async () => {
    await approvedNow();
    const kinds = async (name: Name) => {
      const listed = (await awayRow(name, 'accountant')).kind;
      const profile = (await ok(as(name).get(`/employees/${id('accountant')}`))).absence.kind;
      const directory = (await ok(as(name).get('/employees?limit=200'))).items.find(
        (one: { id: number }) => one.id === id('accountant'),
      ).absence.kind;
      const home = (await ok(as(name).get('/home'))).awayToday[0].kind;
      const plan = (await ok(as(name).get(`/absence-plan?year=${today.slice(0, 4)}`))).people.find(
        (one: { employee: { id: number } }) => one.employee.id === id('accountant'),
      ).absences[0].kind;
      return [...new Set([listed, profile, directory, home, plan])];
    };
    for (const name of ['accountant', 'headOfAccounting', 'director', 'admin'] as const)
      expect(await kinds(name), name).toEqual(['illness']);
    // also who stands in: to act for somebody is not to know why they are away
    for (const name of ['clerk', 'manager', 'headOfSales'] as const)
      expect(await kinds(name), name).toEqual([null]);
    expect(JSON.stringify((await listOf('clerk', 'mine')).items)).not.toContain('к родителям');
    expect(await idsOf('clerk')).toEqual([]);
  });

  it('ends sooner by the person or who decides, and the substitution with it', async () => {
    const { absence } = await approvedNow();
    const end = (name: Name, lastOn: string) => as(name).put(`/absences/${absence}/end`, { lastOn });
    expect((await end('clerk', today)).status).toBe(403);
    expect((await end('accountant', addDays(today, 1))).body.fields?.[0].reason).toBe('absence_last_day');
    expect((await as('accountant').delete(`/absences/${absence}`)).status).toBe(409);
    expect((await ok(end('accountant', today))).toOn).toBe(today);
    expect((await end('headOfAccounting', today)).status).toBe(409);
    expect((await listOf('accountant', 'mine')).items[0].toOn).toBe(today);
    // these days are free again
    expect((await ask({ fromOn: addDays(today, 1), toOn: addDays(today, 2) })).status).toBe(201);
  });

  it('is cancelled before it begins by the person, later by who decides', async () => {
    const request = await asked();
    await ok(approve(request.id, 'clerk'));
    const { id: later } = await awayRow('accountant', 'accountant');
    expect((await as('clerk').delete(`/absences/${later}`)).status).toBe(403);
    expect((await as('accountant').delete(`/absences/${later}`)).status).toBe(204);
    expect((await listOf('accountant', 'mine')).items[0].state).toBe('cancelled');
    const { absence } = await approvedNow();
    expect((await as('headOfAccounting').delete(`/absences/${absence}`)).status).toBe(204);
    expect((await ok(as('clerk').get('/me'))).standingInFor).toEqual([]);
  });

  it('may be entered by the head for their people, and not for themselves', async () => {
    const body = { kind: 'illness', fromOn: today, toOn: addDays(today, 2), substituteId: null };
    const enter = (name: Name, who: Name) => as(name).post('/absences', { ...body, employeeId: id(who) });
    expect((await enter('headOfAccounting', 'accountant')).status).toBe(201);
    expect((await enter('headOfAccounting', 'manager')).status).toBe(403);
    expect((await enter('headOfAccounting', 'headOfAccounting')).status).toBe(403);
    expect((await enter('accountant', 'accountant')).status).toBe(403);
    expect((await listOf('accountant', 'mine')).items[0]).toMatchObject({
      state: 'approved',
      askedBy: { id: id('headOfAccounting') },
    });
  });
});

describe('told are', () => {
  it('who decides of the request, the person of the decision, who stands in of the substitution', async () => {
    const { id: request } = await asked({
      fromOn: today,
      toOn: addDays(today, 9),
      substituteId: id('clerk'),
    });
    await tellAll();
    expect(await told('headOfAccounting', request)).toEqual(['absenceRequested']);
    for (const name of ['accountant', 'clerk', 'director', 'manager'] as const)
      expect(await told(name, request), name).toEqual([]);
    await ok(approve(request, 'clerk'));
    await tellAll();
    expect(await told('accountant', request)).toEqual(['absenceApproved']);
    expect(await told('clerk', request)).toEqual(['substitutionGiven']);
    const { id: absence } = await awayRow('clerk', 'accountant');
    await ok(as('accountant').put(`/absences/${absence}/end`, { lastOn: today }));
    await tellAll();
    expect(await told('clerk', request)).toEqual(['absenceShortened']);
    expect(await told('headOfAccounting', request)).toEqual(['absenceShortened']);
  });

  it('the director of a head’s request, and who stands in for the head', async () => {
    const own = await asked({}, 'headOfAccounting');
    await tellAll();
    expect(await told('director', own.id)).toEqual(['absenceRequested']);
    const away = { kind: 'trip', fromOn: today, toOn: addDays(today, 2), employeeId: id('headOfSales') };
    await ok(as('admin').post('/absences', { ...away, substituteId: id('clerk') }));
    const { id: request } = await asked({}, 'manager');
    await tellAll();
    expect(await told('clerk', request)).toEqual(['absenceRequested']);
    expect(await told('headOfSales', request)).toEqual(['absenceRequested']);
  });
});
