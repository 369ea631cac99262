import { can } from '#domain/policy/can.ts';
import { addDays } from '#domain/values/dates.ts';
import { holdRightsToChangeThem } from '#server/auth/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { endability, presentAbsence, subjectOf } from './absences.present.ts';
import { type AbsenceRow, findAbsence } from './absences.queries.ts';
import { cancelAbsence as cancel, endAbsence as end } from './absences.store.ts';
import { absenceWords } from './absences.words.ts';
import { allowed } from './checks.ts';

/** «Вышел раньше»: today or yesterday was the last day; the substitution ends with it. */
export function endAbsence(ctx: Ctx, id: number, lastOn: string) {
  return ctx.transact(async (tx) => {
    const { row, as } = await begin(ctx, tx, id);
    if (!endability(ctx, row)) throw new HttpProblem('already_done', { detail: absenceWords.notEndable });
    if (lastOn > ctx.today || lastOn < addDays(ctx.today, -1)) throw invalid('lastOn', 'absence_last_day');
    if (lastOn < row.fromOn || lastOn >= row.toOn) throw invalid('lastOn', 'absence_last_day');
    await end(tx, id, lastOn);
    const days = { fromOn: row.fromOn, toOn: { before: row.toOn, after: lastOn } };
    tellLive(tx, { kind: 'people', id: row.employee.id });
    record(tx, as, { ...entry(row, days), kind: 'absenceShortened' }, row.requestId !== null);
    return presentAbsence({ ...row, toOn: lastOn });
  });
}

/** What has not begun the person takes off too; what has begun, and was wrong, only who may decide. */
export async function cancelAbsence(ctx: Ctx, id: number): Promise<void> {
  await ctx.transact(async (tx) => {
    const { row, as } = await begin(ctx, tx, id);
    const decides = can(ctx.actor, 'absence.enter', subjectOf(row)).ok;
    if (!decides && row.fromOn <= ctx.today)
      throw new HttpProblem('already_done', { detail: absenceWords.hasBegun });
    await cancel(tx, id);
    tellLive(tx, { kind: 'people', id: row.employee.id });
    const days = { fromOn: row.fromOn, toOn: row.toOn };
    record(tx, as, { ...entry(row, days), kind: 'absenceCancelled' }, row.requestId !== null);
  });
}

async function begin(ctx: Ctx, tx: Tx, id: number) {
  await holdRightsToChangeThem(tx);
  const row = await findAbsence(tx.reader, id);
  if (!row) throw notFound();
  return { row, as: allowed(ctx, can(ctx.actor, 'absence.end', subjectOf(row))) };
}

const entry = ({ id, employee, requestId }: AbsenceRow, days: Record<string, unknown>) => ({
  employeeId: employee.id,
  data: { absenceId: id, ...(requestId === null ? {} : { absenceRequestId: requestId }), ...days },
});
