import type { OrderCommand } from './commands.ts';
import { clearMark, setField, setMark } from './decide-filling.ts';
import { enterPayment, reversePayment } from './decide-payments.ts';
import {
  giveResolution,
  requestResolution,
  returnOrder,
  takeBackRequest,
  withdrawResolution,
} from './decide-signing.ts';
import { attachContract, confirm, refuseOrder, reopen, takeUp } from './decide-status.ts';
import type { Definition } from './definition.ts';
import type { OrderEvent } from './events.ts';
import type { OrderState, Stamp } from './order.ts';
import { agree, type Decision, refuse } from './refusals.ts';

/**
 * The one gate: what follows from a command in this state, or why nothing does. Whether this person may is asked of
 * `policy/can.ts` before; `stamp` is that person, the one they stand in for, and the moment.
 */
export function decide(
  def: Definition,
  order: OrderState,
  command: OrderCommand,
  stamp: Stamp,
): Decision<OrderEvent> {
  if (order.archivedAt && command.type !== 'reopen') return frozen(order);
  switch (command.type) {
    case 'confirm':
      return confirm(order, stamp);
    case 'refuse':
      return refuseOrder(order, command, stamp);
    case 'takeUp':
      return takeUp(order, stamp);
    case 'reopen':
      return reopen(def, order, command, stamp);
  }
  if (order.status === 'refused') return frozen(order);
  switch (command.type) {
    case 'attachContract':
      return attachContract(def, order, command, stamp);
    case 'setField':
      return setField(def, order, command, stamp);
    case 'setMark':
      return setMark(def, order, command, stamp);
    case 'clearMark':
      return clearMark(def, order, command, stamp);
    case 'enterPayment':
      return enterPayment(def, order, command, stamp);
    case 'reversePayment':
      return reversePayment(def, order, command, stamp);
    case 'addFile':
      return agree<OrderEvent>({
        type: 'fileAdded',
        stamp,
        file: command.file,
        name: command.name,
        ...(command.replaces === undefined ? {} : { replaces: command.replaces }),
      });
    case 'restoreFile':
      return agree<OrderEvent>({ type: 'fileRestored', stamp, file: command.file, name: command.name });
    case 'binFile':
      return agree<OrderEvent>({
        type: 'fileBinned',
        stamp,
        file: command.file,
        name: command.name,
        reason: command.reason,
      });
    case 'requestResolution':
      return requestResolution(def, order, command, stamp);
    case 'takeBackRequest':
      return takeBackRequest(def, order, command, stamp);
    case 'giveResolution':
      return giveResolution(def, order, command, stamp);
    case 'withdrawResolution':
      return withdrawResolution(def, order, command, stamp);
    case 'returnOrder':
      return returnOrder(def, order, command, stamp);
  }
}

const frozen = (order: OrderState) =>
  refuse({ code: 'order_frozen', status: order.status, archived: order.archivedAt !== null });
