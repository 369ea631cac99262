import type { Tx } from '#server/db/transact.ts';
import { receivedOnce, type Stored, safeFileName, type Upload } from '#server/documents/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { makePreview, readText } from '#server/jobs/registry.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { type DocumentRow, oneDocument } from './documents.queries.ts';
import { type Asked, insertDocument, insertNext } from './documents.store.ts';
import { keeper } from './keeper.ts';
import { type CompanyDocumentShown, presentDocument } from './present.ts';

type Described = { name: string; asks?: boolean | undefined; by?: string | undefined };

export const addDocument = (
  ctx: Ctx,
  folderId: number,
  described: Described,
  upload: Upload,
): Promise<CompanyDocumentShown> =>
  added(ctx, 'companyDocumentAdded', described, upload, (tx, file, asked) =>
    insertDocument(tx, folderId, file, asked),
  );

export const addVersion = (
  ctx: Ctx,
  id: number,
  described: Described,
  upload: Upload,
): Promise<CompanyDocumentShown> =>
  added(ctx, 'companyVersionAdded', described, upload, (tx, file, asked) => insertNext(tx, id, file, asked));

async function added(
  ctx: Ctx,
  kind: string,
  described: Described,
  upload: Upload,
  insert: (tx: Tx, file: { name: string; stored: Stored }, asked: Asked) => ReturnType<typeof insertDocument>,
): Promise<CompanyDocumentShown> {
  // A refused upload leaves bytes on the wire; the connection is not used again.
  upload.reply.header('connection', 'close');
  const as = keeper(ctx);
  const name = fileName(described.name);
  const asked = askedOf(ctx, described.asks ?? false, described.by ?? null);
  const about = `${name}|${asked.asks}|${asked.by}`;
  return receivedOnce(ctx, about, upload, (stored) =>
    ctx.transact(async (tx) => {
      const made = await insert(tx, { name, stored }, asked);
      if (!made) throw notFound();
      const sha256 = stored.sha256.toString('hex');
      await enqueue(tx.trx, readText, { sha256 });
      if (made.previewAsked) await enqueue(tx.trx, makePreview, { sha256 });
      const document = await oneDocument(tx.reader, made.id);
      record(tx, as, { kind, data: { ...factsOf(document), sha256, ...asked } });
      tellLive(tx, { kind: 'companyFolder', id: document.folder.id });
      return presentDocument(document);
    }),
  );
}

export function fileName(typed: string): string {
  const name = safeFileName(typed);
  if (name.trim() === '') throw invalid('name', 'file_name');
  return name;
}

/** A day only where people are asked, and not one that has gone by; `stands`: it was that day before. */
export function askedOf(ctx: Ctx, asks: boolean, by: string | null, stands: string | null = null): Asked {
  if (by !== null && !asks) throw invalid('by', 'acknowledge_unasked');
  if (by !== null && by !== stands && by < ctx.today) throw invalid('by', 'call_past');
  return { asks, by };
}

/** The document, as the journal names it. */
export const factsOf = ({ id, folder, name, versionNo }: DocumentRow) => ({
  companyDocumentId: id,
  folderId: folder.id,
  name,
  versionNo,
});
