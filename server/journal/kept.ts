import { type Kysely, sql } from 'kysely';
import { documentNumberKey, documentNumberSearchName } from '#domain/values/documentNumber.ts';
import type { DB } from '#server/db/tables.ts';
import type { Storage } from '#server/documents/public.ts';

/** What hangs beside orders and stands otherwise than the journal tells. */
export type UnlikeKept =
  | { what: 'document_differs' | 'file_differs'; documentId: number }
  | { what: 'company_file_differs'; companyDocumentId: number }
  | { what: 'contract_differs'; contractId: number };

/**
 * Every document has its row in the journal with the same content, follows the version it says, bears the last name it was given, hangs
 * where it was last moved, lies in the bin where the journal's last word on that says so, and no row lacks its document. What hangs
 * on a contract alone bears the moment of its row; a file of an order, that of the request.
 */
export async function documentsUnlikeJournal(db: Kysely<DB>): Promise<UnlikeKept[]> {
  const documentId = sql`substring(coalesce(j.data -> 'file' ->> 'id', j.data ->> 'documentId') from '^\\d{1,18}$')::bigint`;
  const { rows } = await sql<{ id: number }>`
    with added as (select ${documentId} as id, coalesce(j.data -> 'file' ->> 'kind', j.data ->> 'kind') as kind,
        coalesce(j.data -> 'file' ->> 'sha256', j.data ->> 'sha256') as sha256, j.data ->> 'name' as name,
        substring(j.data ->> 'replaces' from '^\\d{1,18}$')::bigint as replaces_id, j.actor_id, j.order_id, j.contract_id, j.at
      from journal j where j.kind = 'fileAdded'),
    binned as (select distinct on (1) ${documentId} as id, j.kind = 'fileBinned' as binned, j.actor_id, j.data ->> 'reason' as reason, j.at
      from journal j where j.kind in ('fileBinned', 'fileRestored') order by 1, j.id desc),
    renamed as (select distinct on (1) ${documentId} as id, j.data ->> 'name' as name from journal j where j.kind = 'fileRenamed' order by 1, j.id desc),
    moved as (select distinct on (1) x.v::bigint as id, substring(j.data ->> 'to' from '^\\d{1,18}$')::bigint as contract_id
      from journal j, jsonb_array_elements_text(case when jsonb_typeof(j.data -> 'documents') = 'array' then j.data -> 'documents' else '[]' end) as x (v)
      where j.kind = 'fileMoved' and x.v ~ '^\\d{1,18}$' order by 1, j.id desc)
    select coalesce(f.id, a.id) as id from documents f full join added a on a.id = f.id
      left join binned b on b.id = f.id and b.binned left join renamed r on r.id = f.id left join moved m on m.id = f.id
      left join orders o on o.id = f.order_id left join documents p on p.id = f.replaces_id
    where coalesce(f.id, a.id) is not null and (f.id is null or a.id is null
      or (f.kind, f.name, encode(f.sha256, 'hex'), f.added_by, f.order_id, f.replaces_id)
        is distinct from (a.kind, coalesce(r.name, a.name), a.sha256, a.actor_id, a.order_id, a.replaces_id)
      or (f.replaces_id is not null and (p.id is null or f.family_id <> p.family_id or f.kind <> p.kind))
      or f.purged_at < coalesce(f.binned_at, 'infinity') + interval '30 days' or f.family_id <> coalesce(f.first_id, f.id) or f.version_no <> (select count(*) from documents v where v.family_id = f.family_id and v.id <= f.id)
      or f.contract_id is distinct from case when f.order_id is null then coalesce(m.contract_id, a.contract_id) else o.contract_id end
      or (f.binned_at is not null) <> (b.id is not null) or (f.binned_by, f.binned_reason) is distinct from (b.actor_id, b.reason)
      or f.order_id is null and (f.added_at, f.binned_at) is distinct from (a.at, b.at))
    order by 1 limit 1000`.execute(db);
  return rows.map(({ id }) => ({ what: 'document_differs', documentId: id }));
}

/**
 * Every file is there, its bytes are what its address says, and as many as each document with it tells. Gone may be only what lay in
 * the bin for thirty days and what no signature names.
 */
