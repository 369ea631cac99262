import type { OrderCommand } from './commands.ts';
import { fieldEvents } from './decide-filling.ts';
import { reasonTooShort } from './decide-status.ts';
import { type Definition, findRequirement, stepIndex, stepOf } from './definition.ts';
import type { OrderEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { gate, isFilledBySigner, missingToRequest } from './gate.ts';
import { type OrderState, progressOf, type Stamp } from './order.ts';
import { agree, type Decision, type Refusal, refuse, type StepLock } from './refusals.ts';
import { signedContent } from './signed.ts';

type Of<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;

export function requestResolution(
  def: Definition,
  order: OrderState,
  { step }: Of<'requestResolution'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const locked = notAtWork(def, order, step);
  if (locked) return refuse(locked);
  const progress = progressOf(order, step);
  if (progress.state === 'awaitingResolution')
    return refuse({ code: 'already_done', stamp: progress.requested });
  if (!stepOf(def, step).resolution.requested) return refuse(lock(order, step, 'by_signature_only'));
  const missing = missingToRequest(def, order, step);
  if (missing.length > 0) return refuse({ code: 'gate_closed', step, missing });
  return agree<OrderEvent>({ type: 'resolutionRequested', stamp, step });
}

export function takeBackRequest(
  def: Definition,
  order: OrderState,
  { step }: Of<'takeBackRequest'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  if (stepIndex(def, step) < 0) return refuse({ code: 'invalid', field: 'step', reason: 'unknown_step' });
  if (progressOf(order, step).state !== 'awaitingResolution')
    return refuse(lock(order, step, 'not_requested'));
  return agree<OrderEvent>({ type: 'requestTakenBack', stamp, step });
}

/** The signature: commits what the signer fills, passes the gate with everything named at once, opens the next step. */
export function giveResolution(
  def: Definition,
  order: OrderState,
  command: Of<'giveResolution'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const { step } = command;
  const locked = notAtWork(def, order, step);
  if (locked) return refuse(locked);
  if (command.asDirector && reasonTooShort(command.reason ?? ''))
    return refuse({ code: 'invalid', field: 'reason', reason: 'reason_short' });

  const events: OrderEvent[] = [];
  for (const [key, value] of Object.entries(command.values)) {
    const placed = findRequirement(def, key);
    if (!placed || placed.step.key !== step || !isFilledBySigner(placed))
      return refuse({ code: 'invalid', field: key, reason: 'not_by_signer' });
    const filled = fieldEvents(placed, order, value, stamp);
    if (!filled.ok) return filled;
    events.push(...filled.events);
  }
  const filledOrder = events.reduce((state, event) => evolve(def, state, event), order);
  const missing = gate(def, filledOrder, step);
  if (missing.length > 0) return refuse({ code: 'gate_closed', step, missing });

  const { reason, asDirector } = command;
  const content = signedContent(def, filledOrder, step);
  events.push({ type: 'resolutionGiven', stamp, step, reason: reason?.trim() || null, asDirector, content });
  const next = def.steps[stepIndex(def, step) + 1];
  events.push(next ? { type: 'stepOpened', stamp, step: next.key } : { type: 'orderArchived', stamp });
  return agree(...events);
}

/** The signer's own way back, while nothing in the next step has been set. */
export function withdrawResolution(
  def: Definition,
  order: OrderState,
  { step }: Of<'withdrawResolution'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const index = stepIndex(def, step);
  if (index < 0) return refuse({ code: 'invalid', field: 'step', reason: 'unknown_step' });
  const resolution = progressOf(order, step).resolution;
  const next = def.steps[index + 1];
  if (!resolution || !next || order.currentStep !== next.key) return refuse(lock(order, step, 'not_current'));
  const begun = next.requirements.some(
    (one) =>
      (order.fields[one.key]?.version ?? 0) > resolution.version ||
      (order.marks[one.key]?.version ?? 0) > resolution.version,
  );
  const paid =
    next.requirements.some((one) => one.kind === 'payments') &&
    order.payments.some((payment) => payment.version > resolution.version);
  if (begun || paid || progressOf(order, next.key).state === 'awaitingResolution')
    return refuse(lock(order, step, 'next_step_begun'));
  return agree<OrderEvent>(
    { type: 'resolutionWithdrawn', stamp, step, because: 'withdrawn', reason: null },
    { type: 'stepOpened', stamp, step },
  );
}

/** Back to the step's own fillers or to an earlier step; signatures passed back over are withdrawn, values stay. */
export function returnOrder(
  def: Definition,
  order: OrderState,
  command: Of<'returnOrder'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const from = stepIndex(def, order.currentStep);
  const to = stepIndex(def, command.to);
  if (to < 0 || to > from) return refuse({ code: 'invalid', field: 'to', reason: 'unknown_step' });
  if (reasonTooShort(command.reason))
    return refuse({ code: 'invalid', field: 'reason', reason: 'reason_short' });
  if (from > 0 && order.status !== 'confirmed')
    return refuse(lock(order, order.currentStep, 'not_confirmed'));
  const progress = progressOf(order, order.currentStep);
  if (to === from && progress.state === 'returned')
    return refuse({ code: 'already_done', stamp: progress.returned?.stamp ?? null });
  const reason = command.reason.trim();
  const withdrawn = def.steps
    .slice(to, from)
    .filter((step) => progressOf(order, step.key).resolution)
    .map(
      (step): OrderEvent => ({
        type: 'resolutionWithdrawn',
        stamp,
        step: step.key,
        because: 'returned',
        reason,
      }),
    );
  return agree<OrderEvent>(...withdrawn, {
    type: 'orderReturned',
    stamp,
    from: order.currentStep,
    step: command.to,
    reason,
  });
}

/** Only the current step of a confirmed order is asked for or signed; the first may be asked of a prospect, and names what is missing. */
function notAtWork(def: Definition, order: OrderState, step: string): Refusal | null {
  const index = stepIndex(def, step);
  if (index < 0) return { code: 'invalid', field: 'step', reason: 'unknown_step' };
  const progress = progressOf(order, step);
  if (progress.state === 'resolved')
    return { code: 'already_done', stamp: progress.resolution?.stamp ?? null };
  if (order.currentStep !== step) return lock(order, step, 'not_current');
  if (index > 0 && order.status !== 'confirmed') return lock(order, step, 'not_confirmed');
  return null;
}

function lock(order: OrderState, step: string, because: StepLock): Refusal {
  return { code: 'step_locked', step, state: progressOf(order, step).state, because };
}
