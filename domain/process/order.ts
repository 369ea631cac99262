import type { OrderFacts } from '../rules/when.ts';
import type { Definition } from './definition.ts';

/** What the engine knows of an order. Money is a decimal string, dates are ISO days, moments ISO instants in UTC. */

export type OrderStatus = 'prospect' | 'confirmed' | 'refused';
export type StepState = 'locked' | 'active' | 'awaitingResolution' | 'returned' | 'resolved';

/** A person as they were when they acted; `standingFor` is the absent person whose right was used. */
export type PersonStamp = { employeeId: number; name: string; position: string };
export type Stamp = PersonStamp & { at: string; standingFor: PersonStamp | null };

export type FieldValue = string | number;
export type Field = { value: FieldValue; stamp: Stamp; version: number };
export type Mark = { stamp: Stamp; version: number };

/** A payment is never edited: a wrong one is reversed by an entry with a reason. `n` counts from 1 within the order. */
export type Payment = {
  n: number;
  amount: string;
  paidOn: string;
  paymentOrderNumber: string;
  stamp: Stamp;
  version: number;
  reversed: { stamp: Stamp; reason: string; version: number } | null;
};

/** `content` is the canonical text of what was signed (`signedContent`). */
export type Resolution = {
  step: string;
  stamp: Stamp;
  reason: string | null;
  asDirector: boolean;
  content: string;
  /** false when the stored digest does not fit the stored content. */
  intact: boolean;
  version: number;
};

export type StepProgress = {
  key: string;
  state: StepState;
  openedAt: string | null;
  /** Last day the step may take. */
  dueOn: string | null;
  requested: Stamp | null;
  returned: { stamp: Stamp; reason: string } | null;
  resolution: Resolution | null;
};

/** A file of a kind that a requirement asks for, hung on by this order. */
export type OrderFile = { id: number; kind: string; sha256: string };

export type OrderState = {
  id: number;
  number: string;
  version: number;
  status: OrderStatus;
  everConfirmed: boolean;
  archivedAt: string | null;
  managerId: number;
  managerDepartments: readonly string[];
  expertId: number | null;
  clientId: number;
  contract: { id: number; amount: string | null } | null;
  currentStep: string;
  steps: readonly StepProgress[];
  fields: Readonly<Record<string, Field>>;
  marks: Readonly<Record<string, Mark>>;
  payments: readonly Payment[];
  files: readonly OrderFile[];
};

export function factsOf(def: Definition, order: OrderState): OrderFacts {
  return {
    managerId: order.managerId,
    managerDepartments: order.managerDepartments,
    expertId: order.expertId,
    everConfirmed: order.everConfirmed,
    currentStep: order.currentStep,
    stepKeys: def.steps.map((step) => step.key),
    markKeys: Object.keys(order.marks),
  };
}

export function progressOf(order: OrderState, key: string): StepProgress {
  const progress = order.steps.find((step) => step.key === key);
  if (!progress) throw new RangeError(`order ${order.number} has no step ${key}`);
  return progress;
}

/** Payments that stand, i.e. were not reversed. */
export const standingPayments = (order: OrderState): Payment[] =>
  order.payments.filter((payment) => !payment.reversed);
