import { sql } from 'kysely';
import type { Body, RecordRef } from '#domain/news/body.ts';
import type { Tx } from '#server/db/transact.ts';

export type NewsValues = {
  title: string;
  body: Body;
  bodyText: string;
  links: readonly RecordRef[];
  departmentIds: readonly number[];
  important: boolean;
  pinnedUntil: string | null;
  commentsClosed: boolean;
};

/** An empty draft; the author's own that nothing was written in yet is taken before another is made. */
export async function insertDraft({ trx }: Tx, authorId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with empty as (select n.id from news n where n.author_id = ${authorId} and n.state = 'draft' and n.version = 1 and n.title = ''
      and n.published_at is null and n.body -> 'content' = '[]'::jsonb
      and not exists (select 1 from news_files f where f.news_id = n.id) and not exists (select 1 from news_pictures p where p.news_id = n.id)
      order by n.id limit 1),
    made as (insert into news (author_id) select ${authorId} where not exists (select 1 from empty) returning id)
    select id from empty union all select id from made`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('a draft that was not written');
  return row.id;
}

/** `after`: it is out already, and is marked as changed. */
export async function updateNews(
  { trx }: Tx,
  id: number,
  values: NewsValues,
  { at, after }: { at: string; after: boolean },
): Promise<void> {
  await trx
    .updateTable('news')
    .set({
      title: values.title,
      body: JSON.stringify(values.body),
      body_text: values.bodyText,
      links: JSON.stringify(values.links),
      departments: [...values.departmentIds],
      important: values.important,
      pinned_until: values.pinnedUntil,
      comments_closed: values.commentsClosed,
      updated_at: at,
      ...(after ? { edited_at: at } : {}),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteNews({ trx }: Tx, id: number): Promise<void> {
  await sql`with files as (delete from news_files where news_id = ${id}), pictures as (delete from news_pictures where news_id = ${id})
    delete from news where id = ${id}`.execute(trx);
}

type Going = { id: number; publisherId: number; now: string; at: string | null };

/** Out now, or at a moment. */
export async function letOut({ trx }: Tx, { id, publisherId, now, at }: Going): Promise<void> {
  await trx
    .updateTable('news')
    .set({
      state: at === null ? 'published' : 'scheduled',
      publish_at: at,
      publisher_id: publisherId,
      ...(at === null ? { published_at: now, edited_at: null } : {}),
      updated_at: now,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function takeBack(
  { trx }: Tx,
  id: number,
  state: 'draft' | 'withdrawn',
  now: string,
): Promise<void> {
  await trx
    .updateTable('news')
    .set({ state, publish_at: null, updated_at: now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** That a person opened it, or said that they have read it; what they did before it went out last counts no more. */
export async function insertOwn(
  { trx, person }: Tx,
  table: 'news_readings' | 'news_acknowledgements',
  id: number,
  at: string,
): Promise<void> {
  await sql`insert into ${sql.table(table)} as x (news_id, employee_id, at) values (${id}, ${person.employeeId}, ${at}::timestamptz)
    on conflict (news_id, employee_id) do update set at = excluded.at
      where x.at < (select n.published_at from news n where n.id = excluded.news_id)`.execute(trx);
}

/** Of these people those who were not reminded within their time, now reminded. */
export async function insertReminders(
  { trx, person }: Tx,
  id: number,
  people: readonly number[],
  { at, again }: { at: string; again: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into news_reminders as x (news_id, employee_id, reminded_by, at, again)
    select ${id}, p, ${person.employeeId}, ${at}::timestamptz, ${again}::timestamptz from unnest(${[...people]}::bigint[]) p
    on conflict (news_id, employee_id) do update set reminded_by = excluded.reminded_by, at = excluded.at, again = excluded.again
      where x.again <= excluded.at
    returning employee_id as id`.execute(trx);
  return rows.map((row) => row.id);
}

export async function insertComment({ trx, person }: Tx, newsId: number, body: string, at: string) {
  const { id } = await trx
    .insertInto('news_comments')
    .values({ news_id: newsId, body, author_id: person.employeeId, at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateComment({ trx }: Tx, id: number, body: string, at: string): Promise<void> {
  await trx.updateTable('news_comments').set({ body, edited_at: at }).where('id', '=', id).execute();
}

export async function removeCommentRow({ trx }: Tx, id: number, at: string): Promise<void> {
  await trx.updateTable('news_comments').set({ removed_at: at }).where('id', '=', id).execute();
}
