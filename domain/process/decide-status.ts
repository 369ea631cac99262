import { compareMoney, ZERO } from '../values/money.ts';
import type { OrderCommand } from './commands.ts';
import type { Definition } from './definition.ts';
import type { OrderEvent } from './events.ts';
import type { Missing } from './gate.ts';
import { type OrderState, progressOf, type Stamp } from './order.ts';
import { agree, type Decision, refuse } from './refusals.ts';

type Of<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;

export const REASON_LENGTH = 10;
export const reasonTooShort = (reason: string): boolean => reason.trim().length < REASON_LENGTH;

/** `prospect` → `confirmed`, only under a contract whose amount is above zero. */
export function confirm(order: OrderState, stamp: Stamp): Decision<OrderEvent> {
  if (order.status === 'confirmed') return refuse({ code: 'already_done', stamp: null });
  if (order.status === 'refused') return refuse({ code: 'order_frozen', status: 'refused', archived: false });
  const missing = missingToConfirm(order);
  return missing.length > 0
    ? refuse({ code: 'gate_closed', step: order.currentStep, missing })
    : agree<OrderEvent>({ type: 'orderConfirmed', stamp });
}

export function missingToConfirm(order: OrderState): Missing[] {
  const place = {
    code: 'missing',
    kind: 'status',
    step: order.currentStep,
    awaited: ['managerOfOrder'],
  } as const;
  if (!order.contract) {
    return [{ ...place, key: 'contract', ask: { ru: 'Укажите договор', en: 'Choose the contract' } }];
  }
  if (order.contract.amount === null || compareMoney(order.contract.amount, ZERO) <= 0) {
    return [
      {
        ...place,
        key: 'contractAmount',
        ask: { ru: 'Укажите сумму договора больше нуля', en: 'Enter a contract amount above zero' },
      },
    ];
  }
  return [];
}

/** Freezes the steps where they stand; all data stays. */
export function refuseOrder(order: OrderState, command: Of<'refuse'>, stamp: Stamp): Decision<OrderEvent> {
  if (order.status === 'refused') return refuse({ code: 'already_done', stamp: null });
  if (command.reason.trim() === '') return refuse({ code: 'invalid', field: 'reason', reason: 'empty' });
  return agree<OrderEvent>({ type: 'orderRefused', stamp, reason: command.reason.trim() });
}

/** A refused order is taken up again as a prospect; steps, signatures and data stay. */
export function takeUp(order: OrderState, stamp: Stamp): Decision<OrderEvent> {
  if (order.status !== 'refused') return refuse({ code: 'already_done', stamp: null });
  return agree<OrderEvent>({ type: 'orderTakenUp', stamp, from: order.status });
}

/** The contract may be chosen or changed until the order is confirmed; a confirmed order keeps it. */
export function attachContract(
  _def: Definition,
  order: OrderState,
  { contract }: Of<'attachContract'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  if (order.everConfirmed) {
    return refuse({
      code: 'step_locked',
      step: order.currentStep,
      state: progressOf(order, order.currentStep).state,
      because: 'signed',
    });
  }
  if (contract && contract.clientId !== order.clientId)
    return refuse({ code: 'invalid', field: 'contractId', reason: 'other_client' });
  if ((contract?.id ?? null) === (order.contract?.id ?? null))
    return refuse({ code: 'already_done', stamp: null });
  const to = contract ? { id: contract.id, amount: contract.amount } : null;
  return agree<OrderEvent>({
    type: 'contractAttached',
    stamp,
    contract: to,
    before: order.contract?.id ?? null,
  });
}

/** An archived order comes back to its last step; the signatures before it stand. */
export function reopen(
  def: Definition,
  order: OrderState,
  { reason }: Of<'reopen'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  if (!order.archivedAt) return refuse({ code: 'already_done', stamp: null });
  if (reasonTooShort(reason)) return refuse({ code: 'invalid', field: 'reason', reason: 'reason_short' });
  const last = def.steps.at(-1);
  if (!last) throw new RangeError(`definition ${def.key} has no steps`);
  return agree<OrderEvent>(
    { type: 'resolutionWithdrawn', stamp, step: last.key, because: 'reopened', reason: reason.trim() },
    { type: 'orderReopened', stamp, step: last.key, reason: reason.trim() },
  );
}
