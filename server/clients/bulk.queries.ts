import { type RawBuilder, sql } from 'kysely';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { activeManager } from './client-card.queries.ts';
import type { Ref } from './clients.queries.ts';

export type BulkAct = 'setManager' | 'addToSegment' | 'removeFromSegment';
/** To what the clients are changed: exactly one of the two. */
export type BulkTarget = { managerId: number | null; segmentId: number | null };
export type BulkClient = {
  id: number;
  name: string;
  version: number;
  managerId: number | null;
  manager: PersonRow | null;
  mergedInto: Ref | null;
  /** In the segment that is asked about. */
  member: boolean;
  /** The target as it is on the day, null where nobody can be given to it; the same in every row. */
  toManager: PersonRow | null;
  toSegment: (Ref & { live: boolean }) | null;
};

/** These of the clients the reader sees, held in one order whoever asks, with what they are to become. */
export function holdForBulk(
  reader: Reader,
  ids: readonly number[],
  { managerId, segmentId }: BulkTarget,
): Promise<BulkClient[]> {
  return held(reader, sql<boolean>`k.id = any(${ids}::bigint[])`)
    .select([
      sql<boolean>`exists (select 1 from segment_members g where g.client_id = k.id and g.segment_id = ${segmentId}::bigint)`.as(
        'member',
      ),
      personJson(activeManager(managerId)).as('toManager'),
      sql<
        BulkClient['toSegment']
      >`(select json_build_object('id', s.id, 'name', s.name, 'live', s.filter is not null) from segments s
        where s.id = ${segmentId}::bigint and s.archived_at is null)`.as('toSegment'),
    ])
    .execute();
}

const held = (reader: Reader, which: RawBuilder<boolean>) =>
  reader
    .clients()
    .where(which)
    .select(['k.id', 'k.name', 'k.version', 'k.manager_id as managerId'])
    .select([
      personJson(sql`k.manager_id`).as('manager'),
      sql<Ref | null>`(select json_build_object('id', i.id, 'name', i.name) from clients i where i.id = k.merged_into_id)`.as(
        'mergedInto',
      ),
    ])
    .orderBy('k.id')
    .forNoKeyUpdate('k');

export type BulkRow = {
  id: number;
  act: BulkAct;
  manager: PersonRow | null;
  segment: Ref | null;
  clients: number;
  at: string;
  undone: boolean;
  /** Old ones are history: since then others have worked on by them. */
  late: boolean;
};

/** What the reader themselves changed in many clients at once. */
export function ownBulkChanges(reader: Reader): Promise<BulkRow[]> {
  return bulkRows(reader).orderBy('b.id', 'desc').limit(20).execute();
}

export async function ownBulkChange(reader: Reader, id: number): Promise<BulkRow | null> {
  return (await bulkRows(reader).where('b.id', '=', id).forUpdate('b').executeTakeFirst()) ?? null;
}

const bulkRows = (reader: Reader) =>
  reader
    .ownBulkChanges()
    .select(['b.id', sql<BulkAct>`b.act`.as('act'), 'b.made_at as at'])
    .select([
      personJson(sql`b.manager_id`).as('manager'),
      sql<Ref | null>`(select json_build_object('id', s.id, 'name', s.name) from segments s where s.id = b.segment_id)`.as(
        'segment',
      ),
      sql<number>`(select count(*)::int from bulk_change_items i where i.bulk_change_id = b.id)`.as(
        'clients',
      ),
      sql<boolean>`b.undone_at is not null`.as('undone'),
      sql<boolean>`b.made_at < now() - interval '1 day'`.as('late'),
    ]);

export type BulkItem = Omit<BulkClient, 'toManager' | 'toSegment'> & {
  /** Who is to lead it again; null where nobody led it, or whoever did leads no clients any more. */
  backTo: PersonRow | null;
  managerBefore: number | null;
};

/** The clients of a change that the reader still sees, held. */
export function holdBulkItems(reader: Reader, id: number): Promise<BulkItem[]> {
  return held(
    reader,
    sql<boolean>`k.id in (select i.client_id from bulk_change_items i where i.bulk_change_id = ${id})`,
  )
    .select([
      sql<boolean>`exists (select 1 from segment_members g join bulk_changes b on b.segment_id = g.segment_id where b.id = ${id} and g.client_id = k.id)`.as(
        'member',
      ),
      sql<
        number | null
      >`(select i.manager_before from bulk_change_items i where i.bulk_change_id = ${id} and i.client_id = k.id)`.as(
        'managerBefore',
      ),
      personJson(
        activeManager(
          sql`(select i.manager_before from bulk_change_items i where i.bulk_change_id = ${id} and i.client_id = k.id)`,
        ),
      ).as('backTo'),
    ])
    .execute();
}
