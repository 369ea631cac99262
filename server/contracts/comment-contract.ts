import type { CommentBody } from '#api/feed.ts';
import { can } from '#domain/policy/can.ts';
import { insertComment, justWritten, mustBeHere, presentComment } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { contractToComment } from './contracts.queries.ts';
import { allowed } from './edit-contract.ts';

/** A comment on a contract: whoever sees the contract may write one, and reads at least their own. */
export function commentOnContract(ctx: Ctx, id: number, comment: CommentBody) {
  return ctx.transact(async (tx) => {
    const { clientId, refs } = await contractToComment(tx.reader, id, comment);
    const as = allowed(ctx, can(ctx.actor, 'contract.comment', null));
    mustBeHere(comment, refs);
    const written = await insertComment(tx, { contractId: id }, { ...comment, at: ctx.now });
    record(
      tx,
      as,
      { kind: 'commentWritten', contractId: id, clientId, data: { commentId: written.id } },
      isCalling(comment),
    );
    tellLive(tx, { kind: 'contract', id, part: 'comments' });
    const { body } = comment;
    const row = justWritten(ctx, { id: written.id, body }, refs, { contractId: id });
    return presentComment(row, ctx, { contract: id });
  });
}

/** Somebody is called, or answered: they are told. */
const isCalling = ({ mentions, replyTo }: CommentBody): boolean =>
  mentions.length > 0 || replyTo !== undefined;
