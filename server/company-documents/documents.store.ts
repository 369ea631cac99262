import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import { previewAsked, type Stored } from '#server/documents/public.ts';

type File = { name: string; stored: Stored };
/** People acknowledge it, until when. */
export type Asked = { asks: boolean; by: string | null };
type Inserted = { id: number; no: number; previewAsked: boolean };

/** null where the folder stands no longer. */
export function insertDocument(
  tx: Tx,
  folderId: number,
  file: File,
  { asks, by }: Asked,
): Promise<Inserted | null> {
  return insertVersion(
    tx,
    file,
    sql`insert into company_documents (folder_id, asked_since, asked_by)
      select h.id, case when ${asks}::boolean then 1 end, ${by}::date
      from (select b.id from company_folders b where b.id = ${folderId} and b.removed_at is null for share) h returning id, version_no`,
  );
}

/** The version that follows; null where the document stands no longer. Not `asks`: who was asked for the one before is asked as before. */
export function insertNext(tx: Tx, id: number, file: File, { asks, by }: Asked): Promise<Inserted | null> {
  return insertVersion(
    tx,
    file,
    sql`update company_documents set version_no = version_no + 1,
        asked_since = case when ${asks}::boolean then version_no + 1 else asked_since end,
        asked_by = case when ${asks}::boolean then ${by}::date else asked_by end
      where id = ${id} and binned_at is null returning id, version_no`,
  );
}

async function insertVersion(
  { trx, person }: Tx,
  { name, stored }: File,
  document: RawBuilder<unknown>,
): Promise<Inserted | null> {
  const { rows } = await sql<Inserted>`
    with asked as ${previewAsked(name, stored.sha256)}, q as (${document})
    insert into company_document_versions (document_id, no, name, sha256, size, added_by)
    select q.id, q.version_no, ${name}, ${stored.sha256}, ${stored.size}::bigint, ${person.employeeId}::bigint from q
    returning document_id as id, no, exists (select from asked) as "previewAsked"`.execute(trx);
  return rows[0] ?? null;
}

export async function renameVersion({ trx }: Tx, id: number, no: number, name: string): Promise<void> {
  await trx
    .updateTable('company_document_versions')
    .set({ name })
    .where('document_id', '=', id)
    .where('no', '=', no)
    .execute();
}

/** Whether that folder stands. */
export async function moveDocument({ trx }: Tx, id: number, folderId: number): Promise<boolean> {
  const { rows } = await sql`
    update company_documents q set folder_id = h.id
    from (select b.id from company_folders b where b.id = ${folderId} and b.removed_at is null for share) h where q.id = ${id} returning 1`.execute(
    trx,
  );
  return rows.length > 0;
}

/** From now on whoever acknowledges the version that stands, or has, is done. */
export async function askPeople({ trx }: Tx, id: number, { asks, by }: Asked): Promise<void> {
  await trx
    .updateTable('company_documents')
    .set({
      asked_since: asks ? sql<number>`coalesce(asked_since, version_no)` : null,
      asked_by: asks ? by : null,
    })
    .where('id', '=', id)
    .execute();
}

/** Whether that is news. */
export async function insertAcknowledgement({ trx, person }: Tx, id: number, no: number): Promise<boolean> {
  const made = await trx
    .insertInto('company_acknowledgements')
    .values({ document_id: id, version_no: no, employee_id: person.employeeId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .execute();
  return made.length > 0;
}

export async function binDocument({ trx, person }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('company_documents')
    .set({ binned_at: sql<string>`now()`, binned_by: person.employeeId })
    .where('id', '=', id)
    .execute();
}

export async function takeOutOfBin({ trx }: Tx, id: number): Promise<void> {
  await trx
    .updateTable('company_documents')
    .set({ binned_at: null, binned_by: null })
    .where('id', '=', id)
    .execute();
}
