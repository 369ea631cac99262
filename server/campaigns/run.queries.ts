import { sql } from 'kysely';
import { z } from 'zod';
import type { campaignRunRoutes } from '#api/campaign-run.ts';
import type { QueryOf } from '#api/route.ts';
import type { CampaignState, LetterState } from '#domain/campaigns/blocks.ts';
import { cursorId, cutPage, decodeCursor } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type ProgressRow = {
  state: CampaignState;
  pausedWhy: 'person' | 'bounces' | 'server' | 'rights' | 'unsaid' | null;
  perMinute: number;
  byState: Partial<Record<LetterState, number>>;
  unsubscribed: number;
  sentLastMinute: number;
  /** For how long it has been sent, at most the minute. */
  seconds: number;
};

/** How far it is, of the letters to clients the reader sees: one statement, so that the sums are of one moment. */
export async function readProgress(reader: Reader, id: number): Promise<ProgressRow> {
  const [row] = await reader.run(sql<ProgressRow>`
    with m as materialized (
      select m.state, count(*)::int as count, count(m.unsubscribed_at)::int as unsubscribed,
        count(*) filter (where m.ended_at > now() - interval '1 minute')::int as lately
      from campaign_letters m join clients k on k.id = m.client_id where m.campaign_id = ${id} and ${reader.sql.client()} group by m.state)
    select g.state, g.paused_why as "pausedWhy", g.per_minute as "perMinute",
      (select coalesce(json_object_agg(m.state, m.count), '{}') from m) as "byState",
      (select coalesce(sum(m.unsubscribed), 0)::int from m) as unsubscribed,
      (select coalesce(sum(m.lately), 0)::int from m where m.state in ('sent', 'refused', 'unknown', 'bounced')) as "sentLastMinute",
      coalesce(least(60, extract(epoch from now() - coalesce(g.resumed_at, g.started_at))), 0)::float8 as seconds
    from campaigns g where g.id = ${id} and ${reader.sql.campaign()}`);
  if (!row) throw notFound();
  return row;
}

export type RecipientRow = {
  id: number;
  address: string;
  client: { id: number; name: string };
  contact: {
    id: number;
    lastName: string | null;
    firstName: string | null;
    middleName: string | null;
    label: string | null;
  } | null;
  state: LetterState;
  leftOutWhy: 'suppressed' | 'noConsent' | 'bounced' | 'outOfSight' | 'stopped' | null;
  endedAt: string | null;
  unsubscribedAt: string | null;
  code: string | null;
  answer: string | null;
};
type Asked = { state?: LetterState | undefined; after: number; limit: number };

/** In the order in which they go; null: there is no such campaign. */
export async function listRecipients(
  reader: Reader,
  id: number,
  { state, after, limit }: Asked,
): Promise<RecipientRow[] | null> {
  const rows = await reader.run(sql<{ [K in keyof RecipientRow]: RecipientRow[K] | null }>`
    with g as materialized (select g.id from campaigns g where g.id = ${id} and ${reader.sql.campaign()}),
    page as (
      select m.*, k.name as client_name from campaign_letters m join clients k on k.id = m.client_id
      where m.campaign_id = (select g.id from g) and m.id > ${after} ${state ? sql`and m.state = ${state}` : sql``} and ${reader.sql.client()}
      order by m.id limit ${limit})
    select m.id, m.address, json_build_object('id', m.client_id, 'name', m.client_name) as client, m.state, m.left_out_why as "leftOutWhy",
      (select json_build_object('id', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'label', p.label)
        from contacts p where p.id = m.contact_id) as contact,
      m.ended_at as "endedAt", m.unsubscribed_at as "unsubscribedAt", m.trouble_code as code, m.trouble_answer as answer
    from g left join page m on true order by m.id`);
  if (rows.length === 0) return null;
  return rows.filter((row): row is RecipientRow => row.id !== null);
}

export async function mustSeeCampaign(reader: Reader, id: number): Promise<{ id: number; name: string }> {
  const row = await reader.campaigns().where('g.id', '=', id).select(['g.id', 'g.name']).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const place = z.tuple([cursorId]);

/** What people of a client the reader sees were sent, the newest first; whose campaign it was is known to who sees that. */
export async function lettersOfClient(
  reader: Reader,
  clientId: number,
  { cursor, limit }: QueryOf<typeof campaignRunRoutes.ofClient>,
) {
  const from = decodeCursor(cursor, place);
  const rows = await reader.run(sql<
    Omit<RecipientRow, 'client' | 'id'> & { id: number | null } & {
      campaignId: number | null;
      subject: string;
    }
  >`
    select m.id, m.address, m.state, m.ended_at as "endedAt", m.unsubscribed_at as "unsubscribedAt", g.subject,
      case when ${reader.sql.campaign()} then g.id end as "campaignId",
      case when p.id is not null then json_build_object('id', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'label', p.label) end as contact
    from clients k left join campaign_letters m on m.client_id = k.id and m.state in ('sent', 'bounced', 'unknown', 'refused')
        ${from ? sql`and m.id < ${from[0]}::bigint` : sql``}
      left join campaigns g on g.id = m.campaign_id left join contacts p on p.id = m.contact_id
    where k.id = ${clientId} and ${reader.sql.client()} order by m.id desc nulls last limit ${limit + 1}`);
  if (rows.length === 0) throw notFound();
  const found = rows.filter((row): row is typeof row & { id: number } => row.id !== null);
  return cutPage(found, limit, ({ id }) => [id]);
}
