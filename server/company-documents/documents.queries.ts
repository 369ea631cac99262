import { type RawBuilder, sql } from 'kysely';
import { can } from '#domain/policy/can.ts';
import { madeOf, type PreviewRow } from '#server/documents/public.ts';
import { type PersonRow, personJson } from '#server/feed/public.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type DocumentRow = {
  id: number;
  folder: { id: number; name: string };
  name: string;
  size: number;
  versionNo: number;
  addedBy: PersonRow;
  addedAt: string;
  askedSince: number | null;
  askedBy: string | null;
  /** The reader is one of those it is for. */
  asksMe: boolean;
  mineAt: string | null;
  of: { asked: number; acknowledged: number } | null;
};

/** `folder`: the one they all lie in, for the count of people; null: nobody counts. */
const columns = (reader: Reader, folder: RawBuilder<unknown> | null) =>
  [
    'q.id',
    sql<DocumentRow['folder']>`json_build_object('id', h.id, 'name', h.name)`.as('folder'),
    'v.name',
    'v.size',
    'q.version_no as versionNo',
    sql<PersonRow>`${personJson(sql`v.added_by`)}`.as('addedBy'),
    'v.added_at as addedAt',
    'q.asked_since as askedSince',
    'q.asked_by as askedBy',
    reader.sql.companyFolderAsks().as('asksMe'),
    sql<string | null>`(select max(a.at) from company_acknowledgements a
      where a.document_id = q.id and a.employee_id = ${reader.actor.employeeId} and a.version_no >= q.asked_since)`.as(
      'mineAt',
    ),
    (folder && can(reader.actor, 'companyDocuments.manage', null).ok
      ? counted(people(reader, folder))
      : sql<DocumentRow['of']>`null::json`
    ).as('of'),
  ] as const;

/** Active employees the folder is for; asked once for a whole list. */
const people = (reader: Reader, folder: RawBuilder<unknown>) =>
  sql`array(select e.id from employees e cross join company_folders h where h.id = ${folder} and e.status = 'active' and ${reader.sql.companyFolderFor()})`;

const counted = (those: RawBuilder<unknown>) =>
  sql<
    DocumentRow['of']
  >`case when q.asked_since is not null then json_build_object('asked', cardinality(${those}), 'acknowledged', (
    select count(distinct a.employee_id)::int from company_acknowledgements a
    where a.document_id = q.id and a.version_no >= q.asked_since and a.employee_id = any(${those}))) end`;

/** Nobody reads more of one list. */
const most = 1000;

/** What lies in the folder, by name; a folder that is not seen is not found. */
export async function documentsIn(reader: Reader, folderId: number): Promise<DocumentRow[]> {
  const rows = await reader
    .companyDocuments()
    .where('q.folder_id', '=', folderId)
    .select(columns(reader, sql`${folderId}::bigint`))
    .orderBy(sql`lower(v.name)`)
    .orderBy('q.id')
    .limit(most)
    .execute();
  if (rows.length > 0) return rows;
  const seen = await reader.companyFolders().where('h.id', '=', folderId).select('h.id').executeTakeFirst();
  if (!seen) throw notFound();
  return rows;
}

/** What waits for the reader's own word, the most urgent first. */
export const waitingDocuments = (reader: Reader): Promise<DocumentRow[]> =>
  reader
    .companyDocuments()
    .where('q.asked_since', 'is not', null)
    .where(reader.sql.companyFolderAsks())
    .where(
      sql<boolean>`not exists (select 1 from company_acknowledgements a
        where a.document_id = q.id and a.employee_id = ${reader.actor.employeeId} and a.version_no >= q.asked_since)`,
    )
    .select(columns(reader, null))
    .orderBy(sql`q.asked_by nulls last`)
    .orderBy('q.id')
    .limit(most)
    .execute();

const folderOf = (id: number) => sql`(select y.folder_id from company_documents y where y.id = ${id})`;

