import type { CommentBody } from '#api/feed.ts';
import { can } from '#domain/policy/can.ts';
import { insertComment, justWritten, mustBeHere, presentComment } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { clientToComment } from './client-card.queries.ts';
import { allowed } from './edit-client.ts';

/** A comment on a client; who does not see the client is told that it is not there, before any right is judged. */
export function commentOnClient(ctx: Ctx, id: number, comment: CommentBody) {
  return ctx.transact(async (tx) => {
    const refs = await clientToComment(tx.reader, id, comment);
    const as = allowed(ctx, can(ctx.actor, 'client.comment', null));
    mustBeHere(comment, refs);
    const { body, mentions, replyTo } = comment;
    const written = await insertComment(tx, { clientId: id }, { body, mentions, replyTo, at: ctx.now });
    record(
      tx,
      as,
      { kind: 'commentWritten', clientId: id, data: { commentId: written.id } },
      // somebody is called, or answered: they are told
      mentions.length > 0 || replyTo !== undefined,
    );
    tellLive(tx, { kind: 'client', id });
    return presentComment(justWritten(ctx, { id: written.id, body }, refs, { clientId: id }), ctx, {
      client: id,
    });
  });
}
