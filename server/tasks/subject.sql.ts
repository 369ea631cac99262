import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import type { About } from './tasks.store.ts';

export type SubjectRow = {
  type: 'order' | 'client' | 'news' | 'comment' | 'hidden';
  id: number | null;
  title: string;
  subtitle: string | null;
  place: { type: 'order' | 'contract' | 'client'; id: number } | null;
};
type Subject = RawBuilder<SubjectRow | null>;

const orderSubject = (where: RawBuilder<boolean>): Subject => sql`
  (select json_build_object('type', 'order', 'id', o.id, 'title', o.number,
    'subtitle', (select k.name from clients k where k.id = o.client_id), 'place', null) from orders o where ${where})`;
const clientSubject = (where: RawBuilder<boolean>): Subject => sql`
  (select json_build_object('type', 'client', 'id', k.id, 'title', k.name, 'subtitle', null, 'place', null) from clients k where ${where})`;
const newsSubject = (where: RawBuilder<boolean>): Subject => sql`
  (select json_build_object('type', 'news', 'id', nw.id, 'title', nw.title, 'subtitle', null, 'place', null) from news nw where ${where})`;
/** Where the comment `c` stands, and never what it says. */
const commentSubject = (where: RawBuilder<boolean>): Subject => sql`
  (select json_build_object('type', 'comment', 'id', c.id,
    'title', coalesce((select o.number from orders o where o.id = c.order_id), (select t.number from contracts t where t.id = c.contract_id),
      (select k.name from clients k where k.id = c.client_id)),
    'subtitle', null,
    'place', json_build_object('type', case when c.order_id is not null then 'order' when c.contract_id is not null then 'contract' else 'client' end,
      'id', coalesce(c.order_id, c.contract_id, c.client_id))) from comments c where ${where})`;

const hidden = sql`json_build_object('type', 'hidden', 'id', null, 'title', '', 'subtitle', null, 'place', null)`;

/** What the task `tk` is about, or that it is about something out of the reader's sight. */
export const subjectJson = (reader: Reader): Subject => sql`case
  when tk.order_id is not null then coalesce(${orderSubject(sql`o.id = tk.order_id and ${reader.sql.order()}`)}, ${hidden})
  when tk.client_id is not null then coalesce(${clientSubject(reader.sql.clientOfTask())}, ${hidden})
  when tk.news_id is not null then coalesce(${newsSubject(sql`nw.id = tk.news_id and ${reader.sql.news()}`)}, ${hidden})
  when tk.comment_id is not null then coalesce(${commentSubject(sql`c.id = tk.comment_id and ${reader.sql.comment()}`)}, ${hidden}) end`;

/** What a new task is to be about, as far as its author sees it; a draft of news may yet be thrown away, so it is nothing. */
export const subjectsFor = (reader: Reader, { orderId, clientId, newsId, commentId }: About) => sql`
  ${orderSubject(sql`o.id = ${orderId}::bigint and ${reader.sql.order()}`)} as "orderId",
  ${clientSubject(sql`k.id = ${clientId}::bigint and k.merged_into_id is null and ${reader.sql.client()}`)} as "clientId",
  ${newsSubject(sql`nw.id = ${newsId}::bigint and nw.published_at is not null and ${reader.sql.news()}`)} as "newsId",
  ${commentSubject(sql`c.id = ${commentId}::bigint and ${reader.sql.comment()}`)} as "commentId"`;
