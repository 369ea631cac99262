import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { fileStorage } from '#server/documents/public.ts';

/** What hangs beside orders and stands otherwise than the journal tells. */
export type UnlikeKept =
  | { what: 'document_differs' | 'file_differs'; documentId: number }
  | { what: 'contract_differs'; contractId: number };

/** Every document has its row in the journal with the same content, is binned where the journal says so, and no row lacks its document. */
export async function documentsUnlikeJournal(db: Kysely<DB>): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number }>`
    with added as (select coalesce(j.data -> 'file' ->> 'id', j.data ->> 'documentId')::bigint as id, coalesce(j.data -> 'file' ->> 'kind', j.data ->> 'kind') as kind,
        coalesce(j.data -> 'file' ->> 'sha256', j.data ->> 'sha256') as sha256, j.data ->> 'name' as name, j.actor_id, j.order_id, j.contract_id
      from journal j where j.kind = 'fileAdded'),
    binned as (select coalesce(j.data -> 'file' ->> 'id', j.data ->> 'documentId')::bigint as id, j.actor_id, j.data ->> 'reason' as reason from journal j where j.kind = 'fileBinned')
    select coalesce(f.id, a.id) as id from documents f full join added a on a.id = f.id left join binned b on b.id = f.id left join orders o on o.id = f.order_id
    where f.id is null or a.id is null or (f.kind, f.name, encode(f.sha256, 'hex'), f.added_by, f.order_id) is distinct from (a.kind, a.name, a.sha256, a.actor_id, a.order_id)
      or f.contract_id is distinct from case when f.order_id is null then a.contract_id else o.contract_id end
      or (f.binned_at is not null) <> (b.id is not null) or (f.binned_by, f.binned_reason) is distinct from (b.actor_id, b.reason)
    order by 1 limit 1000`.execute(db);
  return rows.map(({ id }) => ({ what: 'document_differs', documentId: id }));
}

/** Every file is there, and its bytes are what its address says. */
export async function filesUnlikeAddress(db: Kysely<DB>, dataDir: string): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number; sha256: Buffer }>`
    select min(id) as id, sha256 from documents group by sha256 order by 1`.execute(db);
  if (rows.length === 0) return [];
  const storage = await fileStorage(dataDir);
  const found: UnlikeKept[] = [];
  for (const { id, sha256 } of rows) {
    const file = await storage.open(sha256);
    if (file) file.stream.destroy();
    else found.push({ what: 'file_differs', documentId: id });
  }
  return found;
}

/** Number, day and amount of every contract are those of the last act that changed them. */
export async function contractsUnlikeJournal(db: Kysely<DB>): Promise<UnlikeKept[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.id from contracts t
      cross join lateral (values ('number', to_jsonb(t.number)), ('signedOn', to_jsonb(t.signed_on)), ('amount', to_jsonb(t.amount::text))) as v (key, stands)
      left join lateral (select j.data -> 'changes' -> v.key -> 'after' as value from journal j
        where j.contract_id = t.id and j.kind in ('contractCreated', 'contractEdited') and j.data -> 'changes' ? v.key order by j.id desc limit 1) told on true
    where coalesce(told.value, 'null'::jsonb) <> coalesce(v.stands, 'null'::jsonb) order by 1 limit 1000`.execute(
    db,
  );
  return rows.map(({ id }) => ({ what: 'contract_differs', contractId: id }));
}
