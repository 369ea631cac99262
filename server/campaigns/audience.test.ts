import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPerson } from '#server/auth/actor.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { openStage, type Stage } from '#test/app.ts';
import { addContact, makeClient } from '#test/campaigns.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';
import { prepareLetters } from './prepare.store.ts';

let stage: Stage;
const group = { all: 0, refused: 0 };
const client: Record<string, number> = {};
const contact: Record<string, number> = {};
let id = 0;

const by = (name: Name) => stage.as(name);
const counts = async (as: Name = 'manager') => (await ok(by(as).get(`/campaigns/${id}/audience`))) as Counts;
type Counts = { clients: number; addresses: number; leftOut: { why: string; count: number }[] };
const leftOut = async (query = '') =>
  (await ok(by('manager').get(`/campaigns/${id}/left-out${query}`))).items;
const whys = async () => Object.fromEntries((await counts()).leftOut.map(({ why, count }) => [why, count]));

async function choose(include: number[], exclude: number[] = []): Promise<void> {
  const { version } = (await by('manager').get(`/campaigns/${id}`)).body;
  const rest = { name: 'Проба', subject: '', preheader: '', blocks: [], sender: 'company', perMinute: 300 };
  await ok(by('manager').put(`/campaigns/${id}`, { ...rest, audience: { include, exclude }, version }));
}

const suppress = (address: string, why: string) =>
  stage.ownerDb.insertInto('suppressions').values({ address, why }).execute();

beforeAll(async () => {
  stage = await openStage();
  group.all = (await ok(by('manager').post('/segments', { name: 'Все' }))).id;
  group.refused = (
    await ok(by('manager').post('/segments', { name: 'Отказ', filter: { status: 'refused' } }))
  ).id;
  id = (await ok(by('manager').post('/campaigns', { name: 'Проба' }))).id;
  const groups = [group.all];
  const make = async (key: string, emails: string[], consent = true) => {
    const made = await makeClient(stage, { emails, consent, groups });
    client[key] = made.clientId;
    contact[key] = made.contactId;
  };
  await make('gets', ['Gets@Example.org', 'second@example.org']);
  await make('silent', ['silent@example.org'], false);
  await make('noAddress', []);
  await make('unsubscribed', ['left@example.org']);
  await make('bounced', ['bad@example.org']);
  await make('shared', ['shared@example.org']);
  await make('link', ['link@example.org']);
  await make('refused', ['refused@example.org']);
  await make('archived', ['archived@example.org']);
  await suppress('left@example.org', 'unsubscribed');
  await suppress('bad@example.org', 'bounced');
  const consents = (await by('manager').get(`/contacts/${contact.link}/consents`)).body.items;
  await stage.ownerDb
    .updateTable('consents')
    .set({ withdrawn_on: '2026-02-01', withdrawn_how: 'link', withdrawn_at: '2026-02-01T10:00:00Z' })
    .where('id', '=', consents[0].id)
    .execute();
  await ok(by('manager').put(`/clients/${client.refused}/refusal`, { reason: 'нет бюджета на год' }));
  await ok(by('manager').put(`/clients/${client.archived}/archive`));
  const bare = await ok(by('manager').post('/clients', { name: 'Без людей', emails: ['info@example.org'] }));
  client.bare = bare.id;
  await ok(by('manager').put(`/clients/${bare.id}/segments`, { segmentIds: groups }));
}, 120_000);
afterAll(() => stage.close());

