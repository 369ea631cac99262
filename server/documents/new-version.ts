import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { type File, hangDocument, mayAdd, type Place, targetOf, uploaded } from './add-document.ts';
import type { DocumentShown } from './documents.present.ts';
import { holdDocument, oneDocument } from './documents.queries.ts';
import { refuseHidden } from './tend-document.ts';

type Upload = { request: FastifyRequest; reply: FastifyReply };

/**
 * The next version of a document: hangs where it hangs and is of its kind. The one before stays as it is; where it was signed, it is
 * that version which was, and the new one is signed when somebody signs it.
 */
export async function addVersion(
  ctx: Ctx,
  id: number,
  typedName: string,
  upload: Upload,
): Promise<DocumentShown> {
  const known = await oneDocument(ctx.reader, id);
  refuseHidden(known);
  const place = placeOf(known);
  mayAdd(ctx, await targetOf(ctx.reader, place), known.kind);
  return uploaded(ctx, { name: typedName, kind: known.kind }, upload, (file) =>
    ctx.transact((tx) => hangVersion(ctx, tx, id, file)),
  );
}

/** The row of a file already stored, as the version that follows. */
export async function hangVersion(ctx: Ctx, tx: Tx, id: number, file: File): Promise<DocumentShown> {
  const now = await holdDocument(tx.reader, id);
  refuseHidden(now);
  if (!now.isNewest) throw newerStands();
  const { familyId, lastVersion, versions: standing } = now;
  return hangDocument(ctx, tx, placeOf({ contractId: now.contractId, orderId: now.ownOrderId }), {
    ...file,
    kind: now.kind,
    before: { id, familyId, lastVersion, standing },
  });
}

export const placeOf = ({
  contractId,
  orderId,
}: {
  contractId: number | null;
  orderId: number | null;
}): Place => {
  if (orderId !== null) return { order: orderId };
  if (contractId === null) throw new HttpProblem('not_found');
  return { contract: contractId };
};

const newerStands = () =>
  new HttpProblem('already_done', {
    detail: (language) =>
      language === 'ru'
        ? 'У документа уже есть более новая версия. Обновите страницу и замените её'
        : 'The document has a newer version by now. Reload the page and replace that one',
  });
