import { sql } from 'kysely';
import type { SegmentFilter } from '#api/clients.ts';
import type { Tx } from '#server/db/transact.ts';

export async function insertSegment(
  { trx, person }: Tx,
  name: string,
  filter: SegmentFilter | null,
): Promise<number> {
  const { id } = await trx
    .insertInto('segments')
    .values({ name, filter: filter && JSON.stringify(filter), created_by: person.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateSegment(
  { trx }: Tx,
  id: number,
  { name, archived, filter }: { name: string; archived: boolean; filter: SegmentFilter | null },
): Promise<void> {
  await trx
    .updateTable('segments')
    .set({
      name,
      archived_at: archived ? sql<string>`coalesce(archived_at, now())` : null,
      filter: filter && JSON.stringify(filter),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

type Changed = { added: string[]; removed: string[]; unknown: number; live: number };

/**
 * Puts a client into these lists and out of all others that are not archived; answers the names, how many of the wanted are
 * none that take anybody in, and how many are live and take in by themselves.
 */
export async function setMembership(
  { trx, person }: Tx,
  clientId: number,
  wanted: readonly number[],
): Promise<Changed> {
  const { rows } = await sql<Changed>`
    with live as materialized (select id, name from segments where archived_at is null and filter is null),
    gone as (delete from segment_members g using live where g.client_id = ${clientId} and live.id = g.segment_id
      and g.segment_id <> all(${wanted}::bigint[]) returning live.name),
    come as (insert into segment_members (segment_id, client_id, added_by)
      select live.id, ${clientId}::bigint, ${person.employeeId}::bigint from live where live.id = any(${wanted}::bigint[])
      on conflict do nothing returning segment_id)
    select array(select live.name from come join live on live.id = come.segment_id order by 1) as added, array(select name from gone order by 1) as removed,
      (select count(distinct w)::int from unnest(${wanted}::bigint[]) w where w not in (select id from live)) as unknown,
      (select count(*)::int from segments where id = any(${wanted}::bigint[]) and filter is not null) as live`.execute(
    trx,
  );
  return rows[0] ?? { added: [], removed: [], unknown: 0, live: 0 };
}
