import type { Telling } from './announce.ts';
import type { Step, TellWho } from './definition.ts';

/**
 * Whether a telling calls these people to do something, by name or by their seat, and is not only news of the order: who does
 * not follow the order is told of it all the same. Decided by the words of the process alone.
 */
export function isAddressed(kind: Telling['kind'], who: TellWho, step: Step | undefined): boolean {
  if (typeof who === 'string' && calls.includes(who)) return true;
  // it has come back to them
  if (kind === 'orderReturned') return who === 'fillersOfActiveStep';
  // the order is over and its term waits for nobody else: a renewal not sold
  if (kind === 'validUntilComes') return who === 'managerOfOrder';
  // a mark that those are told of who sign its step asks for their signature
  if (kind === 'markSet' && step)
    return step.resolution.by.some((signer) => JSON.stringify(signer) === JSON.stringify(who));
  return false;
}

const calls: readonly TellWho[] = [
  'signersOfStep',
  'assignedExpert',
  'replacedExpert',
  'mentioned',
  'awaited',
];
