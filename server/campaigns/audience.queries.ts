import { type RawBuilder, sql } from 'kysely';
import { type Audience, LEFT_OUT, type LeftOut } from '#domain/campaigns/blocks.ts';
import { inSegmentRow } from '#server/clients/public.ts';
import { undeliverable } from '#server/mail/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type AudienceRow = {
  client_id: number;
  contact_id: number | null;
  /** In lower case. */
  address: string | null;
  /** Why no letter goes there; null: it does. */
  why: LeftOut | null;
};

/**
 * Everybody of the chosen groups, one row for a contact and one for a client without any, with the first reason of LEFT_OUT that
 * holds. Of clients the reader sees, by live groups as the reader sees them; the archive is never written to. To be read from:
 * `select … from (${audienceSql(reader, audience)}) a`.
 */
export const audienceSql = (reader: Reader, { include, exclude }: Audience): RawBuilder<AudienceRow> =>
  audienceOf(reader, sql`${[...include]}::bigint[]`, sql`${[...exclude]}::bigint[]`);

/** The same, of groups that the statement finds itself. */
export function audienceOf(
  reader: Reader,
  include: RawBuilder<unknown>,
  exclude: RawBuilder<unknown>,
): RawBuilder<AudienceRow> {
  // nobody is taken in by a group in the archive; whom it kept away stays away
  const chosen = sql`exists (select 1 from segments s where s.id = any(${include}) and s.archived_at is null and ${inSegmentRow(reader)})
    and not exists (select 1 from segments s where s.id = any(${exclude}) and ${inSegmentRow(reader)})`;
  return sql<AudienceRow>`
    with chosen as materialized (
      select k.id from clients k where k.archived_at is null and ${reader.sql.client()} and ${chosen}
    ),
    people as (
      select c.id as client_id, p.id as contact_id, p.is_main, nullif(lower(btrim(p.emails[1])), '') as address
      from chosen c left join contacts p on p.client_id = c.id and p.archived_at is null
    ),
    judged as materialized (
      select y.client_id, y.contact_id, y.is_main, y.address, case
        when y.contact_id is null then 'noContact'
        when y.address is null then 'noAddress'
        when g.id is null then case when ${leftByLink} then 'unsubscribed' else 'noConsent' end
        when z.why <> 'bounced' then 'unsubscribed'
        when z.why = 'bounced' or ${undeliverable(sql`y.address`)} then 'bounced'
      end as why
      from people y
      left join consents g on g.contact_id = y.contact_id and g.purpose = 'mailing' and g.withdrawn_on is null
      left join suppressions z on z.address = y.address
    )
    select client_id, contact_id, address,
      -- of several who share an address the main contact gets the letter, then whoever was entered first
      case when why is null and row_number() over (partition by address, why is null order by is_main desc, contact_id) > 1
        then 'duplicate' else why end as why
    from judged`;
}

/** The last consent of the contact `y` was taken back by the link in a letter: that is more than none. */
const leftByLink = sql<boolean>`coalesce((select w.withdrawn_how = 'link' from consents w
  where w.contact_id = y.contact_id and w.purpose = 'mailing' order by w.id desc limit 1), false)`;

export type AudienceCounts = {
  clients: number;
  addresses: number;
  leftOut: { why: LeftOut; count: number }[];
};

/** How many get it and how many do not: of a draft as of now, of one that was started as it was then. null: there is none. */
export async function countAudience(reader: Reader, campaignId: number): Promise<AudienceCounts | null> {
  const [row] = await reader.run(sql<AudienceCounts>`
    with g as materialized (${campaign(reader, campaignId)}),
    everybody as materialized (
      ${ofDraft(reader)}
      union all select m.client_id, m.contact_id, m.address, null from campaign_letters m join clients k on k.id = m.client_id
        where m.campaign_id = (select g.id from g where not g.open) and ${reader.sql.client()}
      union all ${leftOutThen(reader)}
    )
    select count(distinct x.client_id)::int as clients, count(*) filter (where x.client_id is not null and x.why is null)::int as addresses,
      (select coalesce(json_agg(json_build_object('why', w.why, 'count', w.count) order by array_position(${[...LEFT_OUT]}::text[], w.why)), '[]'::json)
        from (select why, count(*)::int as count from everybody where why is not null group by why) w) as "leftOut"
    from g left join everybody x on true group by g.id`);
  return row ?? null;
}

export type LeftOutRow = {
  clientId: number;
  clientName: string;
  contact: {
    id: number;
    lastName: string | null;
    firstName: string | null;
    middleName: string | null;
    label: string | null;
  } | null;
  address: string | null;
  why: LeftOut;
};
export type LeftOutQuery = { why?: LeftOut | undefined; limit: number };

/** Those who do not get it, by client, `limit + 1` of them after a place; null: there is no such campaign. */
export async function listLeftOut(
  reader: Reader,
  campaignId: number,
  { why, limit }: LeftOutQuery,
  after: readonly [clientId: number, contactId: number] | null,
): Promise<LeftOutRow[] | null> {
  const rows = await reader.run(sql<{ [K in keyof LeftOutRow]: LeftOutRow[K] | null }>`
    with g as materialized (${campaign(reader, campaignId)}),
    page as (
      select * from (${ofDraft(reader)} union all ${leftOutThen(reader)}) x
      where x.why is not null ${why ? sql`and x.why = ${why}` : sql``}
        ${after ? sql`and (x.client_id, coalesce(x.contact_id, 0)) > (${after[0]}::bigint, ${after[1]}::bigint)` : sql``}
      order by x.client_id, coalesce(x.contact_id, 0) limit ${limit + 1}
    )
    select page.client_id as "clientId", k.name as "clientName", page.address, page.why,
      (select json_build_object('id', p.id, 'lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'label', p.label)
        from contacts p where p.id = page.contact_id) as contact
    from g left join page on true left join clients k on k.id = page.client_id
    order by page.client_id, coalesce(page.contact_id, 0)`);
  if (rows.length === 0) return null;
  return rows.filter((row): row is LeftOutRow => row.clientId !== null);
}

/** The campaign a statement speaks of; `open`: nobody was written to yet, so that its groups are asked. */
const campaign = (reader: Reader, id: number) => sql`select g.id, g.state in ('draft', 'scheduled') as open,
  array(select jsonb_array_elements_text(g.audience -> 'include')::bigint) as include,
  array(select jsonb_array_elements_text(g.audience -> 'exclude')::bigint) as exclude
  from campaigns g where g.id = ${id} and ${reader.sql.campaign()}`;

const ofDraft = (reader: Reader) => sql`select a.client_id, a.contact_id, a.address, a.why
  from (${audienceOf(reader, sql`(select g.include from g)::bigint[]`, sql`(select g.exclude from g)::bigint[]`)}) a where (select g.open from g)`;

const leftOutThen = (reader: Reader) => sql`select m.client_id, m.contact_id, m.address, m.why
  from campaign_left_out m join clients k on k.id = m.client_id
  where m.campaign_id = (select g.id from g where not g.open) and ${reader.sql.client()}`;
