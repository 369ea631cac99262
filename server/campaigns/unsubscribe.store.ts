import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** Whom the letter went to, and whether that address is out already. */
export async function letterOf(
  db: Kysely<DB>,
  letterId: number,
): Promise<{ address: string; out: boolean } | null> {
  const row = await db
    .selectFrom('campaign_letters as m')
    .where('m.id', '=', letterId)
    .select([
      'm.address',
      sql<boolean>`m.unsubscribed_at is not null and exists (select 1 from suppressions z where z.address = m.address)`.as(
        'out',
      ),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The address is written to no more, whoever's it is; whoever has it is found with it: their consents end, and their clients' journals
 * tell of it, without the address. Done again it changes nothing. Answers the clients whose pages are to know.
 */
export async function takeOut(trx: Transaction<DB>, letterId: number): Promise<number[]> {
  const { rows } = await sql<{ clientId: number }>`
    with letter as (
      update campaign_letters m set unsubscribed_at = now() where m.id = ${letterId} and m.unsubscribed_at is null
      returning m.id, m.campaign_id, m.address, m.client_id, m.contact_id),
    listed as (
      insert into suppressions (address, why, campaign_id) select address, 'unsubscribed', campaign_id from letter
      on conflict (address) do nothing returning 1),
    people as (
      select p.id, p.client_id from letter, contacts p join clients k on k.id = p.client_id and k.removed_at is null
      where p.archived_at is null and reach_of(p.phones, p.emails) @> array[letter.address]),
    withdrawn as (
      update consents g set withdrawn_on = greatest(g.given_on, (now() at time zone (select y.time_zone from company y))::date),
        withdrawn_how = 'link', withdrawn_at = now()
      from people where g.contact_id = people.id and g.withdrawn_on is null returning 1),
    concerned as (
      select distinct on (c.client_id) c.client_id, c.contact_id from (
        select client_id, id as contact_id, 0 as far from people union all select client_id, contact_id, 1 from letter) c
      order by c.client_id, c.far, c.contact_id),
    told as (
      insert into journal (kind, client_id, data)
      select 'contactUnsubscribed', c.client_id, jsonb_build_object('contactId', c.contact_id, 'letterId', letter.id, 'campaignId', letter.campaign_id)
      from concerned c, letter order by c.client_id returning 1)
    select client_id as "clientId" from concerned order by client_id`.execute(trx);
  return rows.map(({ clientId }) => clientId);
}

export async function companyName(db: Kysely<DB>): Promise<string> {
  const row = await db.selectFrom('company').select('name').executeTakeFirst();
  return row?.name ?? '';
}