export async function filesUnlikeAddress(db: Kysely<DB>, storage: Storage): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ sha256: Buffer; documents: { id: number; size: number }[] }>`
    select sha256, json_agg(json_build_object('id', id, 'size', size) order by id) as documents from documents f where not (${isPurged}) group by sha256 order by min(id)`.execute(
    db,
  );
  if (rows.length === 0) return [];
  const found: UnlikeKept[] = [];
  for (const { sha256, documents } of rows) {
    const file = await storage.open(sha256);
    file?.stream.destroy();
    const unlike = documents.filter(({ size }) => size !== file?.size);
    found.push(...unlike.map(({ id }): UnlikeKept => ({ what: 'file_differs', documentId: id })));
  }
  return found;
}

/** The same of all versions of the documents of the company. */
export async function companyFilesUnlikeAddress(db: Kysely<DB>, storage: Storage): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number; sha256: Buffer; size: number }>`
    select v.document_id as id, v.sha256, v.size from company_document_versions v join company_documents q on q.id = v.document_id
    where v.purged_at is null or q.binned_at is null or q.binned_at >= v.purged_at - interval '30 days' or v.purged_at > now() order by v.id`.execute(
    db,
  );
  const found = new Set<number>();
  for (const { id, sha256, size } of rows) {
    const file = await storage.open(sha256);
    file?.stream.destroy();
    if (file?.size !== size) found.add(id);
  }
  return [...found].map((companyDocumentId) => ({ what: 'company_file_differs', companyDocumentId }));
}

/** Gone for good, and rightly so: who only says so of a document makes its missing file no less missing. */
const isPurged = sql`f.purged_at is not null and f.binned_at < f.purged_at - interval '30 days' and f.purged_at <= now() and not exists (
  select 1 from resolutions z join orders o on o.id = z.order_id
  where (o.id = f.order_id or o.contract_id = f.contract_id) and z.content::text like '%' || encode(f.sha256, 'hex') || '%')`;

/**
 * Every contract is of the client (the last it followed), author and moment that the journal tells, as often changed, with number, day and amount of
 * the last act that changed them; and no row of the journal lacks its contract.
 */
export async function contractsUnlikeJournal(db: Kysely<DB>): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number }>`
    select coalesce(t.id, made.contract_id) as id
    from contracts t full join (select * from journal where kind = 'contractCreated' and contract_id is not null) made on made.contract_id = t.id
    left join lateral (select substring(j.data ->> 'after' from '^\\d{1,18}$')::bigint as client_id from journal j
      where j.contract_id = t.id and j.kind = 'contractClientChanged' order by j.id desc limit 1) moved on true
    where t.id is null or (t.client_id, t.author_id, t.created_at) is distinct from (coalesce(moved.client_id, made.client_id), made.actor_id, made.at)
      or t.version <> 1 + (select count(*) from journal j where j.contract_id = t.id and j.kind = 'contractEdited')
      or t.removed_at is distinct from (select min(j.at) from journal j where j.contract_id = t.id and j.kind = 'contractRemoved')
      or exists (
        select 1 from (values ('number', to_jsonb(t.number)), ('signedOn', to_jsonb(t.signed_on)), ('amount', to_jsonb(t.amount::text))) as v (key, stands)
          left join lateral (select j.data -> 'changes' -> v.key -> 'after' as value from journal j
            where j.contract_id = t.id and j.kind in ('contractCreated', 'contractEdited') and j.data -> 'changes' ? v.key order by j.id desc limit 1) told on true
        where coalesce(told.value, 'null'::jsonb) <> coalesce(v.stands, 'null'::jsonb))
    order by 1 limit 1000`.execute(db);
  return rows.map(({ id }) => ({ what: 'contract_differs', contractId: id }));
}

/** The forms by which a number is found and kept from being given twice are those of the number that stands. */
export async function contractsUnlikeNumber(db: Kysely<DB>): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number; number: string; normal: string; search: string }>`
    select id, number, number_normal as normal, number_search as search from contracts order by id`.execute(
    db,
  );
  return rows
    .filter(
      ({ number, normal, search }) =>
        normal !== documentNumberKey(number) || search !== documentNumberSearchName(number),
    )
    .map(({ id }) => ({ what: 'contract_differs', contractId: id }));
}
