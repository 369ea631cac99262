import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { newsForEmployee } from '#server/visibility/people.sql.ts';
import type { JournalFact } from '#server/visibility/system.ts';

type Told = { kind: string; people: number[] };

/**
 * Active employees to tell of a fact of a news, as it stands now: of one that came out those it is for and who stands in for them; of a
 * comment its author and who took part; of a reminder whom it named and who still has not acknowledged. Never who did it.
 */
export async function toldOfNews(trx: Transaction<DB>, event: JournalFact): Promise<Told> {
  const concerned = people(event);
  if (!concerned) return { kind: event.kind, people: [] };
  const { rows } = await sql<{ id: number; important: boolean }>`
    with today as (select (now() at time zone c.time_zone)::date as day from company c),
    concerned as (select e.id from news nw join employees e on ${concerned} where nw.id = ${Number(event.data.newsId)}::bigint and nw.state = 'published'),
    told as (select id from concerned ${event.kind === 'newsPublished' ? substitutes : sql``})
    select e.id, nw.important from employees e join told on told.id = e.id join news nw on nw.id = ${Number(event.data.newsId)}::bigint
    where e.status = 'active' and e.id is distinct from ${event.actorId}::bigint and (${event.kind !== 'newsPublished'}::boolean or e.id <> nw.author_id) order by e.id`.execute(
    trx,
  );
  const important = event.kind === 'newsPublished' && rows.some((row) => row.important);
  return { kind: important ? 'newsImportant' : event.kind, people: rows.map(({ id }) => id) };
}

const substitutes = sql`union select a.substitute_id from absences a join concerned on concerned.id = a.employee_id, today
  where a.cancelled_at is null and a.substitute_id is not null and today.day between a.from_on and a.to_on`;

const sees = sql`(e.id = nw.author_id or e.roles && '{director,admin}'::text[] or ${newsForEmployee})`;

function people({ kind, data }: JournalFact): RawBuilder<unknown> | null {
  if (kind === 'newsPublished') return newsForEmployee;
  if (kind === 'newsCommented')
    return sql`${sees} and (e.id = nw.author_id or exists (select 1 from news_comments m where m.news_id = nw.id and m.author_id = e.id and m.removed_at is null))`;
  if (kind === 'newsReminded' && Array.isArray(data.people))
    return sql`e.id = any(${data.people.map(Number)}::bigint[]) and ${newsForEmployee}
      and not exists (select 1 from news_acknowledgements x where x.news_id = nw.id and x.employee_id = e.id and x.at >= nw.published_at)`;
  return null;
}
