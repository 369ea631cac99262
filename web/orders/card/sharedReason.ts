import type { Order, Requirement, Step } from './order.queries.ts';

/** The reason most requirements of the step are closed for, when it is the same for two or more. */
export function sharedReason(step: Step): string | null {
  const counts = new Map<string, number>();
  for (const { fill } of step.requirements) {
    if (!fill.allowed && fill.reason) counts.set(fill.reason, (counts.get(fill.reason) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && (most[1] > 1 || step.requirements.length === 1) ? most[0] : null;
}

/** Only because the reader is not one of those who fill the step. */
export const isForItsFillers = (reason: string, { fillers }: Step): boolean =>
  fillers.length > 0 && fillers.every((name) => reason.includes(name));

/** An archived or refused order is closed as a whole: no part of it needs a reason of its own. */
export const isFrozen = (order: Order): boolean => order.archivedAt !== null || order.status === 'refused';

/** Why this one is closed, where that is not what the whole step is closed for. */
export function ownReason({ fill }: Requirement, step: Step, order: Order): string | null {
  return fill.allowed || isFrozen(order) || fill.reason === sharedReason(step) ? null : fill.reason;
}
