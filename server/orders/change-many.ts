import type { orderListRoutes } from '#api/order-lists.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, problemBody } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { giveTo } from './assign-manager.ts';
import { judge } from './change-order.ts';
import { type LoadedOrder, loadOrder, loadOrders } from './load-order.ts';
import { employeeNamed, orderLeader } from './references.queries.ts';
import { actAll, commandsToName } from './replace-expert.ts';

type Body = BodyOf<typeof orderListRoutes.change>;
type Answer = AnswerOf<typeof orderListRoutes.change>;
/** Does it to an order as it was loaded: throws what refuses it before anything is written; false when the order moved on since. */
type Change = { isSo: (order: LoadedOrder) => boolean; make: (order: LoadedOrder) => Promise<boolean> };

/**
 * One act upon many orders, in one transaction: each by its own rights and through its own gate, exactly as the single act goes.
 * Those refused stay as they were and are told with the reason; what the person does not see is as if it had not been asked for.
 */
export function changeMany(ctx: Ctx, body: Body): Promise<Answer> {
  return ctx.transact(async (tx) => {
    const change = await changeOf(ctx, tx, body);
    const answer: Answer = { done: 0, leftOut: [] };
    for (const order of await loadOrders(tx.reader, body.ids)) {
      if (change.isSo(order)) continue;
      const problem = await tryOn(tx, order, change);
      if (problem) answer.leftOut.push(leftOut(ctx, order, problem));
      else answer.done += 1;
    }
    return answer;
  });
}

async function tryOn(tx: Tx, loaded: LoadedOrder, change: Change): Promise<HttpProblem | null> {
  try {
    let order: LoadedOrder | null = loaded;
    for (let attempt = 0; attempt < 20 && order; attempt++) {
      if (await change.make(order)) return null;
      order = await loadOrder(tx.reader, loaded.state.id);
    }
    return new HttpProblem(order ? 'unavailable' : 'not_found', order ? { retryAfter: 1 } : {});
  } catch (problem) {
    if (problem instanceof HttpProblem && refusals.has(problem.code)) return problem;
    throw problem;
  }
}

/** What an order by itself can be refused with, all of it before a word is written. */
const refusals: ReadonlySet<HttpProblem['code']> = new Set([
  'not_allowed',
  'not_found',
  'gate_closed',
  'step_locked',
  'order_frozen',
  'already_done',
  'invalid',
]);

const leftOut = ({ language }: Ctx, { state }: LoadedOrder, problem: HttpProblem) => ({
  order: { id: state.id, number: state.number },
  reason: problemBody(problem, language).detail,
  missing: problem.extra.missing ?? [],
});

async function changeOf(ctx: Ctx, tx: Tx, body: Body): Promise<Change> {
  switch (body.act) {
    case 'setManager':
      return toManager(ctx, tx, body.managerId);
    case 'setExpert': {
      const { expertId, reason = null } = body;
      if (expertId === undefined || !(await employeeNamed(tx.reader, expertId)))
        throw invalid('expertId', 'employee');
      return byCommands(ctx, tx, (order) => commandsToName(ctx, order, expertId, reason));
    }
    case 'archive':
      return byCommands(ctx, tx, lastSignature);
  }
}

/** As the single act: who leads the client base gives it away, whatever its state. */
async function toManager(ctx: Ctx, tx: Tx, managerId: number | undefined): Promise<Change> {
  const manager = managerId === undefined ? null : await orderLeader(tx.reader, managerId);
  if (!manager) throw invalid('managerId', 'manager');
  return {
    isSo: ({ state }) => state.managerId === manager.id,
    make: (order) => {
      const verdict = can(ctx.actor, 'order.reassign', { def: order.def, order: order.state });
      if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
      return giveTo(tx, order, verdict.as, manager, ctx.now);
    },
  };
}

function byCommands(ctx: Ctx, tx: Tx, commandsFor: (order: LoadedOrder) => readonly OrderCommand[]): Change {
  return {
    isSo: () => false,
    make: async (order) => {
      const commands = commandsFor(order);
      // all of them or none: the second must not be refused once the first is written
      judge(ctx, order, commands);
      return (await actAll(ctx, tx, order, commands)) !== null;
    },
  };
}

/** The move to the archive is the signature of the last step, whoever the process has it signed by. */
function lastSignature({ def }: LoadedOrder): OrderCommand[] {
  const last = def.steps.at(-1);
  return last
    ? [{ type: 'giveResolution', step: last.key, values: {}, reason: null, asDirector: false }]
    : [];
}
