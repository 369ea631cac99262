import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { transactAsSystem } from '#server/db/transact.ts';
import { tellTold, troubled, undeliverable } from '#server/mail/public.ts';
import type { Shown } from './run-outcome.ts';

/** The worker's side of campaigns; each of these is a transaction of its own, committed before anything follows from it. */

export type ClaimedLetter = {
  id: number;
  address: string;
  messageId: string;
  tries: number;
  contact: {
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    position: string | null;
  };
  client: { id: number; name: string };
  manager: { name: string; phone: string | null; email: string } | null;
};

/** A letter claimed so long ago was in the hands of a worker that is gone: no talk begins late, and none lasts longer. */
const LOST_MINUTES = 3;

/** Nobody knows whether they were taken, and so they are never sent again. */
export async function loseClaims(db: Kysely<DB>): Promise<void> {
  await sql`update campaign_letters set state = 'unknown', claimed_at = null, ended_at = now(), trouble_code = 'outcomeUnknown'
    where id in (select id from campaign_letters where state = 'sending' and claimed_at < now() - make_interval(mins => ${LOST_MINUTES}::int) for update skip locked)`.execute(
    db,
  );
}

type Claim = {
  most: number;
  /** Where message ids are from. */
  place: string;
  /** Whether who sends it sees the client `k` now. */
  seen: RawBuilder<boolean>;
};

/**
 * The next letters of a campaign that runs, as many as its rate leaves, in one hand only. Whether the address may still be written
 * to is asked at this moment; who may not is left out for good.
 */
export async function claimLetters(
  db: Kysely<DB>,
  campaignId: number,
  { most, place, seen }: Claim,
): Promise<ClaimedLetter[]> {
  const { rows } = await sql<ClaimedLetter>`
    with g as materialized (
      select c.id, c.per_minute, greatest(coalesce(c.paced_until, '-infinity'), now() - make_interval(secs => greatest(1, 60.0 / c.per_minute))) as since
      from campaigns c where c.id = ${campaignId} and c.state = 'running' for update),
    due as materialized (
      select m.id, m.address, m.client_id, m.contact_id from campaign_letters m
      where m.campaign_id = ${campaignId} and m.state = 'waiting' and (m.next_try_at is null or m.next_try_at <= now())
      order by m.id limit coalesce((select least(${most}::int, floor(extract(epoch from now() - g.since) * g.per_minute / 60 + 0.001)::int) from g), 0)
      for update of m skip locked),
    judged as materialized (
      select d.id, d.address, case
          when exists (select 1 from suppressions z where z.address = d.address) then 'suppressed'
          when ${undeliverable(sql`d.address`)} then 'bounced'
          when k.id is null or p.id is null then 'outOfSight'
          when not exists (select 1 from consents s where s.contact_id = p.id and s.purpose = 'mailing' and s.withdrawn_on is null) then 'noConsent'
        end as why,
        json_build_object('firstName', p.first_name, 'middleName', p.middle_name, 'lastName', p.last_name, 'position', p.position) as contact,
        json_build_object('id', k.id, 'name', k.name) as client,
        (select json_build_object('name', concat_ws(' ', w.last_name, w.first_name, w.middle_name), 'phone', w.phone, 'email', w.email)
          from employees w where w.id = k.manager_id and w.status = 'active') as manager
      from due d
        left join clients k on k.id = d.client_id and k.archived_at is null and ${seen}
        left join contacts p on p.id = d.contact_id and p.archived_at is null and d.address = any(array(select lower(btrim(e)) from unnest(p.emails) e))),
    claimed as (
      update campaign_letters m set state = case when j.why is null then 'sending' else 'leftOut' end, left_out_why = j.why, next_try_at = null,
        claimed_at = case when j.why is null then now() end, ended_at = case when j.why is not null then now() end,
        message_id = case when j.why is null then coalesce(m.message_id, '<' || gen_random_uuid() || '@' || ${place}::text || '>') else m.message_id end
      from judged j where m.id = j.id returning m.id, m.message_id, m.tries, m.state),
    paced as (
      update campaigns c set paced_until = g.since + make_interval(secs => (select count(*) from claimed where state = 'sending') * 60.0 / g.per_minute)
      from g where c.id = g.id and exists (select 1 from claimed where state = 'sending'))
    select j.id, j.address, c.message_id as "messageId", c.tries, j.contact, j.client, j.manager
    from claimed c join judged j on j.id = c.id where c.state = 'sending' order by j.id`.execute(db);
  return rows;
}

