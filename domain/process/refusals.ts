import type { Missing } from './gate.ts';
import type { FieldValue, OrderStatus, Stamp, StepState } from './order.ts';

/** Why the state of an order does not allow a command. One refusal carries all its reasons. */
export type Refusal =
  | { code: 'gate_closed'; step: string; missing: Missing[] }
  | { code: 'step_locked'; step: string; state: StepState; because: StepLock }
  | { code: 'order_frozen'; status: OrderStatus; archived: boolean }
  | { code: 'already_done'; stamp: Stamp | null }
  | { code: 'version_conflict'; key: string; theirs: { value: FieldValue | null; stamp: Stamp | null } }
  | { code: 'invalid'; field: string; reason: string };

export type StepLock =
  | 'not_open'
  | 'signed'
  | 'awaiting_resolution'
  | 'not_confirmed'
  | 'not_current'
  | 'not_requested'
  | 'next_step_begun'
  | 'signed_over'
  | 'by_signature_only';

export type Decision<E> = { ok: true; events: E[] } | { ok: false; refusal: Refusal };

export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
export const agree = <E>(...events: E[]): { ok: true; events: E[] } => ({ ok: true, events });
