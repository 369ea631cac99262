import { sql } from 'kysely';
import type { Audience } from '#domain/campaigns/blocks.ts';
import type { Tx } from '#server/db/transact.ts';
import { audienceSql } from './audience.queries.ts';

/** In whose name the campaign is sent: of clients they see, and no others. */
type Sender = Parameters<typeof audienceSql>[0];

/**
 * Writes a row for every address that is to get a letter, and one for everybody who is left out; answers how many letters there
 * are. One statement writes both, so that both are of one moment: whoever is in the groups stands in exactly one of the two.
 */
export async function prepareLetters(
  trx: Tx['trx'],
  sender: Sender,
  campaignId: number,
  audience: Audience,
): Promise<number> {
  // a hundred thousand rows with all that hangs on them take longer than anybody waits at a page
  await sql`set local statement_timeout = '120s'`.execute(trx);
  const { rows } = await sql<{ letters: number }>`
    with everybody as materialized (${audienceSql(sender, audience)}),
    letters as (
      insert into campaign_letters (campaign_id, address, contact_id, client_id)
      select ${campaignId}::bigint, address, contact_id, client_id from everybody where why is null
      order by client_id, contact_id on conflict (campaign_id, address) do nothing returning 1
    ),
    others as (
      insert into campaign_left_out (campaign_id, client_id, contact_id, address, why)
      select ${campaignId}::bigint, client_id, contact_id, address, why from everybody where why is not null
      order by client_id, contact_id returning 1
    )
    select (select count(*)::int from letters) as letters, (select count(*) from others) as others`.execute(
    trx,
  );
  // or the first letters are claimed by plans made for an empty table
  await sql`select count_campaign_letters()`.execute(trx);
  return rows[0]?.letters ?? 0;
}
