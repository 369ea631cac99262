import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Parts } from './extract/parts.ts';
import type { Reason } from './extract/unreadable.ts';

/** Texts by content, written by the worker and read by nobody but the search, which finds them through documents one sees. */

/** Grows when more is read than before: texts of an older reading are read again. */
const reading = 1;

export async function isRead(db: Kysely<DB>, sha256: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from file_texts where sha256 = decode(${sha256}, 'hex') and reading = ${reading}::int`.execute(
      db,
    );
  return rows.length > 0;
}

/** Contents of documents that nobody has read yet, the newest first. */
export async function findUnread(db: Kysely<DB>, most: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select encode(f.sha256, 'hex') as sha256 from (
      select d.sha256, d.added_at from documents d where d.binned_at is null
      union all select v.sha256, v.added_at from company_documents q join company_document_versions v on v.document_id = q.id and v.no = q.version_no
        where q.binned_at is null) f
    where not exists (select 1 from file_texts x where x.sha256 = f.sha256 and x.reading = ${reading}::int)
    group by f.sha256 order by max(f.added_at) desc limit ${most}`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

/** In place of whatever stood there; run twice it comes to the same. One statement. */
export async function keepText(db: Kysely<DB>, sha256: string, { bodies, pages, cut }: Parts): Promise<void> {
  const all = bodies.join('\n');
  await sql`
    with kept as (
      insert into file_texts (sha256, state, cut, reading, words)
      values (decode(${sha256}, 'hex'), 'read', ${cut}, ${reading}::int, to_tsvector('russian', search_form(${all})))
      on conflict (sha256) do update set state = 'read', reason = null, cut = excluded.cut, reading = excluded.reading, read_at = now(), words = excluded.words
      returning sha256
    ),
    rest as (delete from file_text_parts p using kept where p.sha256 = kept.sha256 and p.n >= ${bodies.length}::int)
    insert into file_text_parts (sha256, n, page, body, words)
    select kept.sha256, b.n - 1, b.page, b.body, to_tsvector('russian', search_form(b.body))
    from kept, unnest(${[...bodies]}::text[], ${[...pages]}::int[]) with ordinality as b (body, page, n)
    on conflict (sha256, n) do update set page = excluded.page, body = excluded.body, words = excluded.words`.execute(
    db,
  );
}

export async function keepNone(db: Kysely<DB>, sha256: string, reason: Reason): Promise<void> {
  await sql`
    insert into file_texts (sha256, state, reason, reading, words) values (decode(${sha256}, 'hex'), 'none', ${reason}, ${reading}::int, ''::tsvector)
    on conflict (sha256) do update set state = 'none', reason = excluded.reason, cut = false, reading = excluded.reading, read_at = now(), words = excluded.words`.execute(
    db,
  );
}
