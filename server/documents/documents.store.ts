import { sql } from 'kysely';
import type { DocumentKind } from '#domain/policy/actions.ts';
import type { Tx } from '#server/db/transact.ts';
import { previewAsked } from './previews/previews.store.ts';

/** The version that a new one follows. */
export type Before = { id: number; familyId: number; lastVersion: number };
type NewDocument = {
  contractId: number | null;
  orderId: number | null;
  kind: DocumentKind;
  name: string;
  sha256: Buffer;
  size: number;
  contentType: string;
  before: Before | null;
  /** The upload it came from; of two documents of one upload the second is refused. */
  uploadId: string | null;
  /** The template it was made from. */
  templateId: number | null;
};

/** `previewAsked`: its content is new and has to be made into something the page can show. */
export function insertDocument(
  tx: Tx,
  document: NewDocument,
): Promise<{ id: number; addedAt: string; previewAsked: boolean }> {
  return tx.trx
    .with('asked', () => previewAsked(document.name, document.sha256))
    .insertInto('documents')
    .values({
      contract_id: document.contractId,
      order_id: document.orderId,
      kind: document.kind,
      name: document.name,
      sha256: document.sha256,
      size: document.size,
      content_type: document.contentType,
      added_by: tx.person.employeeId,
      replaces_id: document.before?.id ?? null,
      first_id: document.before?.familyId ?? null,
      upload_id: document.uploadId,
      template_id: document.templateId,
      version_no: (document.before?.lastVersion ?? 0) + 1,
    })
    .returning(['id', 'added_at as addedAt', sql<boolean>`exists (select from asked)`.as('previewAsked')])
    .executeTakeFirstOrThrow();
}

export async function binDocument(tx: Tx, id: number, reason: string | null): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ binned_at: sql<string>`now()`, binned_by: tx.person.employeeId, binned_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function takeOutOfBin(tx: Tx, id: number): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ binned_at: null, binned_by: null, binned_reason: null })
    .where('id', '=', id)
    .execute();
}

export async function renameDocument(tx: Tx, id: number, name: string, contentType: string): Promise<void> {
  await tx.trx
    .updateTable('documents')
    .set({ name, content_type: contentType })
    .where('id', '=', id)
    .execute();
}

/** All versions of it; answers their ids. */
export async function moveFamily(tx: Tx, familyId: number, contractId: number): Promise<number[]> {
  const rows = await tx.trx
    .updateTable('documents')
    .set({ contract_id: contractId })
    .where('family_id', '=', familyId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
