import { type RawBuilder, sql } from 'kysely';
import type { WordQuery } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** In the order in which they are shown. */
export const kinds = [
  'client',
  'contact',
  'contract',
  'order',
  'employee',
  'task',
  'news',
  'event',
  'document',
  'companyDocument',
  'comment',
] as const;
export type Kind = (typeof kinds)[number];
/** The record whose card shows it. */
export type HitPlace = {
  type: 'client' | 'contract' | 'order' | 'companyFolder' | 'calendar';
  id: number;
  /** Of the calendar: the day. */
  on?: string;
};

export type HitRow = {
  id: number;
  title: string;
  subtitle: string | null;
  badge: string | null;
  place: HitPlace | null;
  /** The text in which the words stand, and the same with marks around them. */
  body: string | null;
  marked: string | null;
  page: number | null;
};

/** Around a found word; no letter or digit, so neither is left in a text that words are looked for in. */
export const marks = ['⟦', '⟧'] as const;

/** What is shown of a hit `p (kind, id, reading)`; it was judged before. */
export function shownHits(reader: Reader, words: readonly WordQuery[]): RawBuilder<unknown> {
  const parts: [Kind, RawBuilder<unknown>][] = [
    ['client', client(reader)],
    ['contact', contact(reader)],
    ['contract', contract(reader)],
    ['order', order(reader)],
    ['employee', employee],
    ['task', task(reader)],
    ['news', news(reader)],
    ['event', event(reader)],
    ['document', document(reader, words)],
    ['companyDocument', companyDocument(reader, words)],
    ['comment', comment(reader, words)],
  ];
  return sql.join(
    parts.map(([kind, select]) => sql`select x.* from (${select}) x where p.kind = ${kind}`),
    sql` union all `,
  );
}

/** Nothing is looked for inside it. */
const plain = sql`null::text as body, null::text as marked, null::int as page`;
const noPlace = sql`null::jsonb as place`;
const place = (type: HitPlace['type'], id: RawBuilder<unknown>) =>
  sql`jsonb_build_object('type', ${type}::text, 'id', ${id})`;

const client = (reader: Reader) => sql`
  select k.name as title, k.inn as subtitle, case when k.archived_at is not null then 'archived' when k.status = 'refused' then 'refused' end as badge,
    ${noPlace}, ${plain}
  from clients k where k.id = p.id and ${reader.sql.client()}`;

const contact = (reader: Reader) => sql`
  select coalesce(nullif(concat_ws(' ', q.last_name, q.first_name, q.middle_name), ''), q.label), concat_ws(' · ', k.name, q.position), null::text,
    ${place('client', sql`k.id`)}, ${plain}
  from contacts q join clients k on k.id = q.client_id where q.id = p.id and ${reader.sql.client()}`;

const contract = (reader: Reader) => sql`
  select t.number, (select k.name from clients k where k.id = t.client_id), null::text, ${noPlace}, ${plain}
  from contracts t where t.id = p.id and ${reader.sql.contract()}`;

const order = (reader: Reader) => sql`
  select concat(o.number, ' ', o.title), (select k.name from clients k where k.id = o.client_id),
    case when o.archived_at is not null then 'archived' else o.status end, ${noPlace}, ${plain}
  from orders o where o.id = p.id and ${reader.sql.order()}`;

const employee = sql`
  select concat_ws(' ', e.last_name, e.first_name, e.middle_name), e.position, null::text, ${noPlace}, ${plain}
  from employees e where e.id = p.id`;

/** Who is to do it stands beside it; what it is about is told on its card, to those who see that. */
const task = (reader: Reader) => sql`
  select tk.title, (select concat_ws(' ', e.last_name, e.first_name, e.middle_name) from employees e where e.id = tk.assignee_id), null::text, ${noPlace}, ${plain}
  from tasks tk where tk.id = p.id and ${reader.sql.task()}`;

/** Who wrote it stands beside it. */
const news = (reader: Reader) => sql`
  select nw.title, (select concat_ws(' ', e.last_name, e.first_name, e.middle_name) from employees e where e.id = nw.author_id), null::text, ${noPlace}, ${plain}
  from news nw where nw.id = p.id and ${reader.sql.news()}`;

