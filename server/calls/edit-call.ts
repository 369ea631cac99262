import type { callRoutes } from '#api/calls.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { presentCall } from './calls.present.ts';
import { loadCall } from './calls.queries.ts';
import { type CallValues, updateCall } from './calls.store.ts';
import { type HeldCall, holdCall } from './hold-call.queries.ts';
import { allowed, checkDay, checkNamed, conflict, notOpen } from './plan.ts';

/** Changes or moves an open call as seen at a version. An overdue one keeps its day unless it is moved. */
export function editCall(ctx: Ctx, id: number, { version, ...body }: BodyOf<typeof callRoutes.edit>) {
  return ctx.transact(async (tx) => {
    const verdictOf = (held: HeldCall) => can(ctx.actor, 'call.edit', held);
    const planner = can(ctx.actor, 'call.plan', null);
    const self = planner.ok ? planner.as.employeeId : ctx.person.employeeId;
    const values = { ...body, responsibleId: body.responsibleId ?? self };
    const held = await holdCall(tx.reader, id, values);
    const as = allowed(ctx, verdictOf(held));
    if (held.version !== version) throw await conflict(ctx, tx, id);
    if (held.state !== 'open') throw notOpen();
    checkDay(ctx, values.on, held.on);
    await checkNamed(tx, values, held, { clientId: held.clientId }, held);
    const changes = differences(valuesOf(held), valuesOf(values));
    if (Object.keys(changes).length > 0) {
      const moved = ['on', 'at', 'responsibleId'].some((key) => key in changes) ? { at: ctx.now } : null;
      await updateCall(tx, id, values, moved);
      const told = Object.fromEntries(
        Object.entries(changes).map(([key, change]) => [key, key === 'on' || key === 'at' ? change : {}]),
      );
      record(tx, as, {
        kind: 'callEdited',
        clientId: held.clientId,
        // of people and words only that they changed
        data: { callId: id, version: version + 1, changes: told },
      });
      tellLive(tx, { kind: 'call', id });
    }
    return presentCall(ctx, await loadCall(tx.reader, id));
  });
}

const valuesOf = ({ on, at, contactId, responsibleId, topic, minutes, repeats }: CallValues) => ({
  on,
  at,
  contactId,
  responsibleId,
  topic,
  minutes,
  repeats,
});