export type Outcome = {
  id: number;
  messageId: string;
  address: string;
  clientId: number;
  /** `waiting`: surely not taken, and tried again. */
  state: 'sent' | 'refused' | 'unknown' | 'waiting';
  /** Until the next try; null: its turn comes at once, and this was none. */
  minutes: number | null;
  code: string | null;
  answer: string | null;
  /** What it showed of the address. */
  shown: Shown | null;
};

/** What came of letters in hand. A row that is in other hands by now stays; that one was taken after all is worth knowing. */
export async function keepOutcomes(
  db: Kysely<DB>,
  campaignId: number,
  subject: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  await transactAsSystem(db, async (trx) => {
    await sql`
      with came as materialized (
        select r.* from jsonb_to_recordset(${JSON.stringify(outcomes.map(({ shown: _, ...one }) => one))}::jsonb) as r
          (id bigint, "messageId" text, state text, minutes integer, code text, answer text)),
      g as materialized (select id, state, started_by from campaigns where id = ${campaignId} for share),
      kept as (
        update campaign_letters m set
          state = case when r.state = 'waiting' and g.state = 'stopped' then 'leftOut' else r.state end,
          left_out_why = case when r.state = 'waiting' and g.state = 'stopped' then 'stopped' end,
          claimed_at = null, ended_at = case when r.state <> 'waiting' or g.state = 'stopped' then now() end,
          tries = m.tries + case when r.state = 'waiting' and r.minutes is null then 0 else 1 end,
          next_try_at = now() + make_interval(mins => r.minutes), trouble_code = r.code, trouble_answer = r.answer
        from came r, g where m.id = r.id and m.message_id = r."messageId" and (m.state = 'sending' or (m.state = 'unknown' and r.state = 'sent'))
        returning m.address, m.client_id, m.state),
      passed as (
        update address_troubles z set cleared_at = now() from kept
        where kept.state = 'sent' and z.address = kept.address and z.kind = 'passing' and z.cleared_at is null)
      insert into journal (actor_id, kind, client_id, data)
        select g.started_by, 'campaignSent', k.client_id, jsonb_build_object('campaignId', g.id, 'subject', ${subject}::text)
        from g, (select distinct client_id from kept where state = 'sent') k order by k.client_id
      on conflict (client_id, (data ->> 'campaignId')) where kind = 'campaignSent' do nothing`.execute(trx);
    for (const { address, shown } of outcomes) {
      if (!shown) continue;
      await sql`with refused as (select null::bigint as letter_id, ${address}::text as address),
        ${troubled(sql`refused`, shown)} select ${tellTold} as told`.execute(trx);
    }
  });
}

/** How the last of them ended, since somebody let it go on. */
export async function lastEnded(
  db: Kysely<DB>,
  campaignId: number,
  lookedAt: number,
): Promise<{ ended: number; failed: number }> {
  const { rows } = await sql<{ ended: number; failed: number }>`
    select count(*)::int as ended, count(*) filter (where x.state in ('refused', 'bounced'))::int as failed from (
      select m.state from campaign_letters m join campaigns g on g.id = m.campaign_id
      where m.campaign_id = ${campaignId} and m.ended_at is not null and m.ended_at > coalesce(g.resumed_at, '-infinity')
        and m.state in ('sent', 'refused', 'bounced', 'unknown')
      order by m.ended_at desc limit ${lookedAt}::int) x`.execute(db);
  return rows[0] ?? { ended: 0, failed: 0 };
}

/** Letters of the house that could go now: they go before those of campaigns. */
export async function serviceMailIsDue(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select 1 from letters where state in ('waiting', 'failed') and next_try_at <= now() and expires_at > now()) as due`.execute(
    db,
  );
  return rows[0]?.due ?? false;
}
