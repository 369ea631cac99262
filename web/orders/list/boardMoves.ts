import type { z } from 'zod';
import type { order as orderShape } from '#api/order-card.ts';

type Order = z.output<typeof orderShape>;
type Step = Order['steps'][number];
type Missing = Step['missing'][number];

/** What putting a card of the board into another column asks for. */
export type Move =
  | { do: 'sign' }
  | { do: 'ask'; step: string; version: number }
  | { do: 'return'; to: string }
  /** Nothing can come of it yet: all that is missing. */
  | { do: 'fill'; missing: Missing[] }
  /** Not this person's act, or not now; the server's words for it. */
  | { do: 'say'; reason: string }
  | { do: 'oneByOne'; current: Step; next: Step }
  | { do: 'stopped'; because: 'archived' | 'refused' };

/** Null where the card came from. The gate itself is on the server: this only tells which act the place means. */
export function moveTo(order: Order, target: string): Move | null {
  const at = order.steps.findIndex((step) => step.key === order.currentStep);
  const to = order.steps.findIndex((step) => step.key === target);
  const current = order.steps[at];
  const next = order.steps[at + 1];
  if (!current || to < 0 || to === at) return null;
  if (order.archivedAt) return { do: 'stopped', because: 'archived' };
  if (order.status === 'refused') return { do: 'stopped', because: 'refused' };
  if (to < at) {
    const back = order.abilities.return;
    return back.allowed ? { do: 'return', to: target } : { do: 'say', reason: back.reason ?? '' };
  }
  if (to > at + 1 && next) return { do: 'oneByOne', current, next };
  return forward(order, current);
}

/** The act that takes an order on from the step it stands on, whoever looks. */
export function forward(order: Order, step: Step): Move {
  const { give, request } = step.abilities;
  if (give.allowed) {
    const missing = blocking(step);
    return missing.length > 0 ? { do: 'fill', missing } : { do: 'sign' };
  }
  if (request.allowed) return { do: 'ask', step: step.key, version: order.version };
  // Who is awaited now: the signer of what was asked for, else who fills the step.
  const refused = step.state === 'awaitingResolution' || !step.asksForResolution ? give : request;
  return { do: 'say', reason: refused.reason ?? '' };
}

/** What a signature would be refused for: all but the signature itself and what is chosen together with it. */
function blocking(step: Step): Missing[] {
  const bySigner = new Set(step.requirements.filter((one) => one.bySigner).map((one) => one.key));
  const others = step.missing.filter(
    (one) => one.code !== 'resolution' && !(one.step === step.key && bySigner.has(one.key)),
  );
  return others.length > 0 ? step.missing : [];
}
