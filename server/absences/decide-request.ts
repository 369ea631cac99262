import { movedRequest } from '#domain/absences/request-state.ts';
import { can } from '#domain/policy/can.ts';
import { holdRightsToChangeThem } from '#server/auth/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { presentRequest, subjectOf } from './absences.present.ts';
import { approveRequest, declineRequest } from './absences.store.ts';
import { sayDecided } from './absences.words.ts';
import { allowed, checkSubstitute, checkVersion } from './checks.ts';
import { findSubstitute } from './facts.queries.ts';
import { type HeldRequest, holdRequest, type RequestRow } from './requests.queries.ts';

/** With the approval the absence stands, and its substitute has the rights of the absent on its days. */
export function approve(ctx: Ctx, id: number, wanted: { version: number; substituteId: number | null }) {
  return ctx.transact(async (tx) => {
    await holdRightsToChangeThem(tx);
    const { held, as } = await begin(ctx, tx, id, wanted.version, 'approve');
    const { fromOn, toOn, employee } = held;
    const { substituteId } = wanted;
    if (substituteId === null) throw invalid('substituteId', 'substitute_required');
    const substitute = checkSubstitute(ctx, employee.id, await findSubstitute(tx.reader, substituteId, held));
    const absenceId = await approveRequest(tx, id, substituteId, ctx.now);
    const data = { absenceRequestId: id, fromOn, toOn, substituteId };
    record(tx, as, { kind: 'absenceApproved', employeeId: employee.id, data }, true);
    tellLive(tx, { kind: 'people', id: employee.id });
    return presentRequest(ctx, { ...decided(ctx, held), state: 'approved', substitute, absenceId });
  });
}

export function decline(ctx: Ctx, id: number, { version, reason }: { version: number; reason: string }) {
  return ctx.transact(async (tx) => {
    const { held, as } = await begin(ctx, tx, id, version, 'decline');
    const { fromOn, toOn, employee } = held;
    await declineRequest(tx, id, reason, ctx.now);
    const data = { absenceRequestId: id, fromOn, toOn };
    record(tx, as, { kind: 'absenceDeclined', employeeId: employee.id, data }, true);
    tellLive(tx, { kind: 'absenceRequest', id });
    return presentRequest(ctx, { ...decided(ctx, held), state: 'declined', reason });
  });
}

async function begin(ctx: Ctx, tx: Tx, id: number, version: number, act: 'approve' | 'decline') {
  const held = await holdRequest(tx.reader, id);
  const as = allowed(ctx, can(ctx.actor, 'absence.decide', subjectOf(held)));
  checkVersion(ctx, held, version);
  if (movedRequest(held.state, act) === null)
    throw new HttpProblem('already_done', { detail: sayDecided(held.state) });
  return { held, as };
}

/** As it stands after the decision: nothing is left to weigh. */
const decided = ({ now }: Ctx, held: HeldRequest): RequestRow => ({
  ...held,
  decidedBy: held.self,
  decidedAt: now,
  overlaps: [],
  standsIn: [],
  version: held.version + 1,
});
