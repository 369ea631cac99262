import { sql } from 'kysely';
import type { SegmentFilter } from '#api/clients.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { inSegmentRow } from './filters.sql.ts';

export type SegmentRow = {
  id: number;
  name: string;
  clients: number;
  /** Of a live group. */
  filter: SegmentFilter | null;
  archived: boolean;
  version: number;
};

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

/** Whether this is a list kept by hand that the reader sees: of a live group nothing is made live again. */
export async function isList(reader: Reader, id: number): Promise<boolean> {
  const row = await reader
    .segments()
    .where('s.id', '=', id)
    .where('s.filter', 'is', null)
    .select('s.id')
    .executeTakeFirst();
  return row !== undefined;
}

const rows = (reader: Reader) =>
  reader
    .segments()
    .select(['s.id', 's.name', 's.version'])
    .select([
      sql<number>`case when s.filter is null
        then (select count(*)::int from segment_members g join clients k on k.id = g.client_id
          where g.segment_id = s.id and k.archived_at is null and ${reader.sql.client()})
        else (select count(*)::int from clients k where k.archived_at is null and ${reader.sql.client()} and ${inSegmentRow(reader)}) end`.as(
        'clients',
      ),
      sql<SegmentFilter | null>`s.filter`.as('filter'),
      sql<boolean>`s.archived_at is not null`.as('archived'),
    ]);
