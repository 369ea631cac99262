import { isPlainDate } from '../values/dates.ts';
import { compareMoney, isMoney, ZERO } from '../values/money.ts';
import type { OrderCommand } from './commands.ts';
import { whyLocked } from './decide-filling.ts';
import { reasonTooShort } from './decide-status.ts';
import { allRequirements, type Definition, type Placed } from './definition.ts';
import type { OrderEvent } from './events.ts';
import type { OrderState, Stamp } from './order.ts';
import { agree, type Decision, refuse } from './refusals.ts';

type Of<T extends OrderCommand['type']> = Extract<OrderCommand, { type: T }>;

export function paymentsOf(def: Definition): Placed | null {
  return allRequirements(def).find(({ requirement }) => requirement.kind === 'payments') ?? null;
}

export function enterPayment(
  def: Definition,
  order: OrderState,
  command: Of<'enterPayment'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const placed = paymentsOf(def);
  if (!placed) return refuse({ code: 'invalid', field: 'payment', reason: 'unknown_field' });
  const locked = whyLocked(def, order, placed);
  if (locked) return refuse(locked);
  const number = command.paymentOrderNumber.trim();
  if (!isMoney(command.amount) || compareMoney(command.amount, ZERO) <= 0)
    return refuse({ code: 'invalid', field: 'amount', reason: 'money' });
  if (!isPlainDate(command.paidOn)) return refuse({ code: 'invalid', field: 'paidOn', reason: 'date' });
  if (number === '') return refuse({ code: 'invalid', field: 'paymentOrderNumber', reason: 'empty' });
  const n = Math.max(0, ...order.payments.map((payment) => payment.n)) + 1;
  const { amount, paidOn } = command;
  return agree<OrderEvent>({
    type: 'paymentEntered',
    stamp,
    step: placed.step.key,
    n,
    amount,
    paidOn,
    paymentOrderNumber: number,
  });
}

/** A payment stays for ever; a wrong one is answered by a reversal with a reason. */
export function reversePayment(
  def: Definition,
  order: OrderState,
  command: Of<'reversePayment'>,
  stamp: Stamp,
): Decision<OrderEvent> {
  const placed = paymentsOf(def);
  const payment = order.payments.find((one) => one.n === command.n);
  if (!placed || !payment) return refuse({ code: 'invalid', field: 'payment', reason: 'unknown_field' });
  const locked = whyLocked(def, order, placed);
  if (locked) return refuse(locked);
  if (payment.reversed) return refuse({ code: 'already_done', stamp: payment.reversed.stamp });
  if (reasonTooShort(command.reason))
    return refuse({ code: 'invalid', field: 'reason', reason: 'reason_short' });
  const reason = command.reason.trim();
  return agree<OrderEvent>({
    type: 'paymentReversed',
    stamp,
    step: placed.step.key,
    n: payment.n,
    amount: payment.amount,
    reason,
  });
}
