import { type RawBuilder, sql } from 'kysely';
import type { Failed } from './report.ts';

/** What one letter showed of the address it went to. */
export type Shown = Pick<Failed, 'kind' | 'reason' | 'status' | 'answer'>;

/** More clients than ever share one address, and an end to what one report may write. */
const MOST_CLIENTS = 50;

/**
 * Parts of one statement, after a part with the rows (`letter_id`, `address`) that came back: the address is marked, and where that is news each client
 * with the address has a line in its feed. Who knows the client knows its addresses; a letter to an employee is in no client's feed. What
 * lasts is not made less by what passes, and counts from when it began.
 */
export const troubled = (from: RawBuilder<unknown>, { kind, reason, status, answer }: Shown) => sql`
  troubled as (
    insert into address_troubles as z (address, kind, reason, status, answer, at, letter_id)
    select distinct on (lower(f.address)) lower(f.address), ${kind}, ${reason}, ${status}, ${answer}::text, statement_timestamp(), f.letter_id from ${from} f
    on conflict (address) do update set
      kind = case when ${stays} then z.kind else excluded.kind end, reason = case when ${stays} then z.reason else excluded.reason end,
      status = case when ${stays} then z.status else excluded.status end, answer = case when ${stays} then z.answer else excluded.answer end,
      letter_id = case when ${stays} then z.letter_id else excluded.letter_id end,
      at = case when z.cleared_at is null and (${stays} or z.kind = excluded.kind) then z.at else excluded.at end,
      count = case when z.cleared_at is null then z.count + 1 else 1 end, cleared_at = null, cleared_by = null
    returning z.address, z.at = statement_timestamp() as news),
  told as (
    insert into journal (kind, client_id, data)
    select ${reason === 'delayed' ? 'addressDelayed' : 'addressTroubled'}, x.client_id, jsonb_strip_nulls(jsonb_build_object('contactId', x.contact_id, 'reason', ${reason}::text, 'trouble', ${kind}::text, 'status', ${status}::text))
    from troubled t cross join lateral (
      select distinct on (y.client_id) y.client_id, y.contact_id from (
        select p.client_id, p.id as contact_id from contacts p where p.archived_at is null and reach_of(p.phones, p.emails) @> array[t.address]
        union all select k.id, null from clients k where reach_of(k.phones, k.emails) @> array[t.address]) y
      join clients c on c.id = y.client_id and c.removed_at is null
      order by y.client_id, y.contact_id limit ${MOST_CLIENTS}::int) x
    where t.news order by x.client_id
    returning client_id)`;

const stays = sql`(z.cleared_at is null and z.kind = 'permanent' and excluded.kind = 'passing')`;

/** Open pages of those clients hear of it with the commit. */
export const tellTold = sql`(select count(pg_notify('live', json_build_object('kind', 'client', 'id', told.client_id)::text))::int from told)`;
