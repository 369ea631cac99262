import type { OrderCommand } from './commands.ts';
import { allRequirements, type Definition, type Placed } from './definition.ts';
import { isFilledBySigner } from './gate.ts';
import { type OrderState, progressOf } from './order.ts';

/** The requirement whose value makes a person the expert of the order, or null where the process names none. */
export function expertPlace(def: Definition): Placed | null {
  return (
    allRequirements(def).find(
      ({ requirement }) => requirement.kind === 'employee' && requirement.becomes === 'expert',
    ) ?? null
  );
}

/** Is the expert signed: can another be named only after a return? */
export function isExpertSigned({ step }: Placed, order: OrderState): boolean {
  return progressOf(order, step.key).state === 'resolved';
}

/**
 * What makes this person the expert: the signature of the step where the signer names them, or the value where its filler does.
 * Where that step is signed the order goes back to it first, for the reason; without one nothing leads there.
 */
export function toNameExpert(
  place: Placed,
  order: OrderState,
  expertId: number,
  reason: string | null,
): OrderCommand[] {
  const { step, requirement } = place;
  const signed = isExpertSigned(place, order);
  const name: OrderCommand = isFilledBySigner(place)
    ? {
        type: 'giveResolution',
        step: step.key,
        values: { [requirement.key]: expertId },
        // of whoever signs for an empty seat a reason is asked
        reason: signed ? null : reason,
        asDirector: false,
      }
    : { type: 'setField', key: requirement.key, value: expertId, seen: null };
  return signed && reason !== null ? [{ type: 'returnOrder', to: step.key, reason }, name] : [name];
}
