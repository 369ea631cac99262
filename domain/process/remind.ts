import { capacityOf } from '../rules/who.ts';
import { type Definition, findRequirement } from './definition.ts';
import { type Missing, remaining } from './gate.ts';
import type { OrderState } from './order.ts';

/** Of what the step at work lacks, that for which the people it waits for can do something now. */
export function remindable(def: Definition, order: OrderState): Missing[] {
  if (order.archivedAt || order.status === 'refused') return [];
  // past the first step nothing is filled or signed until it is confirmed again
  if (order.status !== 'confirmed' && order.currentStep !== def.steps[0]?.key) return [];
  const { missing } = remaining(def, order, order.currentStep);
  const isAsked = order.steps.some(
    (step) => step.key === order.currentStep && step.state === 'awaitingResolution',
  );
  // a signature comes last: until it is asked for, or nothing else is left, its signer has nothing to do
  return missing.filter((one) => one.code !== 'resolution' || isAsked || missing.length === 1);
}

/**
 * What one reminder speaks for: at this step everything that waits for the same people and is seen by the same readers, so
 * that nobody learns from a reminder refused of something they do not see.
 */
export function reminderGroup(def: Definition, order: OrderState, missing: Missing): string {
  const audience = findRequirement(def, missing.key)?.requirement.seenBy ?? '';
  return [order.currentStep, missing.awaited.map(capacityOf).sort().join('+'), audience].join('/');
}
