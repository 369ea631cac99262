import { sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type FolderRow = {
  id: number;
  parentId: number | null;
  name: string;
  departments: { id: number; name: string }[];
  version: number;
  documents: number;
  toAcknowledge: number;
};

/** What lies in the folder `h` and waits for the reader's word. */
const waiting = (reader: Reader) =>
  sql<boolean>`q.asked_since is not null and ${reader.sql.companyFolderAsks()} and not exists (select 1 from company_acknowledgements a
    where a.document_id = q.id and a.employee_id = ${reader.actor.employeeId} and a.version_no >= q.asked_since)`;

const columns = (reader: Reader) =>
  [
    'h.id',
    'h.parent_id as parentId',
    'h.name',
    sql<
      FolderRow['departments']
    >`(select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) order by d.id), '[]'::json)
      from departments d where d.id = any(h.departments))`.as('departments'),
    'h.version',
    sql<number>`(select count(*)::int from company_documents q where q.folder_id = h.id and q.binned_at is null)`.as(
      'documents',
    ),
    sql<number>`(select count(*)::int from company_documents q where q.folder_id = h.id and q.binned_at is null and ${waiting(reader)})`.as(
      'toAcknowledge',
    ),
  ] as const;

/** A company that has more of them has lost sight of its papers. */
const most = 2000;

export const listFolders = (reader: Reader): Promise<FolderRow[]> =>
  reader.companyFolders().select(columns(reader)).orderBy('h.position').orderBy('h.id').limit(most).execute();

export async function loadFolder(reader: Reader, id: number): Promise<FolderRow> {
  const row = await reader.companyFolders().where('h.id', '=', id).select(columns(reader)).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type HeldFolder = Pick<FolderRow, 'id' | 'parentId' | 'name' | 'version'> & {
  above: number[];
  departmentIds: number[];
  /** Of the departments wanted, some are not below those that the folders on the way are for. */
  beyond: boolean;
};

/**
 * A folder held for the rest of the transaction. `wanted` are departments for the folder itself, or for one `inside` it: for whom the
 * folders on the way to that are is asked at once.
 */
export async function holdFolder(
  reader: Reader,
  id: number,
  wanted: readonly number[] = [],
  inside = false,
): Promise<HeldFolder> {
  const onTheWay = inside ? sql`array_append(h.above, h.id)` : sql`h.above`;
  const row = await reader
    .companyFolders()
    .where('h.id', '=', id)
    .select([
      'h.id',
      'h.parent_id as parentId',
      'h.name',
      'h.version',
      'h.above',
      'h.departments as departmentIds',
      sql<boolean>`exists (select 1 from departments d join company_folders a on a.id = any(${onTheWay})
        where d.id = any(${[...wanted]}::bigint[]) and a.departments <> '{}' and not a.departments && d.path)`.as(
        'beyond',
      ),
    ])
    .forUpdate('h')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
