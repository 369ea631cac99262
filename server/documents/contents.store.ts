import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** Who needs contents of the store, and while what holds. A table that comes to refer to contents is written down here, or they are swept away. */
export const holders: readonly { table: string; column: string; while: RawBuilder<unknown> }[] = [
  { table: 'documents', column: 'sha256', while: sql`purged_at is null` },
  { table: 'document_templates', column: 'sha256', while: sql`true` },
  { table: 'company_document_versions', column: 'sha256', while: sql`purged_at is null` },
  // of drafts and of what was sent: what clients got can be looked at again
  { table: 'campaign_files', column: 'sha256', while: sql`true` },
  { table: 'task_files', column: 'sha256', while: sql`true` },
  { table: 'news_files', column: 'sha256', while: sql`true` },
  { table: 'news_pictures', column: 'sha256', while: sql`true` },
  {
    table: 'file_previews',
    column: 'pdf_sha256',
    while: sql`(exists (select 1 from documents f where f.sha256 = file_previews.sha256 and f.purged_at is null)
      or exists (select 1 from company_document_versions v where v.sha256 = file_previews.sha256 and v.purged_at is null))`,
  },
];

/** Those of these that no row needs. */
export async function unneeded(db: Kysely<DB>, contents: readonly Buffer[]): Promise<Buffer[]> {
  const needed = holders.map(
    (one) =>
      sql`exists (select 1 from ${sql.table(one.table)} where ${sql.ref(one.column)} = x.sha256 and ${one.while})`,
  );
  const { rows } = await sql<{ sha256: Buffer }>`
    select x.sha256 from unnest(${contents}::bytea[]) as x (sha256) where not (${sql.join(needed, sql` or `)})`.execute(
    db,
  );
  return rows.map(({ sha256 }) => sha256);
}

/**
 * Of documents that lay in the bin past their time the content goes, unless a signature names it: on the document's order, or on
 * an order of its contract. An hour more than the thirty days, so that nobody takes one out meanwhile.
 */
export async function purgeBinned(db: Kysely<DB>): Promise<number> {
  const { numAffectedRows } = await sql`
    update documents f set purged_at = now()
    where f.purged_at is null and f.binned_at < now() - interval '30 days 1 hour' and not exists (
      select 1 from resolutions z join orders o on o.id = z.order_id
      where (o.id = f.order_id or o.contract_id = f.contract_id) and z.content::text like '%' || encode(f.sha256, 'hex') || '%')`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0) + (await purgeBinnedOfCompany(db));
}

/** Of documents of the company all versions go at once; no signature names them. */
async function purgeBinnedOfCompany(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ documents: number }>`
    with gone as (
      update company_document_versions v set purged_at = now() from company_documents q
      where q.id = v.document_id and v.purged_at is null and q.binned_at < now() - interval '30 days 1 hour' returning q.id
    ) select count(distinct id)::int as documents from gone`.execute(db);
  return rows[0]?.documents ?? 0;
}

export async function deleteExpiredUploads(db: Kysely<DB>): Promise<void> {
  await sql`delete from uploads where expires_at < now()`.execute(db);
}

/** Those of these uploads whose bytes may still be asked for. */
export async function uploadsUnderWay(db: Kysely<DB>, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select u.id from uploads u where u.id = any(${ids}::uuid[]) and not exists (select 1 from documents f where f.upload_id = u.id)`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
