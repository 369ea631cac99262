import { sql, type Transaction } from 'kysely';
import type { Away } from '#domain/notifications/mail-moment.ts';
import type { DB } from '#server/db/tables.ts';
import type { OwnMailSettings } from './mail-settings.ts';

/** One fact told to one person, of which they may want a letter. */
export type WaitingMail = {
  journalId: number;
  employeeId: number;
  kind: string;
  mentioned: boolean;
  daysBefore: number | null;
  /** ISO */
  at: string;
  /** What it is of, for letters of one record to stand together: `order 57`. */
  record: string;
  /** Read in the page, or put off there: whoever saw it needs no letter. */
  settled: boolean;
};
export type MailReader = {
  employeeId: number;
  email: string;
  language: 'ru' | 'en';
  settings: OwnMailSettings | null;
  away: Away[];
};

/** No post goes there (RFC 2606): so are the people of the demonstration company called. */
const nowhere = sql<boolean>`e.email like '%.example'`;

/** Two rounds at once would write two letters of one thing. */
export async function oneMailRound(trx: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(7009)`.execute(trx);
}

/** Of letters that went, of people who left and of invented ones, nothing waits any more. */
export async function forgetMailed(trx: Transaction<DB>): Promise<void> {
  await sql`delete from notification_mails m using letters l where l.id = m.letter_id and l.content is null`.execute(
    trx,
  );
  await sql`delete from notification_mails m using employees e where e.id = m.employee_id and (e.status <> 'active' or ${nowhere}) and m.letter_id is null`.execute(
    trx,
  );
}

/** All that waits: of a part of it, what is due of some would stand behind what is not due of others. */
export async function waitingMails(trx: Transaction<DB>): Promise<WaitingMail[]> {
  const { rows } = await sql<WaitingMail>`
    select m.journal_id as "journalId", m.employee_id as "employeeId", m.kind, (j.data ->> 'daysBefore')::int as "daysBefore",
      m.at::text as at,
      case when n.order_id is not null then 'order ' || n.order_id when n.contract_id is not null then 'contract ' || n.contract_id
        when n.client_id is not null then 'client ' || n.client_id when n.import_id is not null then 'import ' || n.import_id
        when n.certificate_id is not null then 'certificate ' || n.certificate_id
        when n.task_id is not null then 'task ' || n.task_id
        when n.news_id is not null then 'news ' || n.news_id 
        when n.absence_request_id is not null then 'absence ' || n.absence_request_id
        when n.campaign_id is not null then 'campaign ' || n.campaign_id else 'row ' || n.id end as record,
      coalesce(m.kind = 'commentWritten' and m.employee_id = any((select c.mentions from comments c where c.id = (j.data ->> 'commentId')::bigint)::bigint[]), false) as mentioned,
      (coalesce(n.read_at >= m.at, false) or exists (select 1 from notification_postponements z where z.notification_id = n.id and z.until > now())) as settled
    from notification_mails m join journal j on j.id = m.journal_id join notifications n on n.id = m.notification_id
    where m.letter_id is null order by m.employee_id, m.journal_id`.execute(trx);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** Those of them who have letters to get, or those who read of the whole company. */
export async function mailReaders(
  trx: Transaction<DB>,
  who: readonly number[] | 'directors',
): Promise<MailReader[]> {
  const wanted =
    who === 'directors' ? sql`'director' = any(e.roles)` : sql`e.id = any(${[...who]}::bigint[])`;
  const { rows } = await sql<MailReader>`
    select e.id as "employeeId", e.email, e.language,
      case when s.employee_id is not null then json_build_object('ways', s.ways, 'dailyHour', s.daily_hour, 'holdDaysOff', s.hold_days_off,
        'quiet', case when s.quiet_from is not null then json_build_object('from', to_char(s.quiet_from, 'HH24:MI'), 'to', to_char(s.quiet_to, 'HH24:MI')) end) end as settings,
      coalesce((select json_agg(json_build_object('from', a.from_on::text, 'to', a.to_on::text)) from absences a
        where a.employee_id = e.id and a.cancelled_at is null and a.to_on >= (now() - interval '3 days')::date), '[]'::json) as away
    from employees e left join notification_settings s on s.employee_id = e.id
    where e.status = 'active' and not ${nowhere} and ${wanted} order by e.id`.execute(trx);
  return rows;
}

export async function forgetMails(trx: Transaction<DB>, mails: readonly WaitingMail[]): Promise<void> {
  if (mails.length === 0) return;
  await sql`delete from notification_mails m using ${keysOf(mails)} where (m.journal_id, m.employee_id) = (x.j, x.e) and m.letter_id is null`.execute(
    trx,
  );
}

export async function putIntoLetter(
  trx: Transaction<DB>,
  mails: readonly WaitingMail[],
  letterId: number,
): Promise<void> {
  await sql`update notification_mails m set letter_id = ${letterId} from ${keysOf(mails)} where (m.journal_id, m.employee_id) = (x.j, x.e)`.execute(
    trx,
  );
}

const keysOf = (mails: readonly WaitingMail[]) =>
  sql`unnest(${mails.map((one) => one.journalId)}::bigint[], ${mails.map((one) => one.employeeId)}::bigint[]) as x (j, e)`;

export async function companyZone(trx: Transaction<DB>): Promise<string> {
  const row = await trx.selectFrom('company').select('time_zone').executeTakeFirstOrThrow();
  return row.time_zone;
}

/** Whether any order is past the term of its step: else there is nothing to overlook. */
export async function somethingIsLate(trx: Transaction<DB>): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`
    select exists (select 1 from orders o, company c where o.step_due_on < (now() at time zone c.time_zone)::date and o.archived_at is null
      and o.removed_at is null and o.status <> 'refused') as late`.execute(trx);
  return rows[0]?.late ?? false;
}
