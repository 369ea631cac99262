import type { callRoutes } from '#api/calls.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { presentCall } from './calls.present.ts';
import { loadCall } from './calls.queries.ts';
import { insertCall } from './calls.store.ts';
import { holdClientFor } from './hold-call.queries.ts';
import { allowed, archivedClient, checkDay, checkNamed } from './plan.ts';

/** Plans a contact with a client; who plans it is to call unless somebody else is named. */
export function planCall(ctx: Ctx, { clientId, ...body }: BodyOf<typeof callRoutes.create>) {
  return ctx.transact(async (tx) => {
    const verdict = can(ctx.actor, 'call.plan', null);
    const self = verdict.ok ? verdict.as.employeeId : ctx.person.employeeId;
    const values = { ...body, responsibleId: body.responsibleId ?? self };
    const client = await holdClientFor(tx.reader, clientId, values);
    const as = allowed(ctx, verdict);
    checkDay(ctx, values.on);
    if (client.archived) throw archivedClient();
    await checkNamed(tx, values, client, { clientId });
    const id = await insertCall(tx, clientId, values, ctx.now);
    record(tx, as, { kind: 'callPlanned', clientId, data: { callId: id, on: values.on, at: values.at } });
    tellLive(tx, { kind: 'call', id });
    return presentCall(ctx, await loadCall(tx.reader, id));
  });
}
