/** What a cell of the matrix must answer. `docs` of each: the statuses that are right. */
export type Verdict =
  | { is: 'done' }
  /** May, but the state or a value forbids it: one of these codes. */
  | { is: 'state'; codes: readonly string[] }
  /** May; the specification leaves open whether the state forbids it. */
  | { is: 'allowed' }
  /** Seen, but may not. */
  | { is: 'refused' }
  /** May not, or not now: the specification does not say which is told first. */
  | { is: 'denied' }
  /** May not, and the part itself is hidden from them: 403 or 404. */
  | { is: 'hidden' }
  | { is: 'absent' }
  | { is: 'signedOut' }
  /** The record is seen; the specification is silent about this act. */
  | { is: 'silent' };

export const done: Verdict = { is: 'done' };
export const allowed: Verdict = { is: 'allowed' };
export const refused: Verdict = { is: 'refused' };
export const denied: Verdict = { is: 'denied' };
export const hidden: Verdict = { is: 'hidden' };
export const absent: Verdict = { is: 'absent' };
export const signedOut: Verdict = { is: 'signedOut' };
export const silent: Verdict = { is: 'silent' };
export const state = (...codes: string[]): Verdict => ({ is: 'state', codes });

export const words = (verdict: Verdict): string =>
  verdict.is === 'state' ? `state: ${verdict.codes.join(' or ')}` : verdict.is;

/** Does this answer keep to the verdict? */
export function keeps(verdict: Verdict, status: number, code: string | null): boolean {
  const good = status >= 200 && status < 300;
  const ofState = status === 409 || status === 422;
  const kept: Record<Verdict['is'], boolean> = {
    done: good,
    state: verdict.is === 'state' && ofState && verdict.codes.includes(code ?? ''),
    allowed: good || ofState,
    refused: status === 403,
    denied: status === 403 || ofState,
    hidden: status === 403 || status === 404,
    absent: status === 404,
    signedOut: status === 401,
    silent: good || ofState || status === 403,
  };
  return kept[verdict.is];
}

/** Nothing may have changed behind such an answer. */
export const changesNothing = (status: number): boolean => status >= 400;
