import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';

export type Bulk =
  | { act: 'setManager'; managerId: number }
  | { act: 'addToSegment' | 'removeFromSegment'; segmentId: number };
type Item = { id: number; managerId: number | null };

/** Changes these clients, and keeps what was changed so that it can be taken back: one statement. */
export async function changeMany(tx: Tx, bulk: Bulk, items: readonly Item[]): Promise<number> {
  const by = tx.person.employeeId;
  const ids = items.map(({ id }) => id);
  const managerId = bulk.act === 'setManager' ? bulk.managerId : null;
  const segmentId = bulk.act === 'setManager' ? null : bulk.segmentId;
  const { rows } = await sql<{ id: number }>`
    with made as (insert into bulk_changes (act, manager_id, segment_id, made_by)
      values (${bulk.act}, ${managerId}::bigint, ${segmentId}::bigint, ${by}::bigint) returning id),
    kept as (insert into bulk_change_items (bulk_change_id, client_id, manager_before)
      select made.id, x.client_id, x.manager_id from made, unnest(${ids}::bigint[], ${items.map((one) => one.managerId)}::bigint[]) as x (client_id, manager_id)),
    changed as (${changes(bulk, ids, by)} returning 1)
    select made.id from made, (select count(*) from changed) x`.execute(tx.trx);
  const row = rows[0];
  if (!row) throw new Error('an insert without a row');
  return row.id;
}

function changes(bulk: Bulk, ids: readonly number[], by: number) {
  if (bulk.act === 'setManager')
    return sql`update clients set manager_id = ${bulk.managerId}::bigint, ${touched} where id = any(${ids}::bigint[])`;
  const { segmentId } = bulk;
  if (bulk.act === 'removeFromSegment')
    return sql`delete from segment_members where segment_id = ${segmentId}::bigint and client_id = any(${ids}::bigint[])`;
  return sql`insert into segment_members (segment_id, client_id, added_by)
    select ${segmentId}::bigint, x, ${by}::bigint from unnest(${ids}::bigint[]) x on conflict do nothing`;
}

const touched = sql`version = version + 1, updated_at = now()`;

/** Takes a change back at these clients. */
export async function undoMany(
  tx: Tx,
  { id, act, segmentId }: { id: number; act: Bulk['act']; segmentId: number | null },
  items: readonly Item[],
): Promise<void> {
  const ids = items.map((one) => one.id);
  const back =
    act === 'setManager'
      ? sql`update clients k set manager_id = x.manager_id, ${touched}
          from unnest(${ids}::bigint[], ${items.map((one) => one.managerId)}::bigint[]) as x (id, manager_id) where k.id = x.id`
      : changes(
          { act: act === 'addToSegment' ? 'removeFromSegment' : 'addToSegment', segmentId: segmentId ?? 0 },
          ids,
          tx.person.employeeId,
        );
  await sql`with changed as (${back} returning 1)
    update bulk_changes set undone_at = now() where id = ${id} and (select count(*) from changed) >= 0`.execute(
    tx.trx,
  );
}
