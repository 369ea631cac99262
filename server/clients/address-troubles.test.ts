import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BounceReason } from '#domain/mail/bounce.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { keepReport } from '#server/mail/in/reports.store.ts';
import { undeliverable } from '#server/mail/public.ts';
import { openStage, type Stage } from '#test/app.ts';

let stage: Stage;
let jobDb: ReturnType<typeof makeDb>;
let clientId: number;
let contactId: number;
const LOST = 'Kotov@lost.example.org';

beforeAll(async () => {
  stage = await openStage();
  jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  const made = await stage
    .as('manager')
    .post('/clients', { name: 'АО «Ромашка»', emails: ['info@example.org'] });
  clientId = made.body.id;
  const contact = { lastName: 'Котов', firstName: 'Олег', emails: [LOST, 'other@example.org'] };
  contactId = (await stage.as('manager').post(`/clients/${clientId}/contacts`, contact)).body.id;
});
beforeEach(async () => {
  await stage.ownerDb.deleteFrom('address_troubles').execute();
});
afterAll(async () => {
  await jobDb.destroy();
  await stage.close();
});

/** A letter to this address comes back. */
async function comesBack(
  to: string,
  status = '5.1.1',
  reason: BounceReason = status === '5.1.1' ? 'noMailbox' : 'full',
) {
  const messageId = `<${randomUUID()}@localhost>`;
  const letter = { kind: 'invitation', source: messageId, language: 'ru', subject: 'Письмо', content: null };
  await stage.ownerDb
    .insertInto('letters')
    .values({
      ...letter,
      to_address: to,
      message_id: messageId,
      state: 'sent',
      tries: 1,
      expires_at: '2099-01-01T00:00:00Z',
      ended_at: '2026-11-12T10:00:00Z',
    })
    .execute();
  const failed = {
    addresses: [to],
    action: reason === 'delayed' ? 'delayed' : 'failed',
    status,
    answer: `550 ${status} no`,
    reason,
    kind: status === '5.1.1' ? 'permanent' : 'passing',
  } as const;
  expect(
    await transactAsSystem(jobDb, (trx) => keepReport(trx, { messageIds: [messageId], failed: [failed] })),
  ).toBe(true);
}
const card = async (name: 'manager' | 'accountant' | 'expert' = 'manager') =>
  (await stage.as(name).get(`/clients/${clientId}`)).body;
const feed = async () => (await stage.as('manager').get(`/clients/${clientId}/feed`)).body.items;
const checked = (name: 'manager' | 'colleague' | 'headOfSales' | 'expert', email = LOST) =>
  stage.as(name).post(`/clients/${clientId}/checked-addresses`, { email });

describe('an address that letters do not reach', () => {
  it('is marked for everybody who sees the address, in their language', async () => {
    await comesBack(LOST.toLowerCase());
    const wanted = [
      {
        email: LOST,
        kind: 'permanent',
        reason: 'noMailbox',
        why: 'нет такого ящика',
        answer: '550 5.1.1 no',
      },
    ];
    expect((await card()).addressTroubles).toMatchObject(wanted);
    expect((await card('accountant')).addressTroubles).toMatchObject(wanted);
    // who does not see the client does not learn of it
    expect((await stage.as('expert').get(`/clients/${clientId}`)).status).toBe(404);
    expect((await stage.as('expert').get(`/clients/${clientId}/feed`)).status).toBe(404);
  });

  it('is one grey line in the feed, however many letters come back', async () => {
    const before = (await feed()).length;
    await comesBack(LOST);
    await comesBack(LOST);
    const [line, ...rest] = await feed();
    expect(line).toMatchObject({
      kind: 'addressTroubled',
      actor: null,
      label: 'Котов Олег',
      after: 'нет такого ящика',
    });
    expect(rest).toHaveLength(before);
    const journal = await stage.ownerDb
      .selectFrom('journal')
      .select('data')
      .where('kind', '=', 'addressTroubled')
      .execute();
    expect(JSON.stringify(journal).toLowerCase()).not.toContain('example.org');
  });

  it('an address of the company itself as well; a full mailbox passes', async () => {
    await comesBack('info@example.org', '5.2.2');
    expect((await card()).addressTroubles).toMatchObject([{ email: 'info@example.org', kind: 'passing' }]);
    expect((await feed())[0]).toMatchObject({ label: 'почта компании', after: 'ящик переполнен' });
  });

  it('a letter that is late is told as late', async () => {
    await comesBack(LOST, '4.4.1', 'delayed');
    expect((await card()).addressTroubles).toMatchObject([{ kind: 'passing', reason: 'delayed' }]);
    expect((await feed())[0]).toMatchObject({ kind: 'addressDelayed', label: 'Котов Олег' });
  });

  it('of nobody here is nobody’s news', async () => {
    const before = await feed();
    await comesBack('stranger@example.org');
    expect((await card()).addressTroubles).toEqual([]);
    expect(await feed()).toEqual(before);
  });
});