/** Opens the calendar on its first day. */
const event = (reader: Reader) => sql`
  select w.title, to_char(w.starts_on, 'DD.MM.YYYY'), null::text, jsonb_build_object('type', 'calendar', 'id', w.id, 'on', w.starts_on), ${plain}
  from company_events w where w.id = p.id and w.cancelled_at is null and ${reader.sql.companyEvent()}`;

/** On the card of the order it was dropped on, if the person sees that, else of the contract. */
const document = (reader: Reader, words: readonly WordQuery[]) => sql`
  select f.name, coalesce(o.subtitle, t.subtitle), f.kind, coalesce(o.place, t.place), m.body, ${marked(sql`m.body`, words)}, m.page
  from documents f
  left join lateral (
    select ${place('order', sql`o.id`)} as place, concat_ws(' · ', o.number, k.name) as subtitle
    from orders o join clients k on k.id = o.client_id where o.id = f.order_id and ${reader.sql.order()}) o on true
  left join lateral (
    select ${place('contract', sql`t.id`)} as place, concat_ws(' · ', '№ ' || t.number, k.name) as subtitle
    from contracts t join clients k on k.id = t.client_id where t.id = f.contract_id and ${reader.sql.contract()}) t on true
  left join lateral (${bestPart(sql`f.sha256`, words)}) m on true
  where f.id = p.id and ${reader.sql.document()}`;

const companyDocument = (reader: Reader, words: readonly WordQuery[]) => sql`
  select v.name, h.name, null::text, ${place('companyFolder', sql`h.id`)}, m.body, ${marked(sql`m.body`, words)}, m.page
  from company_documents q join company_folders h on h.id = q.folder_id
  join company_document_versions v on v.document_id = q.id and v.no = q.version_no
  left join lateral (${bestPart(sql`v.sha256`, words)}) m on true
  where q.id = p.id and ${reader.sql.companyDocument()}`;

/** The screen of a text where most of the words stand. */
const bestPart = (sha256: RawBuilder<unknown>, words: readonly WordQuery[]) => sql`
  select b.body, b.page from file_text_parts b where b.sha256 = ${sha256} and b.words @@ ${asked(words, 'any')}
  order by b.words @@ ${asked(words, 'all')} desc, b.n limit 1`;

const comment = (reader: Reader, words: readonly WordQuery[]) => sql`
  select coalesce(
      (select concat_ws(' · ', o.number, k.name) from orders o join clients k on k.id = o.client_id where o.id = c.order_id),
      (select concat_ws(' · ', '№ ' || t.number, k.name) from contracts t join clients k on k.id = t.client_id where t.id = c.contract_id),
      (select k.name from clients k where k.id = c.client_id)),
    (select concat_ws(' ', e.last_name, e.first_name, e.middle_name) from employees e where e.id = c.author_id), null::text,
    case when c.order_id is not null then ${place('order', sql`c.order_id`)}
      when c.contract_id is not null then ${place('contract', sql`c.contract_id`)} else ${place('client', sql`c.client_id`)} end,
    c.body, ${marked(sql`c.body`, words)}, null::int
  from comments c where c.id = p.id and ${reader.sql.comment()}`;

/** The words of the reading that found the hit. */
const asked = (words: readonly WordQuery[], which: 'all' | 'any'): RawBuilder<unknown> =>
  sql`(case ${sql.join(
    words.map(
      (query, n) =>
        sql`when p.reading = ${n}::int then (select to_tsquery('russian', ${query[which] ?? query.any}))`,
    ),
    sql` `,
  )} end)`;

/** As long as the text but for the marks, so that they can be carried over to the text as it was written. */
const marked = (body: RawBuilder<unknown>, words: readonly WordQuery[]): RawBuilder<unknown> =>
  sql`ts_headline('russian', search_form(${body}), ${asked(words, 'any')}, ${`HighlightAll=true, StartSel=${marks[0]}, StopSel=${marks[1]}`})`;
