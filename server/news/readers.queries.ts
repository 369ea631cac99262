import { sql } from 'kysely';
import type { NewsState } from '#domain/news/state.ts';
import { isoJson } from '#server/db/json.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type ReaderRow = {
  person: PersonRow;
  department: string | null;
  at: string | null;
  remindedAt: string | null;
};

/** Everybody asked, as the company stands today, of those the reader looks after. */
const readersSql = (reader: Reader, id: number) => sql<ReaderRow>`
    select ${personJson(sql`p.id`)} as person, d.name as department, ${isoJson(sql`a.at`)} as at, ${isoJson(sql`m.at`)} as "remindedAt"
    from news nw join lateral (select e.id, e.last_name, e.first_name, e.department_id from employees e
      where e.status = 'active' and e.id <> nw.author_id and ${reader.sql.newsFor()} and ${reader.sql.newsReader()}) p on true
    left join departments d on d.id = p.department_id
    left join news_acknowledgements a on a.news_id = nw.id and a.employee_id = p.id and a.at >= nw.published_at
    left join news_reminders m on m.news_id = nw.id and m.employee_id = p.id and m.at >= nw.published_at
    where nw.id = ${id} and nw.important and nw.state = 'published' and ${reader.sql.news()}
    order by a.at is not null, d.name nulls first, p.last_name, p.first_name, p.id limit 2000`;

export type NewsOfReaders = {
  authorId: number;
  state: NewsState;
  important: boolean;
  readers: ReaderRow[];
};

/** With what the right is judged by; `hold`: it stays so for the rest of the transaction. */
export async function loadReaders(reader: Reader, id: number, hold = false): Promise<NewsOfReaders> {
  const [found] = await reader.run(sql<NewsOfReaders>`
    select nw.author_id as "authorId", nw.state, nw.important, (select coalesce(json_agg(x), '[]'::json) from (${readersSql(reader, id)}) x) as readers
    from news nw where nw.id = ${id} and ${reader.sql.news()} ${hold ? sql`for share of nw` : sql``}`);
  if (!found) throw notFound();
  return found;
}
