import { allRequirements, checkpointOf, type Definition, type Placed, stepOf } from './definition.ts';
import { type OrderState, progressOf, type Resolution } from './order.ts';
import { signedPart } from './requirements.ts';

/**
 * What a resolution covers: everything required at the step's exit with its files, and the payments then entered.
 * Items that stay open past the step, and the status, are outside it.
 */
export function signedContent(def: Definition, order: OrderState, step: string): string {
  const parts: Record<string, unknown> = {};
  for (const placed of coveredBy(def, step))
    parts[placed.requirement.key] = signedPart(placed.requirement, order);
  return canonical({ step, parts });
}

/** Requirements whose change voids the signature of the step. */
export function coveredBy(def: Definition, step: string): Placed[] {
  const own = stepOf(def, step);
  return allRequirements(def).filter((placed) => {
    const { requirement } = placed;
    if (!requirement.required || requirement.kind === 'status') return false;
    if (requirement.kind === 'payments') return placed.step === own;
    const staysOpen = requirement.openUntil !== undefined && requirement.openUntil !== step;
    return checkpointOf(placed) === step && !staysOpen;
  });
}

/**
 * Is the resolution still about what the order now says? Payments entered and files added later are not part of what was
 * signed; a signed file that is gone is.
 */
export function isVoid(def: Definition, order: OrderState, resolution: Resolution): boolean {
  if (!resolution.intact) return true;
  const highest = highestPayment(resolution.content);
  if (highest === null) return true;
  const then = {
    ...order,
    payments: order.payments.filter((payment) => payment.n <= highest),
    files: order.files.filter((file) => resolution.content.includes(file.sha256)),
  };
  return signedContent(def, then, resolution.step) !== resolution.content;
}

/** Steps that are resolved by a signature which no longer fits. */
export function voidSteps(def: Definition, order: OrderState): string[] {
  return def.steps
    .map((step) => progressOf(order, step.key))
    .filter(({ resolution }) => resolution !== null && isVoid(def, order, resolution))
    .map((progress) => progress.key);
}

/** The last payment that was signed; null where the text is none that we wrote. */
function highestPayment(content: string): number | null {
  let signed: { parts?: Record<string, unknown> } | null;
  try {
    signed = JSON.parse(content);
  } catch {
    return null;
  }
  if (!signed?.parts) return null;
  const numbers = Object.values(signed.parts).flatMap((part) =>
    Array.isArray(part) ? part.map((item) => (item as { n?: number } | null)?.n ?? 0) : [],
  );
  return Math.max(0, ...numbers);
}

/** JSON with keys in order, so that equal content is equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
