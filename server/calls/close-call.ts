import type { callRoutes } from '#api/calls.ts';
import type { BodyOf } from '#api/route.ts';
import { nextOfSeries } from '#domain/calls/repeat.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { clockOf, presentCall } from './calls.present.ts';
import { loadCalls } from './calls.queries.ts';
import { type CallValues, closeCall as storeOutcome } from './calls.store.ts';
import { type HeldCall, holdCall } from './hold-call.queries.ts';
import { allowed, archivedClient, checkDay, checkNamed, conflict, notOpen } from './plan.ts';

type Body = BodyOf<typeof callRoutes.close>;

/** Notes the outcome and plans the next call in one act: the one that was said, or that of the series. */
export function closeCall(ctx: Ctx, id: number, body: Body) {
  return ctx.transact(async (tx) => {
    const named = {
      contactId: body.next?.contactId ?? null,
      responsibleId: body.next?.responsibleId ?? null,
    };
    const held = await holdCall(tx.reader, id, named);
    const { clientId } = held;
    const as = allowed(ctx, can(ctx.actor, 'call.edit', held));
    if (held.version !== body.version) throw await conflict(ctx, tx, id);
    if (held.state !== 'open') throw notOpen();
    const next = nextOf(ctx, held, body, as.employeeId);
    if (body.next && next) {
      checkDay(ctx, next.on);
      if (held.clientArchived) throw archivedClient();
      const stands =
        body.next.responsibleId === null ? { contactId: null, responsibleId: next.responsibleId } : null;
      await checkNamed(tx, next, held, { clientId, field: 'next.' }, stands);
    }
    const { outcome } = body;
    const nextId = await storeOutcome(tx, {
      id,
      clientId,
      outcome,
      note: body.note || null,
      next,
      at: ctx.now,
    });
    record(tx, as, { kind: 'callClosed', clientId, data: { callId: id, outcome, nextId } });
    tellLive(tx, { kind: 'call', id });
    if (next && nextId !== null) {
      record(tx, as, { kind: 'callPlanned', clientId, data: { callId: nextId, on: next.on, at: next.at } });
      tellLive(tx, { kind: 'call', id: nextId });
    }
    const [call, following] = await loadCalls(tx.reader, nextId === null ? [id] : [id, nextId]);
    if (!call) throw new Error('a call that is not there after its outcome');
    return { call: presentCall(ctx, call), next: following ? presentCall(ctx, following) : null };
  });
}

/** Who was to call calls again; where they are gone, who notes the outcome. */
function nextOf(ctx: Ctx, held: HeldCall, { next, endsSeries }: Body, self: number): CallValues | null {
  const responsibleId = held.ownResponsibleIsActive ? held.responsibleId : self;
  if (next) {
    // the same person again, who was put away meanwhile: nobody in particular
    const gone = next.contactId === held.contactId && !held.ownContactIsHere;
    return {
      ...next,
      contactId: gone ? null : next.contactId,
      responsibleId: next.responsibleId ?? responsibleId,
    };
  }
  if (held.repeats === null || endsSeries || held.clientArchived) return null;
  const on = nextOfSeries(ctx.calendar, held.on, held.repeats, clockOf(ctx).day);
  const { at, topic, minutes, repeats } = held;
  const contactId = held.ownContactIsHere ? held.contactId : null;
  return on === null ? null : { on, at, contactId, responsibleId, topic, minutes, repeats };
}
