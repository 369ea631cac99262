import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { restoreFileOfOrder } from '#server/orders/public.ts';
import { mayAdd, targetOf } from './add-document.ts';
import { type DocumentShown, hiddenOrder, partOf, presentDocument } from './documents.present.ts';
import { contractTarget, holdBinned, holdDocument, oneDocument } from './documents.queries.ts';
import { moveFamily, renameDocument, takeOutOfBin } from './documents.store.ts';
import { contentTypeOf, safeFileName } from './file-names.ts';

type Held = Awaited<ReturnType<typeof holdDocument>>;

const shown = async (ctx: Ctx, tx: Tx, id: number): Promise<DocumentShown> =>
  presentDocument(ctx, tx.reader, await oneDocument(tx.reader, id));

/** The file of it, as the journal names it. */
const fileOf = ({ id, kind, sha256 }: Held) => ({ id, kind, sha256 });

/** Whoever may add a document of its kind in its place tends it there; not in what is archived. */
async function mayTend(ctx: Ctx, tx: Tx, held: Held) {
  const { ownOrderId, contractId } = held;
  refuseHidden(held);
  const place = ownOrderId === null ? { contract: contractId ?? 0 } : { order: ownOrderId };
  const as = mayAdd(ctx, await targetOf(tx.reader, place), held.kind);
  if (held.frozen)
    throw new HttpProblem('order_frozen', {
      detail: (language) =>
        language === 'ru'
          ? 'Заказ в архиве: его документы не меняют'
          : 'The order is archived: its documents stay as they are',
    });
  return as;
}

export function refuseHidden({ ofHiddenOrder }: { ofHiddenOrder: boolean }): void {
  if (ofHiddenOrder) throw new HttpProblem('not_allowed', { detail: hiddenOrder });
}

/** The name is for people: neither the content nor what was signed of it changes. */
export function rename(ctx: Ctx, id: number, typed: string): Promise<DocumentShown> {
  const name = safeFileName(typed);
  if (name.trim() === '') throw invalid('name', 'file_name');
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    const as = await mayTend(ctx, tx, held);
    if (name === held.name) return shown(ctx, tx, id);
    await renameDocument(tx, id, name, contentTypeOf(name));
    const { ownOrderId: orderId, contractId, clientId } = held;
    record(tx, as, {
      kind: 'fileRenamed',
      orderId,
      contractId,
      clientId,
      data: { file: fileOf(held), name, before: held.name },
    });
    told(tx, held);
    return shown(ctx, tx, id);
  });
}

/** To another contract, with all its versions; who may add there and edits here. */
export function move(ctx: Ctx, id: number, contractId: number): Promise<DocumentShown> {
  return ctx.transact(async (tx) => {
    const held = await holdDocument(tx.reader, id);
    if (held.ownOrderId !== null) {
      await mayTend(ctx, tx, held);
      throw invalid('contractId', 'document_of_order');
    }
    const from = await contractTarget(tx.reader, held.contractId ?? 0);
    const leave = can(ctx.actor, 'contract.edit', from.contract as NonNullable<typeof from.contract>);
    if (!leave.ok) throw notAllowed(ctx.person, leave, null);
    const target = await contractTarget(tx.reader, contractId).catch(() => {
      throw invalid('contractId', 'choice');
    });
    const as = mayAdd(ctx, target, held.kind);
    if (contractId === held.contractId) return shown(ctx, tx, id);
    const ids = await moveFamily(tx, held.familyId, contractId);
    const data = { documents: ids, kind: held.kind, name: held.name, from: held.contractId, to: contractId };
    record(tx, as, { kind: 'fileMoved', contractId: held.contractId, clientId: held.clientId, data });
    record(tx, as, { kind: 'fileMoved', contractId, clientId: target.clientId, data });
    told(tx, held);
    tellLive(tx, { kind: 'contract', id: contractId, part: partOf(held.kind) });
    return shown(ctx, tx, id);
  });
}

/** Whoever put it there, or could add it anew. */
export function restore(ctx: Ctx, id: number): Promise<DocumentShown> {
  return ctx.transact(async (tx) => {
    const held = await holdBinned(tx.reader, id);
    const as = await mayTend(ctx, tx, held);
    await takeOutOfBin(tx, id);
    const { ownOrderId, contractId, clientId, kind, sha256, name } = held;
    if (ownOrderId !== null) await restoreFileOfOrder(ctx, tx, ownOrderId, { id, kind, sha256 }, name, as);
    else record(tx, as, { kind: 'fileRestored', contractId, clientId, data: { documentId: id, kind, name } });
    told(tx, held);
    return shown(ctx, tx, id);
  });
}

function told(tx: Tx, { contractId, ownOrderId, kind }: Held): void {
  if (contractId !== null) tellLive(tx, { kind: 'contract', id: contractId, part: partOf(kind) });
  // that a hidden file changed is hidden too
  if (ownOrderId !== null && partOf(kind) === 'documents') tellLive(tx, { kind: 'order', id: ownOrderId });
}
