import { sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Failed, Report } from './report.ts';
import { tellTold, troubled } from './trouble-address.sql.ts';

/** Whether it tells of a letter that was sent from here, to an address it names. */
export async function keepReport(trx: Transaction<DB>, { messageIds, failed }: Report): Promise<boolean> {
  if (messageIds.length === 0) return false;
  let ours = false;
  for (const one of failed) ours = (await keepFailed(trx, messageIds, one)) || ours;
  return ours;
}

/**
 * Believed is who knows the Message-ID of a letter that went to this very address: it is a chance number, and stands nowhere but in the
 * letter. Each letter comes back once, and is late once, however many reports say so.
 */
async function keepFailed(
  trx: Transaction<DB>,
  messageIds: readonly string[],
  failed: Failed,
): Promise<boolean> {
  const back = failed.action === 'failed';
  const { rows } = await sql<{ ours: boolean }>`
    with ours as (select l.id from letters l where l.message_id = any(${messageIds}::text[]) and l.tries > 0
        and lower(l.to_address) = any(array(select lower(a) from unnest(${failed.addresses}::text[]) a))),
    marked as (${back ? returned(failed) : late} returning l.id as letter_id, l.to_address as address),
    ${troubled(sql`marked`, failed)}
    select exists (select 1 from ours) as ours, ${tellTold} as told`.execute(trx);
  return rows[0]?.ours || (back && (await keepReturnedCampaign(trx, messageIds, failed)));
}

/** The same of a letter of a campaign: its row says that it came back, whatever was known of it before. */
async function keepReturnedCampaign(
  trx: Transaction<DB>,
  messageIds: readonly string[],
  failed: Failed,
): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    with ours as (select m.id from campaign_letters m where m.message_id = any(${messageIds}::text[]) and m.state <> 'waiting'
        and m.address = any(array(select lower(a) from unnest(${failed.addresses}::text[]) a))),
    marked as (
      update campaign_letters m set state = 'bounced', claimed_at = null, ended_at = now(), trouble_code = 'returned', trouble_answer = ${failed.answer}::text
      from ours where m.id = ours.id and m.state in ('sending', 'sent', 'unknown') returning null::bigint as letter_id, m.address, m.campaign_id),
    ${troubled(sql`marked`, failed)}
    select exists (select 1 from ours) as ours, ${tellTold} as told,
      (select count(pg_notify('live', json_build_object('kind', 'campaign', 'id', campaign_id)::text))::int from marked) as heard`.execute(
    trx,
  );
  return rows[0]?.ours ?? false;
}

/** Whatever became of it here: the server had it. */
const returned = ({ reason, answer }: Failed) => sql`
  update letters l set returned_at = now(), return_reason = ${reason},
      state = case when ${stillOpen} then 'returned' else l.state end, content = case when ${stillOpen} then null else l.content end,
      claimed_at = case when ${stillOpen} then null else l.claimed_at end, ended_at = case when ${stillOpen} then now() else l.ended_at end,
      trouble_code = case when ${stillOpen} then 'returned' else l.trouble_code end, trouble_answer = case when ${stillOpen} then ${answer}::text else l.trouble_answer end
    from ours where l.id = ours.id and l.returned_at is null`;
const stillOpen = sql`(l.state in ('sent', 'sending', 'failed', 'dead'))`;

const late = sql`
  update letters l set delayed_at = now() from ours where l.id = ours.id and l.delayed_at is null and l.returned_at is null`;
