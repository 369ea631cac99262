import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { keepReport } from '#server/mail/in/reports.store.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { makeClient } from '#test/campaigns.ts';
import { ok } from '#test/order-path.ts';
import { type Office, openOffice } from '#test/proof/mail/office.ts';
import { turnOn } from '#test/proof/mail/outbox.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';
import { sendRunningCampaigns } from './send-campaigns.job.ts';

let stage: Stage;
let office: Office;
let jobDb: Kysely<DB>;
let groupId = 0;
const clients: { clientId: number; contactId: number }[] = [];

beforeAll(async () => {
  [stage, office] = await Promise.all([openStage(), openOffice()]);
  jobDb = makeDb(makePool(stage.jobUrl, { max: 4 }));
  await turnOn(stage.ownerDb, stage.deps.sealer, office.port);
  groupId = (await ok(by('manager').post('/segments', { name: 'Нефтегаз' }))).id;
  for (const n of [1, 2, 3])
    clients.push(
      await makeClient(stage, { emails: [`run${n}@example.org`], consent: true, groups: [groupId] }),
    );
}, 60_000);
afterAll(async () => {
  await office?.close();
  await jobDb?.destroy();
  await stage?.close();
});

const by = (name: Name) => stage.as(name);
const work = () => sendRunningCampaigns(jobDb, { deps: stage.deps, roundMs: 5000 });
const draft = async (part: Record<string, unknown> = {}): Promise<{ id: number; version: number }> => {
  const { id, version } = await ok(by('manager').post('/campaigns', { name: 'Осень' }));
  const body = {
    name: 'Осень',
    audience: { include: [groupId], exclude: [] },
    subject: 'Новости',
    preheader: '',
    blocks: [{ type: 'text', text: 'Здравствуйте, {{contact.firstName|коллега}}' }],
    sender: 'company',
    perMinute: 6000,
    version,
    ...part,
  };
  return ok(by('manager').put(`/campaigns/${id}`, body));
};
const start = (id: number, version: number, at: string | null = null, as: Name = 'manager') =>
  by(as).put(`/campaigns/${id}/start`, { at, version });
const progress = async (id: number) => (await ok(by('manager').get(`/campaigns/${id}/progress`))) as Progress;
type Progress = { state: string; total: number; byState: Record<string, number>; pausedWhy: string | null };
const sum = ({ byState }: Progress) => Object.values(byState).reduce((all, n) => all + n, 0);

