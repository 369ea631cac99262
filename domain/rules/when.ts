import { z } from 'zod';

/** The closed vocabulary of conditions on an order, read in SQL by `server/visibility/rules.sql.ts`. */
export type When =
  | 'everConfirmed'
  | { atStep: string }
  | { markSet: string }
  | { managerIn: string }
  | { all: When[] }
  | { any: When[] };

export const whenSchema: z.ZodType<When> = z.lazy(() =>
  z.union([
    z.literal('everConfirmed'),
    z.strictObject({ atStep: z.string().min(1) }),
    z.strictObject({ markSet: z.string().min(1) }),
    z.strictObject({ managerIn: z.string().min(1) }),
    z.strictObject({ all: z.array(whenSchema).min(1) }),
    z.strictObject({ any: z.array(whenSchema).min(1) }),
  ]),
);

/** What rules may ask of an order. `stepKeys` are those of the order's own definition, in order. */
export type OrderFacts = {
  managerId: number;
  /** Keys of the manager's department and of those above it. */
  managerDepartments: readonly string[];
  expertId: number | null;
  everConfirmed: boolean;
  currentStep: string;
  stepKeys: readonly string[];
  markKeys: readonly string[];
};

/** Does the condition hold? `atStep` means "at that step or later"; a step the definition lacks is never reached. */
export function holds(when: When, order: OrderFacts): boolean {
  if (when === 'everConfirmed') return order.everConfirmed;
  if ('atStep' in when) {
    const wanted = order.stepKeys.indexOf(when.atStep);
    return wanted >= 0 && order.stepKeys.indexOf(order.currentStep) >= wanted;
  }
  if ('markSet' in when) return order.markKeys.includes(when.markSet);
  if ('managerIn' in when) return order.managerDepartments.includes(when.managerIn);
  if ('all' in when) return when.all.every((part) => holds(part, order));
  return when.any.some((part) => holds(part, order));
}
