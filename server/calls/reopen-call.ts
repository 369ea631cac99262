import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { presentCall } from './calls.present.ts';
import { loadCall } from './calls.queries.ts';
import { cancelCall as storeCancelled, reopenCall as storeOpen } from './calls.store.ts';
import { type HeldCall, holdCall } from './hold-call.queries.ts';
import { allowed, archivedClient, notOpen } from './plan.ts';

/** The outcome, or the cancelling, is taken back; the call that followed goes with it, unless somebody has touched it. */
export function reopenCall(ctx: Ctx, id: number) {
  return ctx.transact(async (tx) => {
    const held = await holdCall(tx.reader, id);
    const { clientId } = held;
    const as = allowed(ctx, can(ctx.actor, 'call.edit', held));
    if (held.state === 'open') throw new HttpProblem('already_done');
    if (held.clientArchived) throw archivedClient();
    const followingId = followingOf(held);
    await storeOpen(tx, id, followingId);
    record(tx, as, { kind: 'callReopened', clientId, data: { callId: id } });
    tellLive(tx, { kind: 'call', id });
    if (followingId !== null) {
      record(tx, as, { kind: 'callCancelled', clientId, data: { callId: followingId } });
      tellLive(tx, { kind: 'call', id: followingId });
    }
    return presentCall(ctx, await loadCall(tx.reader, id));
  });
}

function followingOf({ followedBy }: HeldCall): number | null {
  if (followedBy === null || followedBy.state === 'cancelled') return null;
  if (followedBy.state === 'open' && followedBy.version === 1) return followedBy.id;
  throw new HttpProblem('in_use', {
    detail: (language) =>
      language === 'ru'
        ? 'Следующий звонок уже изменили. Запланируйте новый вместо того, чтобы открывать этот'
        : 'The call that followed has been changed already. Plan a new one instead of opening this one',
  });
}

export function cancelCall(ctx: Ctx, id: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const held = await holdCall(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'call.edit', held));
    if (held.state !== 'open') throw notOpen();
    await storeCancelled(tx, id);
    record(tx, as, { kind: 'callCancelled', clientId: held.clientId, data: { callId: id } });
    tellLive(tx, { kind: 'call', id });
    return { ok: true };
  });
}