describe('starting a campaign', () => {
  it('is its author’s alone, and not there for who does not see it', async () => {
    const { id, version } = await draft();
    for (const name of ['headOfSales', 'director', 'admin'] as const)
      expect((await start(id, version, null, name)).status, name).toBe(403);
    for (const name of ['otherManager', 'accountant', 'expert', 'clerk'] as const) {
      expect((await start(id, version, null, name)).status, name).toBe(404);
      for (const path of ['pause', 'stop'])
        expect((await by(name).put(`/campaigns/${id}/${path}`, {})).status, name).toBe(404);
      for (const path of ['pause', 'start'])
        expect((await by(name).delete(`/campaigns/${id}/${path}`)).status, name).toBe(404);
      for (const path of ['progress', 'recipients'])
        expect((await by(name).get(`/campaigns/${id}/${path}`)).status, name).toBe(404);
      expect((await by(name).post(`/campaigns/${id}/exports`, {})).status, name).toBe(404);
    }
  });

  it('is refused with all that stands in the way, and over a version nobody saw', async () => {
    const { id, version } = await draft({ subject: '', blocks: [], audience: { include: [], exclude: [] } });
    const refused = await start(id, version);
    expect(refused.status).toBe(409);
    const { items } = await ok(by('manager').get(`/campaigns/${id}/checks`));
    const stops = items.filter((one: { severity: string }) => one.severity === 'stops');
    expect(stops.length).toBeGreaterThan(2);
    for (const { message } of stops) expect(refused.body.detail).toContain(message);
    const good = await draft();
    expect((await start(good.id, good.version - 1)).body.code).toBe('version_conflict');
  });

  it('sends to each once; its author hears of the end, and each client’s feed has one line', async () => {
    const { id, version } = await draft();
    expect(await ok(start(id, version))).toMatchObject({ state: 'preparing' });
    expect((await start(id, version + 1)).body.code).toBe('already_done');
    await work();
    const now = await progress(id);
    expect(now).toMatchObject({ state: 'finished', total: 3, byState: { sent: 3, waiting: 0 } });
    expect(sum(now)).toBe(now.total);
    expect(
      office
        .accepted()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([1, 2, 3].map((n) => `run${n}@example.org`));
    const { items } = await ok(by('manager').get(`/campaigns/${id}/recipients?state=sent&limit=2`));
    expect(items).toMatchObject([{ address: 'run1@example.org', state: 'sent', trouble: null }, {}]);
    await tellEnds();
    const bell = await ok(by('manager').get('/notifications'));
    expect(bell.items[0]).toMatchObject({
      kind: 'campaignEnded',
      subject: { type: 'campaign', id, title: 'Осень' },
    });
    const client = clients[0]?.clientId;
    const feed = await ok(by('manager').get(`/clients/${client}/feed`));
    const lines = feed.items.filter((one: { kind?: string }) => one.kind === 'campaignSent');
    expect(lines).toMatchObject([{ label: 'Новости' }]);
    const card = await ok(by('manager').get(`/clients/${client}/campaigns`));
    expect(card.items).toMatchObject([
      { campaign: { id, subject: 'Новости' }, address: 'run1@example.org', state: 'sent' },
    ]);
    // another manager sees the client, and not whose campaign it was
    const other = await ok(by('otherManager').get(`/clients/${client}/campaigns`));
    expect(other.items).toMatchObject([{ campaign: { id: null, subject: 'Новости' } }]);
    expect((await by('clerk').get(`/clients/${client}/campaigns`)).status).toBe(404);
  });

  it('at a moment waits for it, and can be taken back until then', async () => {
    const { id, version } = await draft();
    for (const never of ['2020-01-01T00:00:00Z', 'завтра', '9999-99-99'])
      expect((await start(id, version, never)).body.fields, never).toMatchObject([{ field: 'at' }]);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    expect(await ok(start(id, version, at))).toMatchObject({ state: 'scheduled', scheduledAt: at });
    await work();
    expect(await progress(id)).toMatchObject({ state: 'scheduled', total: 0 });
    const back = await ok(by('manager').delete(`/campaigns/${id}/start`));
    expect(back).toMatchObject({ state: 'draft', scheduledAt: null, abilities: { edit: { allowed: true } } });
    await ok(start(id, back.version, at));
    await sql`update campaigns set scheduled_at = now() - interval '1 second' where id = ${id}`.execute(
      stage.ownerDb,
    );
    await work();
    expect(await progress(id)).toMatchObject({ state: 'finished', byState: { sent: 3 } });
  });
});

describe('a campaign that runs', () => {
  it('is paused, resumed and stopped by its author and by who leads; what waited is left out', async () => {
    const { id, version } = await draft({ perMinute: 1 });
    await ok(start(id, version));
    await sendRunningCampaigns(jobDb, { deps: stage.deps, roundMs: 500 });
    expect(await progress(id)).toMatchObject({ state: 'running', byState: { sent: 1, waiting: 2 } });
    expect(await ok(by('headOfSales').put(`/campaigns/${id}/pause`, {}))).toMatchObject({
      state: 'paused',
      pausedWhy: 'person',
    });
    await work();
    expect((await progress(id)).byState).toMatchObject({ sent: 1, waiting: 2 });
    expect((await by('manager').put(`/campaigns/${id}/pause`, {})).body.code).toBe('already_done');
    expect(await ok(by('manager').delete(`/campaigns/${id}/pause`))).toMatchObject({ state: 'running' });
    expect(await ok(by('director').put(`/campaigns/${id}/stop`, {}))).toMatchObject({ state: 'stopped' });
    const now = await progress(id);
    expect(now).toMatchObject({ state: 'stopped', byState: { sent: 1, leftOut: 2 } });
    expect(sum(now)).toBe(3);
    await work();
    expect((await progress(id)).byState).toMatchObject({ sent: 1, leftOut: 2 });
    const { raw } = await by('manager').post(`/campaigns/${id}/exports`, {});
    const rows = readXlsx(raw.rawPayload).rows.map((cells) => cells[3]?.value);
    expect(rows).toEqual([
      'Что с письмом',
      'отправлено',
      ...Array(2).fill('не отправлено: рассылку остановили'),
    ]);
  });
});

describe('a letter that comes back', () => {
  it('is marked, its address known, and the client’s feed tells of it; a stranger’s report changes nothing', async () => {
    const { id, version } = await draft();
    await ok(start(id, version));
    await work();
    const sent = await stage.ownerDb
      .selectFrom('campaign_letters')
      .select(['address', 'message_id'])
      .where('campaign_id', '=', id)
      .where('state', '=', 'sent')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const back = (addresses: string[]) =>
      jobDb.transaction().execute((trx) =>
        keepReport(trx, {
          messageIds: [sent.message_id ?? ''],
          failed: [
            {
              addresses,
              action: 'failed',
              kind: 'permanent',
              reason: 'noMailbox',
              status: '5.1.1',
              answer: '550 no such user',
            },
          ],
        }),
      );
    expect(await back(['somebody@else.example'])).toBe(false);
    expect((await progress(id)).byState).toMatchObject({ bounced: 0 });
    expect(await back([sent.address])).toBe(true);
    expect(await back([sent.address])).toBe(true);
    const now = await progress(id);
    expect(now.byState).toMatchObject({ bounced: 1 });
    expect(sum(now)).toBe(3);
    const { items } = await ok(by('manager').get(`/campaigns/${id}/recipients?state=bounced`));
    expect(items).toMatchObject([{ address: sent.address, trouble: '550 no such user' }]);
    const feed = await ok(by('manager').get(`/clients/${items[0].client.id}/feed`));
    const told = feed.items.filter((one: { kind?: string }) => one.kind === 'addressTroubled');
    expect(told).toHaveLength(1);
  });
});

/** What the worker was asked to tell of. */
async function tellEnds(): Promise<void> {
  const rows = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .where('kind', '=', 'campaignEnded')
    .execute();
  await announceEvents(
    jobDb,
    stage.deps.definitions,
    rows.map(({ id }) => id),
  );
}