describe('«Адрес проверен»', () => {
  it('is said by who may edit the client, stands in the journal, and holds until another letter comes back', async () => {
    await comesBack(LOST);
    expect((await checked('expert')).status).toBe(404);
    const refused = await checked('colleague');
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await card()).addressTroubles).toHaveLength(1);
    expect((await checked('manager', LOST.toUpperCase())).status).toBe(200);
    expect((await card()).addressTroubles).toEqual([]);
    expect((await feed())[0]).toMatchObject({ kind: 'addressChecked', label: 'Котов Олег' });
    expect((await checked('manager')).status).toBe(409);
    await comesBack(LOST);
    expect((await card()).addressTroubles).toHaveLength(1);
    expect((await feed())[0]).toMatchObject({ kind: 'addressTroubled' });
    expect((await checked('headOfSales')).status).toBe(200);
  });

  it('only of an address that is here', async () => {
    await comesBack('stranger@example.org');
    const { status, body } = await checked('manager', 'stranger@example.org');
    expect([status, body.fields?.[0]?.field]).toEqual([422, 'email']);
    await stage.ownerDb
      .updateTable('contacts')
      .set({ archived_at: '2026-11-12T10:00:00Z' })
      .where('id', '=', contactId)
      .execute();
    expect((await checked('manager')).status).toBe(422);
    await stage.ownerDb
      .updateTable('contacts')
      .set({ archived_at: null })
      .where('id', '=', contactId)
      .execute();
  });
});

it('a mailing asks of each address whether it is known to take nothing', async () => {
  const known = async (email: string) =>
    (await sql<{ yes: boolean }>`select ${undeliverable(sql`${email}::text`)} as yes`.execute(jobDb)).rows[0]
      ?.yes;
  await comesBack(LOST);
  await comesBack('other@example.org', '5.2.2');
  expect([await known(LOST), await known('other@example.org'), await known('k@example.org')]).toEqual([
    true,
    false,
    false,
  ]);
  await checked('manager');
  expect(await known(LOST)).toBe(false);
});

describe('an employee whose letters come back', () => {
  const of = async (name: 'admin' | 'manager' | 'expert') =>
    (await stage.as(name).get(`/employees/${stage.world.ids.expert}`)).body;

  it('is marked for the administrator and themselves, and looked at by the administrator', async () => {
    const { email } = await of('admin');
    await comesBack(email);
    expect((await of('admin')).emailTrouble).toMatchObject({ email, kind: 'permanent' });
    expect((await of('expert')).emailTrouble).toMatchObject({ email });
    expect((await of('manager')).emailTrouble).toBeNull();
    const place = `/employees/${stage.world.ids.expert}/checked-address`;
    expect((await stage.as('manager').put(place, {})).status).toBe(403);
    expect((await stage.as('admin').put(place, {})).status).toBe(200);
    expect((await of('admin')).emailTrouble).toBeNull();
    expect((await stage.as('admin').put(place, {})).status).toBe(409);
    expect((await stage.as('admin').put('/employees/987654/checked-address', {})).status).toBe(404);
  });
});
