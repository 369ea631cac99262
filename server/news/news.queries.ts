import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { newsRoutes } from '#api/news.ts';
import type { QueryOf } from '#api/route.ts';
import type { Body } from '#domain/news/body.ts';
import type { RecordKind } from '#domain/news/record-kinds.ts';
import type { NewsState } from '#domain/news/state.ts';
import { instant, isoJson, micros } from '#server/db/json.ts';
import { cursorId, cutPage, decodeCursor, type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { linksJson } from './links.sql.ts';

export type NewsQuery = QueryOf<typeof newsRoutes.list>;
type Shared = {
  id: number;
  title: string;
  state: NewsState;
  author: PersonRow;
  important: boolean;
  /** `path`: the keys of the department and of those above it. */
  departments: { id: number; name: string; path: string[] }[];
  publishAt: string | null;
  publishedAt: string | null;
  editedAt: string | null;
  pinnedUntil: string | null;
  updatedAt: string;
  unread: boolean;
  acknowledgement: 'waiting' | 'done' | 'notAsked';
};
export type NewsLineRow = Shared & { excerpt: string; comments: number; place: number };
export type FileRow = { id: number; name: string; size: number };
export type PictureRow = { id: number; width: number; height: number };
export type CommentRow = {
  id: number;
  body: string;
  author: PersonRow;
  at: string;
  editedAt: string | null;
};
export type NewsRow = Shared & {
  body: Body;
  files: FileRow[];
  pictures: PictureRow[];
  links: { kind: RecordKind; id: number; title: string | null }[];
  acknowledgedAt: string | null;
  commentsClosed: boolean;
  comments: CommentRow[];
  version: number;
};

const ownAct = (reader: Reader, table: string) =>
  sql`(select x.at from ${sql.table(table)} x where x.news_id = nw.id and x.employee_id = ${reader.actor.employeeId} and x.at >= nw.published_at)`;

/** Out, not written by themselves, and not opened since. */
const unread = (reader: Reader): RawBuilder<boolean> =>
  sql<boolean>`(nw.state = 'published' and nw.author_id <> ${reader.actor.employeeId} and ${ownAct(reader, 'news_readings')} is null)`;

const shared = (
  reader: Reader,
) => sql`nw.id, nw.title, nw.state, ${personJson(sql`nw.author_id`)} as author, nw.important,
  (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'path', (select json_agg(u.key) from departments u where u.id = any(d.path))) order by d.id), '[]'::json)
    from departments d where d.id = any(nw.departments)) as departments,
  ${isoJson(sql`nw.publish_at`)} as "publishAt", ${isoJson(sql`nw.published_at`)} as "publishedAt", ${isoJson(sql`nw.edited_at`)} as "editedAt",
  nw.pinned_until as "pinnedUntil", ${isoJson(sql`nw.updated_at`)} as "updatedAt", ${unread(reader)} as unread,
  case when not (nw.important and nw.state = 'published' and nw.author_id <> ${reader.actor.employeeId} and ${reader.sql.newsAsks()}) then 'notAsked'
    when ${ownAct(reader, 'news_acknowledgements')} is null then 'waiting' else 'done' end as acknowledgement`;

/** Of the comments the last so many. */
const COMMENTS = 200;

/** All of the news `nw` that its page shows; judged before. */
const cardColumns = (reader: Reader) => sql`
  ${shared(reader)}, nw.body, nw.comments_closed as "commentsClosed", nw.version,
  (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.id), '[]'::json) from news_files f where f.news_id = nw.id) as files,
  (select coalesce(json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height) order by p.id), '[]'::json) from news_pictures p where p.news_id = nw.id) as pictures,
  ${linksJson(reader)} as links,
  ${isoJson(ownAct(reader, 'news_acknowledgements'))} as "acknowledgedAt",
  (select coalesce(json_agg(json_build_object('id', m.id, 'body', m.body, 'author', ${personJson(sql`m.author_id`)}, 'at', ${isoJson(sql`m.at`)},
    'editedAt', ${isoJson(sql`m.edited_at`)}) order by m.id), '[]'::json)
    from (select * from news_comments x where x.news_id = nw.id and x.removed_at is null order by x.id desc limit ${COMMENTS}) m) as comments`;

const PINNED = 20;
const when = sql`coalesce(nw.published_at, nw.updated_at)`;

/** What is pinned stands before all others on the first page; then the latest. */
export async function listNews(
  reader: Reader,
  query: NewsQuery,
): Promise<{ items: readonly NewsLineRow[]; next: string | null }> {
  const drafts = query.view === 'drafts';
  const where = [
    reader.sql.news(),
    drafts ? sql<boolean>`nw.state <> 'published'` : sql<boolean>`nw.state = 'published'`,
  ];
  if (query.view === 'important') where.push(sql<boolean>`nw.important`);
  if (query.view === 'unread') where.push(unread(reader));
  const isPinned = drafts
    ? sql<boolean>`false`
    : sql<boolean>`coalesce(nw.pinned_until >= ${reader.person.today}::date, false)`;
  const from = decodeCursor(query.cursor, z.tuple([cursorId, cursorId]));
  const fits = sql.join(where, sql` and `);
  const rows = (which: RawBuilder<boolean>, most: number) =>
    sql`(select ${shared(reader)}, left(nw.body_text, 240) as excerpt, ${micros(when)} as place,
      (select count(*)::int from news_comments m where m.news_id = nw.id and m.removed_at is null) as comments, ${isPinned} as first
      from news nw where ${fits} and ${which} order by ${when} desc, nw.id desc limit ${most})`;
  const others = from
    ? sql<boolean>`not ${isPinned} and (${when}, nw.id) < (${instant(from[0])}, ${from[1]}::bigint)`
    : sql<boolean>`not ${isPinned}`;
  const found = await reader.run(sql<NewsLineRow & { first: boolean }>`
    select * from (${from ? sql`` : sql`${rows(isPinned, PINNED)} union all `}${rows(others, query.limit + 1)}) x order by x.first desc, x.place desc, x.id desc`);
  const pinned = found.filter(({ first }) => first);
  const page = cutPage(
    found.filter(({ first }) => !first),
    query.limit,
    ({ place, id }) => [place, id],
  );
  return { ...page, items: [...pinned, ...page.items] };
}

export async function loadNews(reader: Reader, id: number): Promise<NewsRow> {
  const [row] = await reader.run(
    sql<NewsRow>`select ${cardColumns(reader)} from news nw where nw.id = ${id} and ${reader.sql.news()}`,
  );
  if (!row) throw notFound();
  return row;
}

/** `asks`: the reader is one of those it is for, and did not write it; `self`: who acts. */
export type HeldNews = NewsRow & { asks: boolean; self: PersonRow };

/** For the rest of the transaction; `shared` with those who only read or speak. */
export async function holdNews(
  reader: Reader,
  id: number,
  how: 'alone' | 'shared' = 'alone',
): Promise<HeldNews> {
  const lock = how === 'alone' ? sql`for update of nw` : sql`for share of nw`;
  const asks = sql`nw.author_id <> ${reader.actor.employeeId} and ${reader.sql.newsAsks()}`;
  const self = personJson(sql`${reader.actor.employeeId}::bigint`);
  const [row] = await reader.run(
    sql<HeldNews>`select ${cardColumns(reader)}, ${self} as self, (${asks}) as asks from news nw where nw.id = ${id} and ${reader.sql.news()} ${lock}`,
  );
  if (!row) throw notFound();
  return row;
}

/** How many people it is for, the author left out. */
export async function countAudience(reader: Reader, id: number) {
  const [row] = await reader.run(sql<{ people: number; departments: Shared['departments'] }>`
    select (select count(*)::int from employees e where e.status = 'active' and e.id <> nw.author_id and ${reader.sql.newsFor()}) as people,
      (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) order by d.id), '[]'::json) from departments d where d.id = any(nw.departments)) as departments
    from news nw where nw.id = ${id} and ${reader.sql.news()}`);
  if (!row) throw notFound();
  return row;
}

export type HomeNewsRow = {
  id: number;
  title: string;
  publishedAt: string;
  important: boolean;
  unread: boolean;
  pinned: boolean;
};

/** For the home page, as a piece of its one statement. */
export const newsOfHomeJson = (reader: Reader, rows: number): RawBuilder<HomeNewsRow[]> => {
  const pinned = sql`coalesce(nw.pinned_until >= ${reader.person.today}::date, false)`;
  return sql<HomeNewsRow[]>`(select coalesce(json_agg(x), '[]'::json) from (
    select nw.id, nw.title, ${isoJson(sql`nw.published_at`)} as "publishedAt", nw.important, ${unread(reader)} as unread, ${pinned} as pinned
    from news nw where nw.state = 'published' and ${reader.sql.news()} order by ${pinned} desc, nw.published_at desc, nw.id desc limit ${rows}) x)`;
};
