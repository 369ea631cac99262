import { type DocumentKind, documentKinds } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { makePreview, readText } from '#server/jobs/registry.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { addFileToOrder } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type DocumentShown, partOf, presentDocument } from './documents.present.ts';
import { contractTarget, orderTarget, type Target } from './documents.queries.ts';
import { type Before, insertDocument } from './documents.store.ts';
import { contentTypeOf, safeFileName } from './file-names.ts';
import { receivedOnce, type Upload } from './receive-once.ts';
import type { Stored } from './storage.ts';

export type Place = { contract: number } | { order: number };

/**
 * Takes one file as raw bytes. Rights are judged before a byte is taken, so that a stranger cannot fill the disk, and
 * again with the row, which is written last: until then nothing is visible, whatever breaks off.
 */
export async function addDocument(
  ctx: Ctx,
  place: Place,
  query: { name: string; kind: string },
  upload: Upload,
): Promise<DocumentShown> {
  // A refused upload leaves bytes on the wire; the connection is not used again.
  upload.reply.header('connection', 'close');
  const { name, kind } = described(query);
  mayAdd(ctx, await targetOf(ctx.reader, place), kind);
  return uploaded(ctx, { name, kind }, upload, (file) =>
    ctx.transact((tx) => hangDocument(ctx, tx, place, file)),
  );
}

export type File = {
  name: string;
  kind: DocumentKind;
  stored: Stored;
  uploadId?: string;
  templateId?: number;
};

/** The bytes of a file whose place is known and judged; the same under the same key is done once. */
export async function uploaded(
  ctx: Ctx,
  wanted: { name: string; kind: DocumentKind },
  upload: Upload,
  hang: (file: File) => Promise<DocumentShown>,
): Promise<DocumentShown> {
  upload.reply.header('connection', 'close');
  const { name, kind } = described(wanted);
  return receivedOnce(ctx, `${name}|${kind}`, upload, (stored) => hang({ name, kind, stored }));
}

export function described({ name, kind }: { name: string; kind: string }): {
  name: string;
  kind: DocumentKind;
} {
  const known = documentKinds.find((one) => one === kind);
  if (!known) throw invalid('kind', 'choice');
  const safe = safeFileName(name);
  if (safe.trim() === '') throw invalid('name', 'file_name');
  return { name: safe, kind: known };
}

export const targetOf = (reader: Reader, place: Place): Promise<Target> =>
  'contract' in place ? contractTarget(reader, place.contract) : orderTarget(reader, place.order);

export function mayAdd(ctx: Ctx, { contract, order }: Target, kind: DocumentKind) {
  const verdict = can(ctx.actor, 'document.add', { contract, order, kind });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

/** The row of a file already stored, with rights judged again. */
export async function hangDocument(
  ctx: Ctx,
  tx: Tx,
  place: Place,
  {
    name,
    kind,
    stored,
    uploadId,
    templateId,
    before = null,
  }: File & { before?: (Before & { standing: number }) | null },
): Promise<DocumentShown> {
  const target = await targetOf(tx.reader, place);
  const as = mayAdd(ctx, target, kind);
  const { contractId, orderId } = target;
  const contentType = contentTypeOf(name);
  const { id, addedAt, previewAsked } = await insertDocument(tx, {
    contractId,
    orderId,
    kind,
    name,
    contentType,
    before,
    uploadId: uploadId ?? null,
    templateId: templateId ?? null,
    ...stored,
  });
  const sha256 = stored.sha256.toString('hex');
  await enqueue(tx.trx, readText, { sha256 });
  if (previewAsked) await enqueue(tx.trx, makePreview, { sha256 });
  if (orderId !== null) await addFileToOrder(ctx, tx, orderId, { id, kind, sha256 }, name, as, before?.id);
  else
    record(tx, as, {
      kind: 'fileAdded',
      contractId,
      clientId: target.clientId,
      data: { name, kind, documentId: id, sha256, ...(before ? { replaces: before.id } : {}) },
    });
  if (contractId !== null) tellLive(tx, { kind: 'contract', id: contractId, part: partOf(kind) });
  const addedBy = { id: ctx.person.employeeId, ...ctx.person.name, position: ctx.person.position };
  return presentDocument(ctx, tx.reader, {
    id,
    kind,
    name,
    size: stored.size,
    contentType,
    sha256,
    addedBy,
    addedAt,
    contractId,
    orderId,
    // what was signed before it came does not cover it
    signed: null,
    ofHiddenOrder: false,
    versionNo: (before?.lastVersion ?? 0) + 1,
    versions: (before?.standing ?? 0) + 1,
  });
}
