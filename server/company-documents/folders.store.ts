import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

type NewFolder = {
  parentId: number | null;
  above: readonly number[];
  name: string;
  departmentIds: readonly number[];
};

/** Last among those beside it. */
export async function insertFolder(
  { trx, person }: Tx,
  { parentId, above, name, departmentIds }: NewFolder,
): Promise<number> {
  const { id } = await trx
    .insertInto('company_folders')
    .values({
      parent_id: parentId,
      above: [...above],
      name,
      departments: [...departmentIds],
      created_by: person.employeeId,
      position: sql<number>`(select coalesce(max(b.position) + 1, 0) from company_folders b
        where b.parent_id is not distinct from ${parentId}::bigint and b.removed_at is null)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateFolder(
  { trx }: Tx,
  id: number,
  { name, departmentIds }: Pick<NewFolder, 'name' | 'departmentIds'>,
): Promise<void> {
  await trx
    .updateTable('company_folders')
    .set({ name, departments: [...departmentIds], version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Those beside it make room and close up. */
export async function placeFolder(
  { trx }: Tx,
  { id, parentId }: { id: number; parentId: number | null },
  position: number,
): Promise<void> {
  await sql`
    with beside as (
      select b.id, row_number() over (order by b.position, b.id) - 1 as n from company_folders b
      where b.parent_id is not distinct from ${parentId}::bigint and b.removed_at is null and b.id <> ${id}::bigint),
    placed as (
      select id, case when n < ${position}::int then n else n + 1 end as position from beside
      union all select ${id}::bigint, least(${position}::int, (select count(*) from beside)))
    update company_folders f set position = placed.position from placed where placed.id = f.id and f.position <> placed.position`.execute(
    trx,
  );
}

/** Whether it was empty, and is gone. */
export async function removeFolder({ trx }: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`
    update company_folders f set removed_at = now(), version = version + 1 where f.id = ${id}
      and not exists (select 1 from company_documents q where q.folder_id = f.id and q.binned_at is null)
      and not exists (select 1 from company_folders b where b.parent_id = f.id and b.removed_at is null) returning 1`.execute(
    trx,
  );
  return rows.length > 0;
}

/** A folder and those above it stand again, and stand to the end of the transaction. */
export async function bringBack({ trx }: Tx, folderId: number): Promise<void> {
  await sql`
    update company_folders f set removed_at = null, version = version + (removed_at is not null)::int
    where f.id = any(array(select unnest(array_append(h.above, h.id)) from company_folders h where h.id = ${folderId}))`.execute(
    trx,
  );
}
