import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { clearAddressTrouble } from '#server/mail/public.ts';
import { allowed } from './allowed.ts';
import { findEmployee } from './employees.queries.ts';

/** Service letters may go to the employee again. */
export function employeeAddressChecked(ctx: Ctx, id: number): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, 'people.administer');
    const employee = await findEmployee(tx.reader, id);
    if (!employee) throw notFound();
    if (!(await clearAddressTrouble(tx, employee.email))) throw new HttpProblem('already_done');
    record(tx, as, { kind: 'addressChecked', employeeId: id });
    tellLive(tx, { kind: 'people', id });
    return { ok: true };
  });
}
