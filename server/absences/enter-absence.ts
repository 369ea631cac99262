import type { absenceRoutes } from '#api/absences.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import { holdRightsToChangeThem } from '#server/auth/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { presentAbsence } from './absences.present.ts';
import { findAbsence } from './absences.queries.ts';
import { insertAbsence } from './absences.store.ts';
import { allowed, checkOrder } from './checks.ts';
import { type Absentee, findAbsentee, findSubstitute } from './facts.queries.ts';

type Body = BodyOf<typeof absenceRoutes.create>;

/** An absence lends its substitute the rights of the absent from its first day to its last. Nobody asked for this one. */
export function enterAbsence(ctx: Ctx, body: Body) {
  return ctx.transact(async (tx) => {
    await holdRightsToChangeThem(tx);
    const { employeeId, fromOn, toOn, substituteId } = body;
    const absentee = await findAbsentee(tx.reader, employeeId);
    const as = allowed(
      ctx,
      can(ctx.actor, 'absence.enter', { employeeId, headIds: absentee?.headIds ?? [] }),
    );
    await check(tx, body, absentee);
    const { id, requestId } = await insertAbsence(tx, body);
    const data = { absenceId: id, absenceRequestId: requestId, fromOn, toOn, substituteId };
    record(tx, as, { kind: 'absenceEntered', employeeId, data }, true);
    tellLive(tx, { kind: 'people', id: employeeId });
    const row = await findAbsence(tx.reader, id);
    if (!row) throw notFound();
    return presentAbsence(row);
  });
}

async function check(tx: Tx, body: Body, absentee: Absentee | undefined): Promise<void> {
  const { employeeId, substituteId } = body;
  if (!absentee || absentee.status === 'dismissed') throw invalid('employeeId', 'employee');
  checkOrder(body);
  if (substituteId === null) {
    // a department without anybody to sign would stop its orders
    if (absentee.isHead) throw invalid('substituteId', 'substitute_required');
    return;
  }
  if (substituteId === employeeId) throw invalid('substituteId', 'substitute_self');
  if ((await findSubstitute(tx.reader, substituteId, body))?.status !== 'active')
    throw invalid('substituteId', 'employee');
}