describe('the audience of a campaign', () => {
  it('is empty while no group is chosen', async () => {
    expect(await counts()).toEqual({ clients: 0, addresses: 0, leftOut: [] });
    expect(await leftOut()).toEqual([]);
  });

  it('is everybody of the groups, each with the first reason that holds', async () => {
    await choose([group.all]);
    expect(await counts()).toMatchObject({ clients: 9, addresses: 3 });
    expect(await whys()).toEqual({ noContact: 1, noAddress: 1, noConsent: 1, unsubscribed: 2, bounced: 1 });
    const rows = await leftOut('?limit=2');
    expect(rows).toHaveLength(2);
    const all = await leftOut();
    expect(all.map((one: { why: string }) => one.why).sort()).toEqual(
      ['noConsent', 'noAddress', 'unsubscribed', 'bounced', 'unsubscribed', 'noContact'].sort(),
    );
    expect(all.find((one: { why: string }) => one.why === 'noContact')).toEqual({
      client: { id: client.bare, name: 'Без людей' },
      contact: null,
      address: null,
      why: 'noContact',
    });
    expect(await leftOut('?why=bounced')).toMatchObject([
      { client: { id: client.bounced }, contact: { id: contact.bounced }, address: 'bad@example.org' },
    ]);
  });

  it('leaves out an address that letters came back from, until somebody has looked at it', async () => {
    const trouble = { address: 'gets@example.org', kind: 'permanent', reason: 'noMailbox', status: '5.1.1' };
    await stage.ownerDb
      .insertInto('address_troubles')
      .values({ ...trouble, at: '2026-11-01T10:00:00Z' })
      .execute();
    expect(await whys()).toMatchObject({ bounced: 2 });
    await stage.ownerDb.updateTable('address_troubles').set({ cleared_at: '2026-11-02T10:00:00Z' }).execute();
    expect(await whys()).toMatchObject({ bounced: 1 });
  });

  it('goes on page by page to the end', async () => {
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = (await by('manager').get(`/campaigns/${id}/left-out?limit=1${cursor}`)).body;
      seen.push(...page.items.map((one: { client: { id: number } }) => one.client.id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor !== '' && seen.length < 20);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it('leaves out who is in an excluded group, live or not', async () => {
    await choose([group.all], [group.refused]);
    expect(await counts()).toMatchObject({ clients: 8, addresses: 2 });
    await choose([group.refused], [group.all]);
    expect(await counts()).toMatchObject({ clients: 0, addresses: 0 });
    await choose([group.refused, group.all]);
    expect(await counts()).toMatchObject({ clients: 9, addresses: 3 });
  });

  it('has one letter for an address that several share: the main contact’s, then the oldest', async () => {
    await choose([group.all], [group.refused]);
    const later = await addContact(stage, client.gets ?? 0, {
      emails: ['SHARED@example.org'],
      consent: true,
    });
    expect(await leftOut('?why=duplicate')).toMatchObject([{ contact: { id: later } }]);
    const main = await addContact(stage, client.bare ?? 0, {
      emails: ['shared@example.org'],
      consent: true,
      isMain: true,
    });
    const rows = await leftOut('?why=duplicate');
    expect(rows.map((one: { contact: { id: number } }) => one.contact.id).sort()).toEqual(
      [contact.shared, later].sort(),
    );
    // who agreed to nothing takes no letter away from who did
    await addContact(stage, client.bare ?? 0, { emails: ['gets@example.org'] });
    expect(await counts()).toMatchObject({ addresses: 2 });
    await ok(by('manager').delete(`/contacts/${main}`));
    expect(await leftOut('?why=duplicate')).toMatchObject([{ contact: { id: later } }]);
  });

  it('of a group in the archive is nobody, but whom it keeps away stays away', async () => {
    const old = (await ok(by('manager').post('/segments', { name: 'Старая' }))).id;
    await ok(by('manager').put(`/clients/${client.gets}/segments`, { segmentIds: [group.all, old] }));
    await ok(by('manager').put(`/segments/${old}`, { name: 'Старая', archived: true, version: 1 }));
    await choose([old]);
    expect(await counts()).toMatchObject({ clients: 0 });
    await choose([group.all], [old]);
    expect((await counts()).clients).toBe(8);
  });
});

describe('letters are prepared', () => {
  it('one for each address, and a row for everybody left out; the same as was counted', async () => {
    await choose([group.all], [group.refused]);
    const before = await counts();
    const all = await leftOut();
    const employeeId = stage.world.ids.manager;
    const person = await findPerson(stage.ownerDb, { employeeId }, null);
    if (!person) throw new Error('nobody');
    const letters = await stage.ownerDb.transaction().execute((trx) =>
      prepareLetters(trx, readerFor(trx, person, stage.deps.definitions), id, {
        include: [group.all],
        exclude: [group.refused],
      }),
    );
    expect(letters).toBe(before.addresses);
    await stage.ownerDb
      .updateTable('campaigns')
      .set({ state: 'running', started_at: '2026-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    expect(await counts()).toEqual(before);
    expect(await leftOut()).toEqual(all);
    // what comes later changes nothing of it
    await ok(by('manager').put(`/clients/${client.gets}/segments`, { segmentIds: [] }));
    expect(await counts()).toEqual(before);
    const { items } = (await by('manager').get('/campaigns')).body;
    expect(items[0].letters).toEqual({ total: before.addresses, sent: 0 });
  });
});
