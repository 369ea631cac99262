import { useState } from 'react';
import type { ImportRow, RowState } from '../imports.queries.ts';
import { firstWrong, type ShownColumn, withCell } from './shown.ts';
import type { Place } from './useCellFocus.ts';
import type { Mending } from './useMending.ts';

interface EditingOptions {
  rows: ImportRow[];
  columns: ShownColumn[];
  shown: RowState;
  mending: Mending;
  focusOn: (place: Place | 'region') => void;
}

/** Which value is being mended, and where the eye goes next: to the row after it when this one is right. */
export function useRowEditing({ rows, columns, shown, mending, focusOn }: EditingOptions) {
  const [editing, setEditing] = useState<(Place & { text: string }) | null>(null);

  const start = (row: ImportRow, column: number) => {
    const at = columns[column]?.at;
    if (at === undefined || mending.busy.has(row.n)) return;
    setEditing({ n: row.n, column, text: row.cells[at] ?? '' });
  };

  function cancel(row: ImportRow, column: number) {
    setEditing(null);
    focusOn({ n: row.n, column });
  }

  async function commit(row: ImportRow, column: number, text: string, by: 'enter' | 'leaving') {
    const at = columns[column]?.at;
    setEditing(null);
    if (at === undefined) return;
    if (text === (row.cells[at] ?? '')) {
      if (by === 'enter') focusOn({ n: row.n, column });
      return;
    }
    if (by === 'enter') focusOn({ n: row.n, column });
    const next = nextTo(row);
    const state = await mending.mend(row, withCell(row.cells, at, text), false);
    if (state === null) return setEditing({ n: row.n, column, text });
    if (by === 'leaving') return;
    if (state === shown) return focusOn({ n: row.n, column });
    goOn(next);
  }

  async function leaveOut(row: ImportRow, isOut: boolean) {
    const next = nextTo(row);
    const state = await mending.mend(row, row.cells, isOut);
    if (state !== null && state !== shown) focusOn(next ? { n: next.n, column: columns.length } : 'region');
  }

  function nextTo({ n }: ImportRow): ImportRow | undefined {
    const at = rows.findIndex((one) => one.n === n);
    return rows[at + 1] ?? rows[at - 1];
  }

  function goOn(row: ImportRow | undefined) {
    focusOn(row ? { n: row.n, column: firstWrong(row, columns) } : 'region');
  }

  return { editing, start, cancel, commit, leaveOut };
}

export type RowEditing = ReturnType<typeof useRowEditing>;
