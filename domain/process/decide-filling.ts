import type { OrderCommand } from './commands.ts';
import { type Definition, findRequirement, type Placed, stepIndex } from './definition.ts';
import type { OrderEvent } from './events.ts';
import { isFilledBySigner } from './gate.ts';
import { type FieldValue, type OrderState, progressOf, type Stamp, type StepProgress } from './order.ts';
import { agree, type Decision, type Refusal, refuse } from './refusals.ts';
import { isField, whatIsWrong } from './requirements.ts';

type Of<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;

/** Sets or clears a value. The same value again is agreed to with no events. */
export function setField(
  def: Definition,
  order: OrderState,
  command: Of<'setField'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const placed = findRequirement(def, command.key);
  if (!placed || !isField(placed.requirement))
    return refuse({ code: 'invalid', field: command.key, reason: 'unknown_field' });
  const locked = isFilledBySigner(placed)
    ? lock(placed, order, 'by_signature_only')
    : whyLocked(def, order, placed);
  if (locked) return refuse(locked);
  const now = order.fields[command.key];
  const conflict =
    command.seen !== null && (now?.version ?? 0) !== command.seen && now?.value !== command.value;
  if (conflict) {
    return refuse({
      code: 'version_conflict',
      key: command.key,
      theirs: { value: now?.value ?? null, stamp: now?.stamp ?? null },
    });
  }
  return fieldEvents(placed, order, command.value, stamp);
}

/** The events of one value set, shared with the values a signer commits together with the signature. */
export function fieldEvents(
  placed: Placed,
  order: OrderState,
  raw: FieldValue | null,
  stamp: Stamp,
): Decision<OrderEvent> {
  const { requirement, step } = placed;
  const now = order.fields[requirement.key];
  const value = typeof raw === 'string' ? raw.trim() : raw;
  const at = { stamp, step: step.key, key: requirement.key };
  const isExpert = requirement.kind === 'employee' && requirement.becomes === 'expert';
  if (value === null || value === '') {
    if (!now) return agree();
    const cleared: OrderEvent = { type: 'fieldCleared', ...at, before: now.value };
    return isExpert
      ? agree<OrderEvent>(cleared, {
          type: 'expertAssigned',
          ...at,
          expertId: null,
          replaced: order.expertId,
        })
      : agree<OrderEvent>(cleared);
  }
  const wrong = whatIsWrong(requirement, value, order);
  if (wrong) return refuse({ code: 'invalid', field: requirement.key, reason: wrong });
  if (now?.value === value) return agree();
  const set: OrderEvent = { type: 'fieldSet', ...at, before: now?.value ?? null, after: value };
  return isExpert
    ? agree<OrderEvent>(set, {
        type: 'expertAssigned',
        ...at,
        expertId: Number(value),
        replaced: order.expertId,
      })
    : agree<OrderEvent>(set);
}

export function setMark(
  def: Definition,
  order: OrderState,
  { key }: Of<'setMark'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const placed = markOf(def, key);
  if (!placed) return refuse({ code: 'invalid', field: key, reason: 'unknown_field' });
  const locked = whyLocked(def, order, placed);
  if (locked) return refuse(locked);
  const already = order.marks[key];
  if (already) return refuse({ code: 'already_done', stamp: already.stamp });
  return agree<OrderEvent>({ type: 'markSet', stamp, step: placed.step.key, key });
}

export function clearMark(
  def: Definition,
  order: OrderState,
  { key }: Of<'clearMark'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const placed = markOf(def, key);
  if (!placed) return refuse({ code: 'invalid', field: key, reason: 'unknown_field' });
  const locked = whyLocked(def, order, placed);
  if (locked) return refuse(locked);
  const mark = order.marks[key];
  if (!mark) return refuse({ code: 'already_done', stamp: null });
  return agree<OrderEvent>({ type: 'markCleared', stamp, step: placed.step.key, key, before: mark.stamp });
}

/** Why a requirement cannot be filled now, or null when it is open. Frozen and archived orders are refused before. */
export function whyLocked(def: Definition, order: OrderState, placed: Placed): Refusal | null {
  const { requirement, step } = placed;
  const progress = progressOf(order, step.key);
  const past = stepIndex(def, step.key) > 0;
  if (past && order.status !== 'confirmed') return lock(placed, order, 'not_confirmed');
  if (progress.state === 'active' || progress.state === 'returned') return null;
  if (progress.state === 'locked') {
    return requirement.openFrom === 'confirmed' && order.status === 'confirmed'
      ? null
      : lock(placed, order, 'not_open');
  }
  if (staysOpen(def, order, placed)) return null;
  // the request locks what the fillers filled; the signer's own stays open to the signer
  if (progress.state === 'awaitingResolution' && isFilledBySigner(placed)) return null;
  return lock(placed, order, progress.state === 'resolved' ? 'signed' : 'awaiting_resolution');
}

/** Open until a later step closes: true while that step is not resolved. */
function staysOpen(def: Definition, order: OrderState, { requirement, step }: Placed): boolean {
  const until = requirement.openUntil;
  if (until === undefined || stepIndex(def, until) < stepIndex(def, step.key)) return false;
  return progressOf(order, until).state !== 'resolved';
}

function lock(
  placed: Placed,
  order: OrderState,
  because: Extract<Refusal, { code: 'step_locked' }>['because'],
): Refusal {
  const progress: StepProgress = progressOf(order, placed.step.key);
  return { code: 'step_locked', step: progress.key, state: progress.state, because };
}

function markOf(def: Definition, key: string): Placed | null {
  const placed = findRequirement(def, key);
  return placed?.requirement.kind === 'mark' ? placed : null;
}
