import type { OrderFacts } from '../rules/when.ts';

/** As much of a journaled event as can take an order out of somebody's sight. */
export type Change = { kind: string; step: string | null; data: Record<string, unknown> };

/**
 * What the rules could ask of an order before these events, told back from how it stands after them: whoever saw it then and
 * does not now is to learn that it is gone. `departmentsOfFormer`: those of the manager it was taken from.
 */
export function factsBefore(
  facts: OrderFacts,
  changes: readonly Change[],
  departmentsOfFormer: readonly string[],
): OrderFacts {
  return changes.reduceRight((after, change) => before(after, change, departmentsOfFormer), facts);
}

function before(facts: OrderFacts, { kind, step, data }: Change, departments: readonly string[]): OrderFacts {
  switch (kind) {
    case 'managerAssigned':
      return typeof data.before === 'number'
        ? { ...facts, managerId: data.before, managerDepartments: departments }
        : facts;
    case 'expertAssigned':
      return typeof data.replaced === 'number' ? { ...facts, expertId: data.replaced } : facts;
    case 'markCleared':
      return { ...facts, markKeys: [...facts.markKeys, String(data.key)] };
    case 'orderReturned':
      return { ...facts, currentStep: String(data.from) };
    case 'resolutionWithdrawn':
      return data.because === 'withdrawn' ? { ...facts, currentStep: stepAfter(facts, step) } : facts;
    default:
      return facts;
  }
}

const stepAfter = ({ stepKeys, currentStep }: OrderFacts, step: string | null): string =>
  stepKeys[stepKeys.indexOf(step ?? '') + 1] ?? currentStep;
