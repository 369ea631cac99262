import type { Action, Subjects } from '#domain/policy/actions.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { paymentsOf } from '#domain/process/decide-payments.ts';
import { type Definition, findRequirement, stepIndex } from '#domain/process/definition.ts';
import type { Ctx } from '#server/http/context.ts';
import { notFound } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import type { LoadedOrder } from './load-order.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'today'>;
export type Allowed = Extract<Verdict, { ok: true }>;

/** Which right a command needs, asked of THE ROOM. */
export function mayCommand(
  { actor, person, today }: Reading,
  { def, state: order }: LoadedOrder,
  command: OrderCommand,
): Verdict {
  const ask = <A extends Action>(action: A, subject: Subjects[A]) => can(actor, action, subject);
  switch (command.type) {
    case 'confirm':
    case 'refuse':
    case 'takeUp':
      return ask('order.status', { def, order });
    case 'attachContract':
      return ask('order.edit', { def, order });
    case 'setField':
    case 'setMark':
    case 'clearMark':
      return ask('order.fill', { def, order, key: command.key });
    case 'enterPayment':
    case 'reversePayment':
      return ask('order.fill', { def, order, key: paymentsOf(def)?.requirement.key ?? '' });
    case 'requestResolution':
      return ask('order.request', { def, order, step: command.step });
    case 'takeBackRequest':
      return ask('order.takeBack', { def, order, step: command.step });
    case 'giveResolution':
      return ask('order.resolution.give', { def, order, step: command.step, seats: person.seats, today });
    case 'withdrawResolution':
      return ask('order.resolution.withdraw', { def, order, step: command.step });
    case 'returnOrder':
      return ask('order.return', { def, order });
    case 'reopen':
      return ask('order.reopen', { def, order });
    // judged by the documents' room, which knows the contract as well
    case 'addFile':
    case 'binFile':
    case 'restoreFile':
      return { ok: true, as: actor.selves[0] };
  }
}

/** Allowed, or the 403 that says who may; a step or requirement that the process lacks is absent, as its URL says. */
export function authorise(ctx: Reading, loaded: LoadedOrder, command: OrderCommand): Allowed {
  if (!namesWhatIs(loaded.def, command)) throw notFound();
  const verdict = mayCommand(ctx, loaded, command);
  if (!verdict.ok)
    throw notAllowed(ctx.person, verdict, { manager: loaded.manager.name, expert: loaded.expert?.name });
  return verdict;
}

function namesWhatIs(def: Definition, command: OrderCommand): boolean {
  if ('step' in command) return stepIndex(def, command.step) >= 0;
  return 'key' in command ? findRequirement(def, command.key) !== null : true;
}
