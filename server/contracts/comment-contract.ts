import { can } from '#domain/policy/can.ts';
import { insertComment, presentComment } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { mustSeeContract } from './contracts.queries.ts';
import { allowed } from './edit-contract.ts';

/** A comment on a contract: whoever sees the contract may write one, and reads at least their own. */
export function commentOnContract(ctx: Ctx, id: number, body: string) {
  return ctx.transact(async (tx) => {
    const { clientId } = await mustSeeContract(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'contract.comment', null));
    const written = await insertComment(tx, { contract: id }, body);
    record(tx, as, {
      kind: 'commentWritten',
      contractId: id,
      clientId,
      data: { commentId: written.id },
    });
    tellLive(tx, { kind: 'contract', id, part: 'comments' });
    return presentComment(written, ctx.person.employeeId);
  });
}
