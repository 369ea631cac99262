import { can, type Verdict } from '#domain/policy/can.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { paymentsOf } from '#domain/process/decide-payments.ts';
import type { Definition } from '#domain/process/definition.ts';
import type { OrderState } from '#domain/process/order.ts';
import type { Actor } from '#domain/rules/who.ts';
import { type Company, seatsOf } from './company.ts';

/** «Who does what», by the action each command needs. */
export function mayCommand(
  company: Company,
  actor: Actor,
  def: Definition,
  order: OrderState,
  command: OrderCommand,
): Verdict {
  const subject = { def, order };
  switch (command.type) {
    case 'confirm':
    case 'refuse':
    case 'takeUp':
      return can(actor, 'order.status', subject);
    case 'attachContract':
      return can(actor, 'order.edit', subject);
    case 'setField':
    case 'setMark':
    case 'clearMark':
      return can(actor, 'order.fill', { ...subject, key: command.key });
    case 'enterPayment':
    case 'reversePayment':
      return can(actor, 'order.fill', { ...subject, key: paymentsOf(def)?.requirement.key ?? '' });
    case 'requestResolution':
      return can(actor, 'order.request', { ...subject, step: command.step });
    case 'takeBackRequest':
      return can(actor, 'order.takeBack', { ...subject, step: command.step });
    case 'giveResolution': {
      const today = new Date().toISOString().slice(0, 10);
      return can(actor, 'order.resolution.give', {
        ...subject,
        step: command.step,
        seats: seatsOf(company),
        today,
      });
    }
    case 'withdrawResolution':
      return can(actor, 'order.resolution.withdraw', { ...subject, step: command.step });
    case 'returnOrder':
      return can(actor, 'order.return', subject);
    case 'reopen':
      return can(actor, 'order.reopen', subject);
    default:
      throw new Error(`${command.type} has rights of its own`);
  }
}
