import type { importRoutes } from '#api/imports.ts';
import type { BodyOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { presentRow, sayWhyNot, type WhyNot } from './imports.present.ts';
import { holdImport } from './imports.queries.ts';
import { judgedAs, saveCells, saveOutcomes } from './imports.store.ts';
import { judgeInTable } from './judge-rows.ts';
import { oneRow, shownRow } from './rows.queries.ts';

type Body = BodyOf<typeof importRoutes.mend>;

/** A row corrected where it stands, or left out; it is judged at once, and imported with the next run. */
export function mendRow(ctx: Ctx, id: number, n: number, { cells, leaveOut }: Body) {
  return ctx.transact(async (tx) => {
    const held = await holdImport(tx.reader, id);
    if (held.state === 'undone') throw notNow('undone');
    if (held.state === 'draft') throw notNow('unchecked');
    if (!['checked', 'stopped', 'done'].includes(held.state)) throw notNow('at_work');
    const row = await oneRow(tx.reader, id, n);
    if (['created', 'updated', 'undone', 'kept'].includes(row.state)) throw notNow('written');
    // as wide as the table: a missing cell is an empty one
    const whole = row.cells.map((_, at) => (cells[at] ?? '').trim());
    await saveCells(tx, id, n, whole);
    const outcome = leaveOut
      ? { n, state: 'leftOut' as const, problems: [] }
      : judgedAs(await judged(ctx, tx.reader, held, { n, cells: whole }));
    await saveOutcomes(tx, id, [outcome]);
    return presentRow(ctx, await shownRow(tx.reader, id, n));
  });
}

async function judged(
  ...[ctx, reader, held, row]: [
    Ctx,
    Parameters<typeof judgeInTable>[1],
    Parameters<typeof judgeInTable>[2],
    { n: number; cells: string[] },
  ]
) {
  const [one] = await judgeInTable(ctx, reader, held, [row]);
  if (!one) throw new Error('a row that was not judged');
  return one;
}

const notNow = (reason: WhyNot) =>
  new HttpProblem('already_done', { detail: (language) => sayWhyNot(reason, language) });
