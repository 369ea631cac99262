import type { Requirement, Step } from './order.queries.ts';

/** The reason most requirements of the step are closed for, when it is the same for two or more. */
export function sharedReason(step: Step): string | null {
  const counts = new Map<string, number>();
  for (const { fill } of step.requirements) {
    if (!fill.allowed && fill.reason) counts.set(fill.reason, (counts.get(fill.reason) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && (most[1] > 1 || step.requirements.length === 1) ? most[0] : null;
}

/** Why this one is closed, where that is not what the whole step is closed for. */
export function ownReason({ fill }: Requirement, step: Step): string | null {
  return fill.allowed || fill.reason === sharedReason(step) ? null : fill.reason;
}
