import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { makeClient, takeRight } from '#test/campaigns.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let oil = 0;
let id = 0;

beforeAll(async () => {
  stage = await openStage();
  oil = (await ok(by('manager').post('/segments', { name: 'Нефтегаз' }))).id;
  await makeClient(stage, { emails: ['one@example.org'], consent: true, groups: [oil] });
}, 60_000);
afterAll(() => stage.close());

const by = (name: Name) => stage.as(name);
const draft = (part: Record<string, unknown> = {}) => ({
  name: 'Осень',
  audience: { include: [oil], exclude: [] },
  subject: 'Новости',
  preheader: '',
  blocks: [{ type: 'text', text: 'Уважаемый {{contact.firstName|коллега}}' }],
  sender: 'manager',
  perMinute: 120,
  version: 1,
  ...part,
});
const ids = async (as: Name, query = '') =>
  (await ok(by(as).get(`/campaigns${query}`))).items.map((one: { id: number }) => one.id);

/** The last row of the journal of this kind. */
async function told(kind: string): Promise<Record<string, unknown>> {
  const { data } = await stage.ownerDb
    .selectFrom('journal')
    .select('data')
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return data as Record<string, unknown>;
}

describe('drafts of campaigns', () => {
  it('are begun by managers', async () => {
    for (const name of ['headOfSales', 'accountant', 'director', 'expert', 'clerk', 'admin'] as const)
      expect((await by(name).post('/campaigns', { name: 'Чужая' })).status, name).toBe(403);
    const body = await ok(by('manager').post('/campaigns', { name: 'Осень' }));
    id = body.id;
    expect(body).toMatchObject({
      state: 'draft',
      audience: { include: [], exclude: [] },
      blocks: [],
      letters: null,
      version: 1,
      abilities: { edit: { allowed: true }, start: { allowed: true }, halt: { allowed: false } },
    });
  });

  it('are their author’s; who leads the client base or the house looks on, others know nothing', async () => {
    for (const name of ['manager', 'headOfSales', 'director', 'admin'] as const)
      expect(await ids(name), name).toEqual([id]);
    for (const name of ['otherManager', 'accountant', 'expert', 'clerk'] as const) {
      expect(await ids(name), name).toEqual([]);
      for (const path of ['', '/audience', '/left-out'])
        expect((await by(name).get(`/campaigns/${id}${path}`)).status, name).toBe(404);
      expect((await by(name).put(`/campaigns/${id}`, draft())).status, name).toBe(404);
      expect((await by(name).delete(`/campaigns/${id}`)).status, name).toBe(404);
      const copy = await by(name).post('/campaigns', { name: 'Копия', copyOf: id });
      expect(copy.status, name).toBe(name === 'otherManager' ? 422 : 403);
    }
    for (const name of ['headOfSales', 'director', 'admin'] as const) {
      expect((await by(name).put(`/campaigns/${id}`, draft())).status, name).toBe(403);
      const { abilities } = (await by(name).get(`/campaigns/${id}`)).body;
      expect(abilities.edit.reason).toBe('Это может: Иванова Анна Сергеевна');
    }
  });

  it('are saved whole, over the version that was seen', async () => {
    const saved = await ok(by('manager').put(`/campaigns/${id}`, draft()));
    expect(saved).toMatchObject({ ...draft(), version: 2 });
    expect((await by('manager').put(`/campaigns/${id}`, draft())).body.code).toBe('version_conflict');
    const now = { version: 2 };
    const gone = { audience: { include: [oil, 999_999], exclude: [] }, ...now };
    expect((await by('manager').put(`/campaigns/${id}`, draft(gone))).body.fields).toMatchObject([
      { field: 'audience', reason: 'campaign_groups' },
    ]);
    const picture = { blocks: [{ type: 'image', fileId: 1, alt: '', url: null }], ...now };
    expect((await by('manager').put(`/campaigns/${id}`, draft(picture))).body.fields).toMatchObject([
      { field: 'blocks', reason: 'campaign_picture' },
    ]);
    expect((await by('manager').get(`/campaigns/${id}`)).body.version).toBe(2);
    expect((await by('manager').get(`/campaigns/${id}/audience`)).body).toMatchObject({ addresses: 1 });
  });

  it('are copied with their pictures', async () => {
    const file = (name: string) => ({
      campaign_id: id,
      kind: 'image',
      name,
      mime: 'image/png',
      size: 10,
      sha256: Buffer.alloc(32, 1),
      added_by: stage.world.ids.manager,
    });
    const made = await stage.ownerDb
      .insertInto('campaign_files')
      .values([file('a.png'), file('b.png')])
      .returning('id')
      .execute();
    const image = (at: number) => ({ type: 'image', fileId: made[at]?.id, alt: 'б', url: null });
    await ok(by('manager').put(`/campaigns/${id}`, draft({ blocks: [image(1), image(0)], version: 2 })));
    const copy = await ok(by('manager').post('/campaigns', { name: 'Копия', copyOf: id }));
    expect(copy).toMatchObject({
      name: 'Копия',
      subject: 'Новости',
      audience: { include: [oil] },
      perMinute: 120,
    });
    expect(copy.files.map((one: { name: string }) => one.name)).toEqual(['a.png', 'b.png']);
    const [first, second] = copy.files.map((one: { id: number }) => one.id);
    expect(copy.blocks.map((one: { fileId: number }) => one.fileId)).toEqual([second, first]);
    expect([first, second]).not.toContain(made[0]?.id);
    expect((await by('manager').delete(`/campaigns/${copy.id}`)).status).toBe(204);
    expect((await by('manager').get(`/campaigns/${copy.id}`)).status).toBe(404);
    expect(await told('campaignCreated')).toEqual({ campaignId: copy.id, name: 'Копия', copyOf: id });
    expect(await told('campaignDropped')).toEqual({ campaignId: copy.id, name: 'Копия' });
  });

  it('are changed no more once they were started', async () => {
    await stage.ownerDb
      .updateTable('campaigns')
      .set({ state: 'running', started_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    const { version } = (await by('manager').get(`/campaigns/${id}`)).body;
    expect((await by('manager').put(`/campaigns/${id}`, draft({ version }))).body.code).toBe(
      'campaign_settled',
    );
    expect((await by('manager').delete(`/campaigns/${id}`)).body.code).toBe('campaign_settled');
    const { abilities } = (await by('headOfSales').get(`/campaigns/${id}`)).body;
    expect(abilities).toMatchObject({ edit: { allowed: false }, halt: { allowed: true } });
    expect(await ids('manager', '?state=draft')).toEqual([]);
    expect(await ids('manager', '?state=running')).toEqual([id]);
  });

  it('are begun and edited by who stands in for a manager, for as long as they do', async () => {
    const { id: absence } = await stage.ownerDb
      .insertInto('absences')
      .values({
        employee_id: stage.world.ids.manager,
        kind: 'vacation',
        from_on: '2020-01-01',
        to_on: '2099-01-01',
        substitute_id: stage.world.ids.clerk,
        created_by: stage.world.ids.admin,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const own = await ok(by('clerk').post('/campaigns', { name: 'За Иванову' }));
    expect(own.by.id).toBe(stage.world.ids.manager);
    expect(own.abilities.edit.allowed).toBe(true);
    await ok(by('clerk').put(`/campaigns/${own.id}`, draft()));
    await stage.ownerDb
      .updateTable('absences')
      .set({ cancelled_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', absence)
      .execute();
    expect((await by('clerk').get(`/campaigns/${own.id}`)).status).toBe(404);
    expect((await by('manager').delete(`/campaigns/${own.id}`)).status).toBe(204);
  });

  it('are not begun by a manager from whom the administrator took the right', async () => {
    const own = (await ok(by('otherManager').post('/campaigns', { name: 'Моя' }))).id;
    const fresh = { ...draft(), audience: { include: [], exclude: [] }, blocks: [] };
    await takeRight(stage, 'otherManager', true);
    const refused = await by('otherManager').post('/campaigns', { name: 'Ещё' });
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('администратор не забрал право');
    expect((await by('otherManager').get('/campaigns')).body).toMatchObject({
      items: [{ id: own }],
      abilities: { create: { allowed: false } },
    });
    expect((await by('otherManager').put(`/campaigns/${own}`, fresh)).status).toBe(403);
    expect((await by('otherManager').delete(`/campaigns/${own}`)).status).toBe(403);
    const { changes } = await told('employeeEdited');
    expect(changes).toEqual({ campaignsWithheld: { before: false, after: true } });
    expect(
      (await by('manager').get(`/employees/${stage.world.ids.otherManager}`)).body.campaignsWithheld,
    ).toBeNull();
    await takeRight(stage, 'otherManager', false);
    await ok(by('otherManager').put(`/campaigns/${own}`, fresh));
  });
});
