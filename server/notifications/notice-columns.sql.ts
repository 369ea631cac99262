import { sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** What a fact told to somebody is about, as the page and the letters say it. */
export type NoticeFact = {
  kind: string;
  at: string;
  lostRecord: string | null;
  orderId: number | null;
  orderNumber: string | null;
  definitionId: number | null;
  clientId: number | null;
  clientName: string | null;
  contractId: number | null;
  contractNumber: string | null;
  taskId: number | null;
  taskTitle: string | null;
  /** Of a certificate: whose, for what, until when. */
  certificate: { employeeId: number; employee: string; title: string; validUntil: string | null } | null;
  newsId: number | null;
  newsTitle: string | null;
  /** A request for an absence: whose, and the days. */
  absence: { id: number; name: string; fromOn: string; toOn: string } | null;
  importId: number | null;
  importName: string | null;
  /** Rows an import wrote, and rows that are wrong. */
  importRows: { done: number; wrong: number } | null;
  campaignId: number | null;
  campaignName: string | null;
  /** Why a campaign halted by itself. */
  haltedWhy: string | null;
  /** The call it speaks of, while the person sees that: its day, time, and who is to call. */
  call: { on: string; at: string | null; responsible: string } | null;
  actor: { id: number; name: string; position: string } | null;
  stepKey: string | null;
  key: string | null;
};

/** Of the notification `n`, its fact `j` of the journal, who did it `a`, the order `r` and the client `k`. */
export const noticeColumns = (reader: Reader) => [
  sql<string | null>`n.lost_record`.as('lostRecord'),
  sql<number | null>`r.id`.as('orderId'),
  sql<string | null>`r.number`.as('orderNumber'),
  sql<number | null>`r.definition_id`.as('definitionId'),
  sql<number | null>`n.client_id`.as('clientId'),
  sql<string | null>`k.name`.as('clientName'),
  sql<number | null>`n.contract_id`.as('contractId'),
  sql<string | null>`(select t.number from contracts t where t.id = n.contract_id)`.as('contractNumber'),
  sql<number | null>`n.task_id`.as('taskId'),
  sql<string | null>`(select tk.title from tasks tk where tk.id = n.task_id)`.as('taskTitle'),
  sql<
    NoticeFact['certificate']
  >`(select json_build_object('employeeId', ce.id, 'employee', concat_ws(' ', ce.last_name, ce.first_name, ce.middle_name), 'title', ct.title, 'validUntil', ct.valid_until)
    from employee_certificates ct join employees ce on ce.id = ct.employee_id where ct.id = n.certificate_id)`.as(
    'certificate',
  ),
  sql<number | null>`n.news_id`.as('newsId'),
  sql<string | null>`(select nw.title from news nw where nw.id = n.news_id)`.as('newsTitle'),
  sql<
    NoticeFact['absence']
  >`(select json_build_object('id', q.id, 'name', concat_ws(' ', w.last_name, w.first_name, w.middle_name), 'fromOn', q.from_on, 'toOn', q.to_on)
    from absence_requests q join employees w on w.id = q.employee_id where q.id = n.absence_request_id)`.as(
    'absence',
  ),
  sql<number | null>`n.import_id`.as('importId'),
  sql<string | null>`(select i.file_name from imports i where i.id = n.import_id)`.as('importName'),
  sql<
    NoticeFact['importRows']
  >`case when n.import_id is not null then json_build_object('done', j.data -> 'done', 'wrong', j.data -> 'wrong') end`.as(
    'importRows',
  ),
  sql<number | null>`n.campaign_id`.as('campaignId'),
  sql<string | null>`(select c.name from campaigns c where c.id = n.campaign_id)`.as('campaignName'),
  sql<string | null>`case when n.campaign_id is not null then j.data ->> 'why' end`.as('haltedWhy'),
  sql<
    NoticeFact['call']
  >`(select json_build_object('on', l.on_date, 'at', to_char(l.at_time, 'HH24:MI'), 'responsible', concat_ws(' ', w.last_name, w.first_name, w.middle_name))
    from calls l join employees w on w.id = l.responsible_id where n.client_id is not null and l.id = (j.data ->> 'callId')::bigint and ${reader.sql.call()})`.as(
    'call',
  ),
  sql<
    NoticeFact['actor']
  >`case when a.id is not null then json_build_object('id', a.id, 'name', concat_ws(' ', a.last_name, a.first_name, a.middle_name), 'position', a.position) end`.as(
    'actor',
  ),
  sql<string | null>`j.step_key`.as('stepKey'),
  sql<string | null>`j.data ->> 'key'`.as('key'),
];

/** A fact that waits to be told by a letter, as its reader sees it at this moment; newest first. */
export type LetterFact = NoticeFact & { notificationId: number; said: string | null };

export function factsOfLetter(reader: Reader, letterId: number): Promise<LetterFact[]> {
  return reader.run(sql<LetterFact>`
    ${reader
      .notifications()
      .innerJoin('notification_mails as m', 'm.notification_id', 'n.id')
      .innerJoin('journal as j', 'j.id', 'm.journal_id')
      .leftJoin('employees as a', 'a.id', 'j.actor_id')
      .leftJoin('orders as r', 'r.id', 'n.order_id')
      .leftJoin('clients as k', (join) => join.on(sql<boolean>`k.id = coalesce(r.client_id, n.client_id)`))
      .where('m.letter_id', '=', letterId)
      .where('m.employee_id', '=', reader.actor.employeeId)
      .where(sql<boolean>`not coalesce(n.read_at >= m.at, false)`)
      .where(sql<boolean>`not ${reader.sql.postponed()}`)
      .where(sql<boolean>`(not j.data ? 'commentId' or ${commentSeen(reader)})`)
      .select([
        'n.id as notificationId',
        sql<string>`case when ${mentions} then 'mentioned' else m.kind end`.as('kind'),
        isoJson(sql`j.at`).as('at'),
        commentWords(reader).as('said'),
        ...noticeColumns(reader),
      ])
      .orderBy('j.id', 'desc')}`);
}

const ofFact = sql`c.id = (j.data ->> 'commentId')::bigint`;
/** Names the reader of the letter. */
const mentions = sql<boolean>`m.kind = 'commentWritten' and m.employee_id = any((select c.mentions from comments c where ${ofFact})::bigint[])`;
const commentSeen = (reader: Reader) =>
  sql<boolean>`exists (select 1 from comments c where ${ofFact} and ${reader.sql.comment()})`;
const commentWords = (reader: Reader) =>
  sql<string | null>`(select left(c.body, 600) from comments c where ${ofFact} and ${reader.sql.comment()})`;
