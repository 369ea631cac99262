import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { shownBy } from './in/shown-by.ts';
import { tellTold, troubled } from './in/trouble-address.sql.ts';
import type { Trouble } from './trouble.ts';

/** The job's side of the outbox; each of these is a transaction of its own. */

export type Claimed = {
  id: number;
  kind: string;
  employeeId: number | null;
  to: string;
  subject: string;
  content: string;
  messageId: string;
  thread: string | null;
  tries: number;
  uncertain: number;
};

/** A letter on its way longer than any talk may last was on its way when the worker died. */
const LOST_MINUTES = 3;
/** Minutes until the next try, by how many there were; after three days it is given up. */
const PAUSES = [1, 5, 15, 30, 60, 120, 240] as const;
const GIVEN_UP_DAYS = 3;
/** Of a server that is away, for all letters together: it is asked often enough to be found soon after it is back. */
const SERVER_PAUSES = [1, 2, 5] as const;

export async function readServer(db: Kysely<DB>) {
  return db
    .selectFrom('mail_settings')
    .selectAll()
    .select(sql<boolean>`next_try_at is null or next_try_at <= now()`.as('due'))
    .executeTakeFirstOrThrow();
}

/**
 * Out of date, or to somebody who left or has another address by now: not sent, and its words go. What the worker lost on the way
 * is tried once more, and given up when that was lost as well.
 */
export async function tidyOutbox(db: Kysely<DB>): Promise<void> {
  await sql`
    with lost as (
      update letters set state = case when uncertain = 0 then 'failed' else 'dead' end, uncertain = uncertain + 1, claimed_at = null, next_try_at = now(),
          trouble_code = 'outcomeUnknown', trouble_answer = null, ended_at = case when uncertain = 0 then null else now() end
        where state = 'sending' and claimed_at < now() - make_interval(mins => ${LOST_MINUTES}::int) returning id)
    update letters l set state = case when l.state = 'dead' then 'dead' else 'expired' end, content = null, ended_at = coalesce(l.ended_at, now())
      where l.content is not null and l.state in ('waiting', 'failed', 'dead')
        and (l.expires_at <= now() or exists (select 1 from employees e where e.id = l.employee_id and (e.status = 'dismissed' or e.email is distinct from l.to_address)))`.execute(
    db,
  );
}

/** The one whose turn has been for the longest; nobody else gets it. */
export async function claimLetter(db: Kysely<DB>): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    update letters set state = 'sending', claimed_at = now(), tries = tries + 1, first_tried_at = coalesce(first_tried_at, now())
      where id = (select id from letters where state in ('waiting', 'failed') and next_try_at <= now() and expires_at > now()
        order by next_try_at, id limit 1 for update skip locked)
    returning id, kind, employee_id as "employeeId", to_address as "to", subject, content, message_id as "messageId", thread, tries, uncertain`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function noteSent(db: Kysely<DB>, id: number): Promise<void> {
  await sql`
    with sent as (update letters set state = 'sent', content = null, claimed_at = null, ended_at = now(), trouble_code = null, trouble_answer = null
      where id = ${id} and state = 'sending' returning to_address),
    passed as (update address_troubles z set cleared_at = now() from sent where z.address = lower(sent.to_address) and z.kind = 'passing' and z.cleared_at is null)
    update mail_settings set worked_at = now(), failing_since = null, failures = 0, next_try_at = null, trouble_code = null, trouble_answer = null`.execute(
    db,
  );
}

/** By the time it was to go there was nothing to say any more. */
export async function noteNothingLeft(db: Kysely<DB>, { id, tries }: Claimed): Promise<void> {
  await sql`update letters set state = 'cancelled', content = null, claimed_at = null, ended_at = now(), trouble_code = 'nothingLeft', trouble_answer = null
    where id = ${id} and state = 'sending' and tries = ${tries}`.execute(db);
}

/** No byte of it has left: its turn comes again. */
export async function putBack(db: Kysely<DB>, { id, tries }: Claimed): Promise<void> {
  await sql`update letters set state = 'waiting', claimed_at = null, next_try_at = now() + interval '1 minute' where id = ${id} and state = 'sending' and tries = ${tries}`.execute(
    db,
  );
}

/**
 * A letter the server would not take, or of which nobody knows. A recipient refused for good is known at the address from then
 * on. `tries`: a worker that slept through it no longer has it in hand.
 */
export async function noteFailed(db: Kysely<DB>, letter: Claimed, trouble: Trouble): Promise<void> {
  const unknown = trouble.code === 'outcomeUnknown';
  const over = !trouble.passing || (unknown && letter.uncertain > 0);
  const pause = PAUSES[Math.min(letter.tries, PAUSES.length) - 1] ?? 1;
  const shown = shownBy(trouble);
  await sql`
    with noted as (update letters set claimed_at = null, uncertain = uncertain + ${unknown ? 1 : 0}::int, trouble_code = ${trouble.code}, trouble_answer = ${trouble.answer},
        next_try_at = now() + make_interval(mins => ${pause}::int),
        state = case when ${over}::boolean or first_tried_at < now() - make_interval(days => ${GIVEN_UP_DAYS}::int) then 'dead' else 'failed' end,
        ended_at = case when ${over}::boolean or first_tried_at < now() - make_interval(days => ${GIVEN_UP_DAYS}::int) then now() end
      where id = ${letter.id} and state = 'sending' and tries = ${letter.tries} returning id as letter_id, to_address as address)
    ${shown ? sql`, ${troubled(sql`noted`, shown)} select ${tellTold} as told` : sql`select count(*) from noted`}`.execute(
    db,
  );
}

/** The server is at fault: the letter keeps its turn, all wait. */
export async function noteServerFailed(db: Kysely<DB>, letter: Claimed, trouble: Trouble): Promise<void> {
  await sql`
    with kept as (update letters set state = 'failed', claimed_at = null, trouble_code = ${trouble.code}, trouble_answer = ${trouble.answer}
      where id = ${letter.id} and state = 'sending' and tries = ${letter.tries} returning id)
    ${serverFailed(trouble)}`.execute(db);
}

/** The same, found by letters of another kind: whoever sends mail waits for the same server. Of several who find it at once one counts. */
export async function noteServerTrouble(db: Kysely<DB>, trouble: Trouble): Promise<void> {
  await sql`${serverFailed(trouble)} where next_try_at is null or next_try_at <= now()`.execute(db);
}

/** It took a letter. */
export async function noteServerWorks(db: Kysely<DB>): Promise<void> {
  await sql`update mail_settings set worked_at = now(), failing_since = null, failures = 0, next_try_at = null, trouble_code = null, trouble_answer = null
    where failing_since is not null or worked_at is null or worked_at < now() - interval '1 minute'`.execute(
    db,
  );
}

const serverFailed = (trouble: Trouble) => {
  const minutes = sql`(array[${sql.join(SERVER_PAUSES.map((pause) => sql`${pause}::int`))}])[least(failures + 1, ${SERVER_PAUSES.length}::int)]`;
  return sql`update mail_settings set failing_since = coalesce(failing_since, now()), next_try_at = now() + make_interval(mins => ${minutes}),
      failures = failures + 1, trouble_code = ${trouble.code}, trouble_answer = ${trouble.answer}`;
};
