import type { Stamp } from './order.ts';
import { canonical } from './signed.ts';

/** A signature that stands, as the sheet shows it. */
export type SignOff = { step: string; stamp: Stamp; reason: string | null; asDirector: boolean };

/**
 * What a sign-off sheet says, as one text: the order, how many times it was signed or a signature withdrawn until then, and
 * the signatures that stood. The count names the moment, so that a sheet printed on the way stays true when the order goes on.
 * What was signed is not in it: not every reader of the sheet sees all of that, and the moment of a signature finds it in the journal.
 */
export function signOffText(number: string, acts: number, standing: readonly SignOff[]): string {
  const signatures = standing
    .map(({ step, stamp, reason, asDirector }) => ({ step, stamp, reason, asDirector }))
    .sort((a, b) => (a.step < b.step ? -1 : 1));
  return canonical({ number, acts, signatures });
}
