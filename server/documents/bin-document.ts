import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { binFileOfOrder } from '#server/orders/public.ts';
import { isCovered, partOf } from './documents.present.ts';
import { holdDocument } from './documents.queries.ts';
import { binDocument } from './documents.store.ts';

const minimalReason = 10;

/** Into the bin: one's own while no signature covers it without a word; otherwise with a reason that stays. */
export function putIntoBin(ctx: Ctx, id: number, typed: string | undefined): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const row = await holdDocument(tx.reader, id);
    const covered = isCovered(tx.reader, row);
    const verdict = can(ctx.actor, 'document.bin', { addedBy: row.addedBy.id, covered });
    if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
    const { as } = verdict;
    const reason = typed || null;
    if ((covered || row.addedBy.id !== as.employeeId) && (reason?.length ?? 0) < minimalReason)
      throw invalid('reason', 'reason_short');
    await binDocument(tx, id, reason);
    const { kind, sha256, name, contractId, clientId, ownOrderId } = row;
    if (ownOrderId !== null)
      await binFileOfOrder(ctx, tx, ownOrderId, { id, kind, sha256 }, name, reason, as);
    else
      record(tx, as, {
        kind: 'fileBinned',
        contractId,
        clientId,
        data: { name, kind, documentId: id, ...(reason ? { reason } : {}) },
      });
    if (contractId !== null) tellLive(tx, { kind: 'contract', id: contractId, part: partOf(kind) });
    return { ok: true as const };
  });
}
