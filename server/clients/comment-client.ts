import { can } from '#domain/policy/can.ts';
import { insertComment, presentComment } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { mustSeeClient } from './client-card.queries.ts';
import { allowed } from './edit-client.ts';

/** A comment on a client; who does not see the client is told that it is not there, before any right is judged. */
export function commentOnClient(ctx: Ctx, id: number, body: string) {
  return ctx.transact(async (tx) => {
    await mustSeeClient(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'client.comment', null));
    const written = await insertComment(tx, { client: id }, body);
    record(tx, as, { kind: 'commentWritten', clientId: id, data: { commentId: written.id } });
    tellLive(tx, { kind: 'client', id });
    return presentComment(written, ctx.person.employeeId);
  });
}
