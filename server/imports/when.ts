import type { WhyNot } from './imports.present.ts';
import type { ImportState } from './imports.queries.ts';
import type { RowState } from './parts.ts';

/** What a person may ask of an import. */
export type Ask = 'change' | 'check' | 'run' | 'stop' | 'undo' | 'discard';
type Stands = { state: ImportState; counts: Partial<Record<RowState, number>> };

const isAtWork = (state: ImportState): boolean =>
  state === 'checking' || state === 'running' || state === 'undoing';

/** Why it cannot be asked now, or null. */
export function whyNotNow(ask: Ask, { state, counts }: Stands): WhyNot | null {
  if (ask === 'stop') return isAtWork(state) ? null : 'not_at_work';
  if (isAtWork(state)) return 'at_work';
  const written = (counts.created ?? 0) + (counts.updated ?? 0);
  if (ask === 'undo') return written > 0 ? null : state === 'undone' ? 'undone' : 'nothing_written';
  if (state === 'undone' || (counts.undone ?? 0) > 0) return ask === 'discard' ? 'written' : 'undone';
  if (ask === 'run') {
    if (state === 'draft') return 'unchecked';
    return (counts.create ?? 0) + (counts.update ?? 0) > 0 ? null : 'nothing_left';
  }
  return written > 0 || (counts.skipped ?? 0) > 0 ? 'written' : null;
}
