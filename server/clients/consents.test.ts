import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';

let stage: Stage;
let clientId = 0;
let contactId = 0;

beforeAll(async () => {
  stage = await openStage();
  clientId = (await ok(stage.as('manager').post('/clients', { name: 'Согласный' }))).id;
  contactId = (
    await ok(
      stage
        .as('manager')
        .post(`/clients/${clientId}/contacts`, { lastName: 'Громов', emails: ['g@example.org'] }),
    )
  ).id;
});
afterAll(() => stage.close());

const given = { textVersion: 1, on: '2026-02-03', how: 'letter' };
const path = () => `/contacts/${contactId}/consent`;
const fieldOf = (answer: { body: { fields?: { field: string; reason: string }[] } }) =>
  answer.body.fields?.[0];

describe('consent to mailings', () => {
  it('is of a text that everybody can read, with the hash of its words', async () => {
    const { items } = (await stage.as('clerk').get('/consent-texts')).body;
    expect(items).toHaveLength(1);
    expect(items[0].sha256).toBe(createHash('sha256').update(items[0].body).digest('hex'));
    await expect(stage.ownerDb.updateTable('consent_texts').set({ body: 'Да' }).execute()).rejects.toThrow();
  });

  it('nobody has it of themselves', async () => {
    const { contacts } = (await stage.as('manager').get(`/clients/${clientId}`)).body;
    expect(contacts[0].mailing).toBeNull();
  });

  it('is recorded by who edits the client, and by nobody else', async () => {
    expect((await stage.as('otherManager').put(path(), given)).status).toBe(403);
    expect((await stage.as('expert').put(path(), given)).status).toBe(404);
    expect((await stage.as('expert').get(`/contacts/${contactId}/consents`)).status).toBe(404);
    expect(fieldOf(await stage.as('manager').put(path(), { ...given, on: '2199-01-01' }))).toMatchObject({
      field: 'on',
      reason: 'date_future',
    });
    expect(fieldOf(await stage.as('manager').put(path(), { ...given, how: 'other' }))).toMatchObject({
      field: 'note',
    });
    expect(fieldOf(await stage.as('manager').put(path(), { ...given, textVersion: 9 }))).toMatchObject({
      field: 'textVersion',
    });
    const { status, body } = await stage.as('manager').put(path(), given);
    expect(status).toBe(200);
    expect(body.mailing).toMatchObject({
      textVersion: 1,
      on: '2026-02-03',
      how: 'letter',
      recordedBy: { shortName: 'Иванова А. С.' },
      withdrawn: null,
    });
    expect((await stage.as('manager').put(path(), given)).body.code).toBe('already_done');
    const card = (await stage.as('otherManager').get(`/clients/${clientId}`)).body;
    expect(card.contacts[0].mailing.on).toBe('2026-02-03');
  });

  it('is withdrawn with its day and way, and may be given anew; all of it is kept', async () => {
    const gone = { on: '2026-03-05', how: 'call', note: 'просил не писать' };
    const withdrawal = `${path()}/withdrawal`;
    expect((await stage.as('otherManager').put(withdrawal, gone)).status).toBe(403);
    expect(fieldOf(await stage.as('manager').put(withdrawal, { ...gone, on: '2026-02-02' }))).toMatchObject({
      reason: 'withdrawn_before_given',
    });
    const { body } = await stage.as('headOfSales').put(withdrawal, gone);
    expect(body.mailing.withdrawn).toMatchObject({ ...gone, recordedBy: { shortName: 'Петров П. П.' } });
    expect((await stage.as('manager').put(withdrawal, gone)).body.code).toBe('already_done');
    await ok(
      stage.as('manager').put(path(), { ...given, on: '2026-04-01', how: 'other', note: 'на выставке' }),
    );
    const { items } = (await stage.as('manager').get(`/contacts/${contactId}/consents`)).body;
    expect(items.map((one: { on: string; withdrawn: unknown }) => [one.on, one.withdrawn === null])).toEqual([
      ['2026-04-01', true],
      ['2026-02-03', false],
    ]);
  });

  it('stays when the contact is edited, and stands in the journal by reference', async () => {
    const { contacts } = (await stage.as('manager').get(`/clients/${clientId}`)).body;
    const { body } = await stage.as('manager').put(`/contacts/${contactId}`, {
      lastName: 'Громов',
      position: 'инженер',
      version: contacts[0].version,
    });
    expect(body.mailing.on).toBe('2026-04-01');
    const feed = (await stage.as('manager').get(`/clients/${clientId}/feed`)).body.items;
    expect(feed.map((item: { kind: string; label: string }) => [item.kind, item.label]).slice(1, 4)).toEqual([
      ['consentGiven', 'Громов'],
      ['consentWithdrawn', 'Громов'],
      ['consentGiven', 'Громов'],
    ]);
    const journal = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('client_id', '=', clientId)
      .execute();
    expect(JSON.stringify(journal)).not.toContain('выставке');
    expect(JSON.stringify(journal)).not.toContain('просил');
  });
});
