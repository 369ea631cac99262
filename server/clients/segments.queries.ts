import { sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type SegmentRow = { id: number; name: string; clients: number; archived: boolean; version: number };

/** Groups by name; whoever does not see all clients sees none. */
export function listSegments(reader: Reader, archived: boolean): Promise<SegmentRow[]> {
  return rows(reader)
    .where('s.archived_at', archived ? 'is not' : 'is', null)
    .orderBy(sql`lower(s.name)`)
    .orderBy('s.id')
    .execute();
}

export async function loadSegment(reader: Reader, id: number): Promise<SegmentRow> {
  const row = await rows(reader).where('s.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** As it stands, held for the rest of the transaction. */
export async function holdSegment(reader: Reader, id: number): Promise<SegmentRow> {
  const row = await rows(reader).where('s.id', '=', id).forUpdate('s').executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const rows = (reader: Reader) =>
  reader
    .segments()
    .select(['s.id', 's.name', 's.version'])
    .select([
      sql<number>`(select count(*)::int from segment_members g join clients k on k.id = g.client_id
        where g.segment_id = s.id and k.archived_at is null)`.as('clients'),
      sql<boolean>`s.archived_at is not null`.as('archived'),
    ]);
