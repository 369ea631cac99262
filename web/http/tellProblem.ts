import { tell } from '#web/ui/undo.tsx';
import { failureOf, isProblem } from './errors.ts';

/** A failure that has no place on the page of its own. An ended session already has its dialog. */
export function tellProblem(cause: unknown): void {
  if (isProblem(cause, 'signed_out')) return;
  tell(failureOf(cause).why, 'danger');
}
