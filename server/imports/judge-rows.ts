import type { Ctx } from '#server/http/context.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { valuesOf } from './cells.ts';
import type { HeldImport } from './imports.queries.ts';
import { kindOf } from './kinds/all.ts';
import { type Judged, problem, type Rules, warning } from './parts.ts';
import { earlierRows } from './rows.queries.ts';

type Cells = { n: number; cells: readonly string[] };

/** Rows judged by what stands in the database; nothing of other rows of the table. */
export function judgeRows(
  ctx: Ctx,
  reader: Reader,
  held: HeldImport,
  rows: readonly Cells[],
): Promise<Judged[]> {
  return kindOf(held.kind).judge(
    ctx,
    reader,
    held,
    rows.map(({ n, cells }) => ({ n, values: valuesOf(cells, held.mapping) })),
  );
}

/** The same with what stands above them in the table: two rows of one record are one record. */
export async function judgeInTable(
  ctx: Ctx,
  reader: Reader,
  held: HeldImport,
  rows: readonly Cells[],
): Promise<Judged[]> {
  const judged = await judgeRows(ctx, reader, held, rows);
  const first = rows[0]?.n ?? 0;
  const above = await earlierRows(reader, held.importId, first, [
    ...new Set(judged.flatMap(({ probes }) => probes)),
  ]);
  const rowOf = new Map(above.map(({ key, n }) => [key, n]));
  return judged.map((one) => {
    const twin =
      one.state === 'create'
        ? one.probes.map((key) => rowOf.get(key)).find((n) => n !== undefined && n !== one.n)
        : undefined;
    if (twin !== undefined) return likeRow(one, held, twin);
    if (one.state === 'create') for (const key of one.keys) if (!rowOf.has(key)) rowOf.set(key, one.n);
    return one;
  });
}

function likeRow(one: Judged, { onMatch, kind }: Rules, n: number): Judged {
  if (onMatch === 'create')
    return kind === 'contracts'
      ? {
          ...one,
          state: 'error',
          problems: [...one.problems, problem('number', 'import_number_twice', { row: n })],
        }
      : one;
  const state = onMatch === 'skip' || kind === 'orders' ? 'skip' : 'update';
  return { ...one, state, problems: [...one.problems, warning(null, 'import_like_row', { row: n })] };
}
