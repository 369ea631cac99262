import type { peopleRoutes } from '#api/people.ts';
import type { BodyOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { findAbsence } from './absences.queries.ts';
import { begin } from './allowed.ts';
import { areStatus, isHead } from './choices.queries.ts';
import { presentAbsence } from './people.present.ts';
import { cancelAbsence as cancel, insertAbsence } from './people.store.ts';

type Body = BodyOf<typeof peopleRoutes.createAbsence>;

/** An absence lends its substitute the rights of the absent from its first day to its last. */
export function enterAbsence(ctx: Ctx, body: Body) {
  return ctx.transact(async (tx) => {
    const as = await begin(ctx, tx, 'absences.administer');
    await check(tx, body);
    const { employeeId, ...data } = body;
    const id = await insertAbsence(tx, {
      employee_id: employeeId,
      kind: body.kind,
      from_on: body.fromOn,
      to_on: body.toOn,
      substitute_id: body.substituteId,
    });
    record(tx, as, { kind: 'absenceEntered', employeeId, data: { absenceId: id, ...data } });
    tellLive(tx, { kind: 'people', id: employeeId });
    return shown(tx, id);
  });
}

export async function cancelAbsence(ctx: Ctx, id: number): Promise<void> {
  await ctx.transact(async (tx) => {
    const as = await begin(ctx, tx, 'absences.administer');
    const absence = await findAbsence(tx.reader, id);
    if (!absence) throw notFound();
    await cancel(tx, id);
    const { employee, fromOn, toOn } = absence;
    const data = { absenceId: id, fromOn, toOn };
    record(tx, as, { kind: 'absenceCancelled', employeeId: employee.id, data });
    tellLive(tx, { kind: 'people', id: employee.id });
  });
}

async function check(tx: Tx, { employeeId, substituteId, fromOn, toOn }: Body): Promise<void> {
  if (!(await areStatus(tx.reader, [employeeId], ['active', 'invited'])))
    throw invalid('employeeId', 'employee');
  if (toOn < fromOn) throw invalid('toOn', 'dates_order');
  if (substituteId === null) {
    // a department without anybody to sign would stop its orders
    if (await isHead(tx.reader, employeeId)) throw invalid('substituteId', 'substitute_required');
    return;
  }
  if (substituteId === employeeId) throw invalid('substituteId', 'substitute_self');
  if (!(await areStatus(tx.reader, [substituteId], ['active']))) throw invalid('substituteId', 'employee');
}

async function shown(tx: Tx, id: number) {
  const row = await findAbsence(tx.reader, id);
  if (!row) throw notFound();
  return presentAbsence(row);
}
