import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

let stage: Stage;
let id = 0;

beforeAll(async () => {
  stage = await openStage();
  const made = await ok(
    stage.as('manager').post('/clients', {
      name: 'ООО «Нефтехим»',
      inn: '7707083893',
      phones: ['8 (495) 123-45-67 доб. 12'],
      emails: ['Info@Neftehim.ru'],
      contacts: [
        {
          lastName: 'Громов',
          firstName: 'Илья',
          phones: ['+7 912 000-11-22'],
          emails: ['gromov@neftehim.ru'],
        },
      ],
    }),
  );
  id = made.id;
});
afterAll(() => stage.close());

type Match = { by: string; value: string | null; contact: string | null };
const ask = async (query: Record<string, string>, as: Name = 'otherManager') => {
  const { status, body } = await stage.as(as).get(`/client-duplicates?${new URLSearchParams(query)}`);
  expect(status).toBe(200);
  return body.items as { id: number; name: string; archived: boolean; matches: Match[] }[];
};

describe('duplicates while typing', () => {
  it.each([
    ['7 495 1234567', '+7 (495) 123-45-67', null],
    ['(495) 123-45-67', '+7 (495) 123-45-67', null],
    ['+74951234567', '+7 (495) 123-45-67', null],
    ['8-912-000-11-22', '+7 (912) 000-11-22', 'Громов Илья'],
  ])('%s is known by the phone, whoever’s it is', async (phones, value, contact) => {
    expect(await ask({ phones })).toMatchObject([
      {
        id,
        name: 'ООО «Нефтехим»',
        archived: false,
        manager: { shortName: 'Иванова А. С.' },
        matches: [{ by: 'phone', value, contact }],
      },
    ]);
  });

  it('an address is the same in any case, of the company and of a contact', async () => {
    expect(await ask({ emails: 'INFO@neftehim.RU' })).toMatchObject([
      { id, matches: [{ by: 'email', contact: null }] },
    ]);
    expect(await ask({ emails: 'nobody@example.org; Gromov@Neftehim.ru ' })).toMatchObject([
      { id, matches: [{ by: 'email', value: 'gromov@neftehim.ru', contact: 'Громов Илья' }] },
    ]);
  });

  it('says all by which it looks alike, and what is half typed is nothing', async () => {
    const [found] = await ask({
      name: 'нефтехим',
      inn: '7707083893',
      phones: '84951234567;123',
      emails: 'info@',
    });
    expect(found?.matches.map(({ by }) => by)).toEqual(['inn', 'phone', 'name']);
    expect(await ask({ phones: '8495', emails: 'info@neftehim', inn: '77070' })).toEqual([]);
    expect(await ask({ name: 'Нефтехимм' })).toMatchObject([{ matches: [{ by: 'alike' }] }]);
  });

  it('leaves out the one being edited, and a contact put away', async () => {
    expect(await ask({ phones: '84951234567', exceptId: String(id) })).toEqual([]);
    const card = (await stage.as('manager').get(`/clients/${id}`)).body;
    const { body } = await stage
      .as('manager')
      .post(`/clients/${id}/contacts`, { lastName: 'Прежний', phones: ['84950000001'] });
    expect(await ask({ phones: '84950000001' })).toHaveLength(1);
    await stage.as('manager').delete(`/contacts/${body.id}`);
    expect(await ask({ phones: '84950000001' })).toEqual([]);
    expect(card.contacts).toHaveLength(1);
  });

  it('of the archive they say so; who does not see the client is told of none', async () => {
    await stage.as('manager').put(`/clients/${id}/archive`);
    expect(await ask({ phones: '84951234567' })).toMatchObject([{ id, archived: true }]);
    expect(await ask({ phones: '84951234567', name: 'Нефтехим', inn: '7707083893' }, 'expert')).toEqual([]);
    await stage.as('manager').delete(`/clients/${id}/archive`);
  });

  it('the phone is found by its index among many', async () => {
    const plan = await stage.ownerDb.connection().execute(async (db) => {
      const { sql } = await import('kysely');
      await sql`set enable_seqscan = off`.execute(db);
      const { rows } = await sql<{
        'QUERY PLAN': string;
      }>`explain select 1 from clients k where reach_of(k.phones, k.emails) && array['+74951234567']
        or k.id = any(array(select p.client_id from contacts p where p.archived_at is null and reach_of(p.phones, p.emails) && array['+74951234567']))`.execute(
        db,
      );
      await sql`reset enable_seqscan`.execute(db);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('clients_reach');
    expect(plan).toContain('contacts_reach');
  });
});
