import type { Import, ImportRow } from '../imports.queries.ts';

/** A column of the table that is loaded, in the order of the table. */
export interface ShownColumn {
  at: number;
  field: string;
  title: string;
}

export function shownColumns({ mapping, fields }: Pick<Import, 'mapping' | 'fields'>): ShownColumn[] {
  return fields
    .flatMap(({ key, title }) =>
      mapping[key] === undefined ? [] : [{ at: mapping[key], field: key, title }],
    )
    .sort((one, other) => one.at - other.at);
}

/** What is wrong with one value: it says so beside it, and marks it. */
export const wrongIn = (row: ImportRow, { field }: ShownColumn): boolean =>
  row.problems.some((problem) => problem.field === field && !problem.warning);

/** The value a person most probably came to mend. */
export const firstWrong = (row: ImportRow, columns: ShownColumn[]): number =>
  Math.max(
    0,
    columns.findIndex((column) => wrongIn(row, column)),
  );

/** All cells of the row with one of them replaced; a short row of the table gets what it lacks. */
export function withCell(cells: readonly string[], at: number, text: string): string[] {
  const next = Array.from({ length: Math.max(cells.length, at + 1) }, (_, i) => cells[i] ?? '');
  next[at] = text;
  return next;
}