export async function oneDocument(reader: Reader, id: number): Promise<DocumentRow> {
  const row = await reader
    .companyDocuments()
    .where('q.id', '=', id)
    .select(columns(reader, folderOf(id)))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Held for the rest of the transaction; `shared` with those who only say that they have read it. */
export async function holdDocument(reader: Reader, id: number, how: 'alone' | 'shared' | 'binned' = 'alone') {
  const wanted = reader
    .companyDocuments(how === 'binned')
    .where('q.id', '=', id)
    .select(columns(reader, null));
  const row = await (how === 'shared' ? wanted.forShare('q') : wanted.forUpdate('q')).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type VersionRow = Pick<DocumentRow, 'name' | 'size' | 'addedBy' | 'addedAt'> & { no: number };

/** The newest first. */
export async function versionsOf(reader: Reader, id: number): Promise<VersionRow[]> {
  const rows = await reader
    .companyDocuments()
    .innerJoin('company_document_versions as w', 'w.document_id', 'q.id')
    .where('q.id', '=', id)
    .select([
      'w.no',
      'w.name',
      'w.size',
      sql<PersonRow>`${personJson(sql`w.added_by`)}`.as('addedBy'),
      'w.added_at as addedAt',
    ])
    .orderBy('w.no', 'desc')
    .execute();
  if (rows.length === 0) throw notFound();
  return rows;
}

/** Rights are asked anew each time a file is taken. */
export async function documentToSend(
  reader: Reader,
  id: number,
  version: number | undefined,
): Promise<{ name: string; sha256: Buffer }> {
  const row = await reader
    .companyDocuments()
    .innerJoin('company_document_versions as w', 'w.document_id', 'q.id')
    .where('q.id', '=', id)
    .where(sql<boolean>`w.no = coalesce(${version ?? null}::int, q.version_no)`)
    .select(['w.name', 'w.sha256'])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function documentToShow(reader: Reader, id: number): Promise<PreviewRow> {
  const row = await reader
    .companyDocuments()
    .where('q.id', '=', id)
    .select(['v.name', 'v.sha256', 'v.size', madeOf(sql`v.sha256`).as('made')])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export type AcknowledgingRow = {
  person: PersonRow;
  department: string | null;
  at: string | null;
  versionNo: number | null;
};

/** Everybody who is asked now, as the company stands today; those who have not acknowledged it come first. */
export async function acknowledgementsOf(reader: Reader, id: number): Promise<AcknowledgingRow[]> {
  const rows = await reader.run(sql<AcknowledgingRow | { person: null }>`
    select ${personJson(sql`p.id`)} as person, d.name as department, a.at, a.version_no as "versionNo"
    from company_documents q join company_folders h on h.id = q.folder_id
    left join lateral (select e.id, e.last_name, e.first_name, e.department_id from employees e
      where q.asked_since is not null and e.status = 'active' and ${reader.sql.companyFolderFor()}) p on true
    left join departments d on d.id = p.department_id
    left join lateral (select x.at, x.version_no from company_acknowledgements x
      where x.document_id = q.id and x.employee_id = p.id and x.version_no >= q.asked_since order by x.version_no desc limit 1) a on true
    where q.id = ${id} and ${reader.sql.companyDocument()}
    order by a.at is not null, p.last_name, p.first_name, p.id`);
  if (rows.length === 0) throw notFound();
  return rows.filter((row) => row.person !== null);
}

export type BinnedRow = {
  id: number;
  folder: { id: number; name: string };
  name: string;
  binnedBy: PersonRow;
  binnedAt: string;
  goneOn: string;
};

export const binnedDocuments = (reader: Reader): Promise<BinnedRow[]> =>
  reader
    .companyDocuments(true)
    .select([
      'q.id',
      sql<BinnedRow['folder']>`json_build_object('id', h.id, 'name', h.name)`.as('folder'),
      'v.name',
      sql<PersonRow>`${personJson(sql`q.binned_by`)}`.as('binnedBy'),
      sql<string>`q.binned_at`.as('binnedAt'),
      sql<string>`((q.binned_at + interval '30 days') at time zone (select time_zone from company))::date`.as(
        'goneOn',
      ),
    ])
    .orderBy('q.binned_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(most)
    .execute();
