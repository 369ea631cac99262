import type { ImportRow } from '../imports.queries.ts';
import type { ShownColumn } from './shown.ts';
import type { useCellFocus } from './useCellFocus.ts';
import type { Mending } from './useMending.ts';
import type { RowEditing } from './useRowEditing.ts';

/** Rows of one state with what can be done to them: the same for the table and for the cards of a phone. */
export interface RowsView {
  label: string;
  rows: ImportRow[];
  columns: ShownColumn[];
  canEdit: boolean;
  canLeaveOut: boolean;
  /** The records they became, in a column of their own. */
  withRecord: boolean;
  narrow: boolean;
  mending: Mending;
  editing: RowEditing;
  focus: ReturnType<typeof useCellFocus>;
}
