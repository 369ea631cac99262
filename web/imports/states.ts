import type { ImportSummary, RowState } from './imports.queries.ts';
import { TABS } from './keys.ts';

type Counts = ImportSummary['counts'];

export const countOf = (counts: Counts, ...states: RowState[]): number =>
  states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** Rows that the next run would write or pass over. */
export const readyIn = (counts: Counts): number => countOf(counts, 'create', 'update');
export const loadedIn = (counts: Counts): number => countOf(counts, 'created', 'updated');

/** The tabs over the rows: those that belong to this state of the import, and any other that is not empty. */
export function tabsOf({ state, counts }: Pick<ImportSummary, 'state' | 'counts'>): RowState[] {
  const always = usual[state === 'checked' ? 'checked' : state === 'undone' ? 'undone' : 'loaded'];
  return TABS.filter((tab) => always.includes(tab) || countOf(counts, tab) > 0);
}

/** Opened unless the person chose another: what wants something of them. */
export function firstTab({ state, counts }: Pick<ImportSummary, 'state' | 'counts'>): RowState {
  if (state === 'undone') return countOf(counts, 'kept') > 0 ? 'kept' : 'undone';
  if (countOf(counts, 'error') > 0) return 'error';
  const wanted: RowState[] =
    state === 'checked' ? ['create', 'update', 'skip'] : ['created', 'updated', 'skipped'];
  return wanted.find((tab) => countOf(counts, tab) > 0) ?? wanted[0]!;
}

/** One row went from one state to another. */
export function moved(counts: Counts, from: RowState, to: RowState): Counts {
  if (from === to) return counts;
  return { ...counts, [from]: Math.max(0, (counts[from] ?? 0) - 1), [to]: (counts[to] ?? 0) + 1 };
}

const usual: Record<'checked' | 'loaded' | 'undone', RowState[]> = {
  checked: ['create', 'update', 'skip', 'error'],
  loaded: ['created', 'updated', 'error'],
  undone: ['kept', 'undone'],
};
