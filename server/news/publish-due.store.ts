import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { tellLiveAsSystem } from '#server/journal/record.ts';

export type Due = { id: number; authorId: number; publisherId: number; departments: string[][] };

export const idsOf = (ids: readonly number[]): RawBuilder<unknown> =>
  sql`select unnest(${[...ids]}::bigint[]) as id`;

/** One whose moment has come and that is in nobody's hands, held until the end. */
export async function nextDue(trx: Transaction<DB>): Promise<Due | null> {
  const { rows } = await sql<Due>`
    select nw.id, nw.author_id as "authorId", nw.publisher_id as "publisherId",
      (select coalesce(json_agg((select json_agg(u.key) from departments u where u.id = any(d.path))), '[]'::json) from departments d where d.id = any(nw.departments)) as departments
    from news nw where nw.state = 'scheduled' and nw.publish_at <= now() order by nw.publish_at, nw.id limit 1 for update of nw skip locked`.execute(
    trx,
  );
  return rows[0] ?? null;
}

/** Answers the fact that people are told of. */
export async function publishDue(trx: Transaction<DB>, { id, publisherId }: Due): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with out as (update news set state = 'published', published_at = now(), publish_at = null, edited_at = null, updated_at = now(), version = version + 1 where id = ${id})
    insert into journal (actor_id, kind, data) values (${publisherId}, 'newsPublished', ${JSON.stringify({ newsId: id })}::jsonb) returning id`.execute(
    trx,
  );
  await tellLiveAsSystem(trx, { kind: 'news', id });
  return rows[0]?.id ?? 0;
}

/** Who decided it may not any more. */
export async function putBack(trx: Transaction<DB>, id: number): Promise<void> {
  await sql`update news set state = case when published_at is null then 'draft' else 'withdrawn' end, publish_at = null, updated_at = now(), version = version + 1
    where id = ${id}`.execute(trx);
  await sql`insert into journal (kind, data) values ('newsNotPublished', ${JSON.stringify({ newsId: id })}::jsonb)`.execute(
    trx,
  );
  await tellLiveAsSystem(trx, { kind: 'news', id });
}
