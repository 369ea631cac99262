import type { Self } from '#domain/rules/who.ts';
import { fullName } from '#domain/values/fullName.ts';
import { endAccess, holdRightsToChangeThem } from '#server/auth/public.ts';
import { RightsChanged, type Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { assignManager } from '#server/orders/public.ts';
import { allowed } from './allowed.ts';
import { areStatus, hasOtherAdmin, leadsClients } from './choices.queries.ts';
import { type EmployeeCard, findEmployee } from './employees.queries.ts';
import { countHandOver, holdOrdersOf } from './hand-over.queries.ts';
import { presentEmployee } from './people.present.ts';
import {
  handOverCalls,
  handOverClients,
  handOverTasks,
  holdEmployee,
  markDismissed,
} from './people.store.ts';

/** Ends every way in at once, hands work over, keeps the history; all of it or nothing. */
export function dismissEmployee(ctx: Ctx, id: number, successorId: number | null) {
  return ctx
    .transact(async (tx) => {
      // as the orders' own acts do: first the order, then the rights
      await holdOrdersOf(tx.reader, id);
      await holdRightsToChangeThem(tx);
      const as = allowed(ctx, 'people.administer');
      const leaver = await leaverOf(tx, id);
      const orders = await holdOrdersOf(tx.reader, id);
      const handedOver = await countHandOver(tx.reader, id);
      if (!handedOver) throw notFound();
      await checkSuccessor(
        tx,
        id,
        successorId,
        handedOver.clients + handedOver.orders + handedOver.calls > 0,
      );
      // while the person's own rights are still those they were read with
      if (successorId !== null) await handOver(tx, as, { leaver, successorId, orders, at: ctx.now });
      await endAccess(tx.trx, id);
      await markDismissed(tx, id);
      const data = { successorId, ...handedOver };
      record(tx, as, { kind: 'employeeDismissed', employeeId: id, data });
      tellLive(tx, { kind: 'people', id });
      const after = await findEmployee(tx.reader, id);
      if (!after) throw notFound();
      return presentEmployee(ctx, after);
    })
    .catch((error: unknown) => {
      throw isDeadlock(error) ? new RightsChanged() : error;
    });
}

async function leaverOf(tx: Tx, id: number): Promise<EmployeeCard> {
  const card = await findEmployee(tx.reader, id);
  if (!card) throw notFound();
  if (card.status === 'dismissed' || !(await holdEmployee(tx, id))) throw new HttpProblem('already_done');
  if (card.roles.includes('admin') && card.status === 'active' && !(await hasOtherAdmin(tx.reader, id)))
    throw invalid('successorId', 'last_admin');
  return card;
}

async function checkSuccessor(
  tx: Tx,
  id: number,
  successorId: number | null,
  leadsOn: boolean,
): Promise<void> {
  if (successorId === null) return;
  if (successorId === id || !(await areStatus(tx.reader, [successorId], ['active'])))
    throw invalid('successorId', 'employee');
  if (leadsOn && !(await leadsClients(tx.reader, successorId))) throw invalid('successorId', 'manager');
}

type Work = { leaver: EmployeeCard; successorId: number; orders: readonly number[]; at: string };

async function handOver(tx: Tx, as: Self, { leaver, successorId, orders, at }: Work): Promise<void> {
  for (const orderId of orders) await assignManager(tx, () => as, orderId, successorId, at);
  const successor = await findEmployee(tx.reader, successorId);
  if (!successor) throw notFound();
  const manager = { before: fullName(leaver), after: fullName(successor) };
  for (const { id, version } of await handOverClients(tx, leaver.id, successorId)) {
    record(tx, as, { kind: 'clientEdited', clientId: id, data: { version, changes: { manager } } });
    tellLive(tx, { kind: 'client', id });
  }
  for (const { id, version, client_id } of await handOverCalls(tx, leaver.id, successorId, at)) {
    const data = { callId: id, version, changes: { responsibleId: {} } };
    record(tx, as, { kind: 'callEdited', clientId: client_id, data });
    tellLive(tx, { kind: 'call', id });
  }
  for (const taskId of await handOverTasks(tx, leaver.id, successorId)) {
    record(tx, as, { kind: 'taskHandedOver', data: { taskId } });
    tellLive(tx, { kind: 'task', id: taskId });
  }
}

/** A new order of the leaver came in between our two looks; the whole act is tried again. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '40P01';
