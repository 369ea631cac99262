import { sql } from 'kysely';
import type { Stamp } from '#domain/process/order.ts';
import type { Self } from '#domain/rules/who.ts';
import { RightsChanged, type Tx } from '#server/db/transact.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { type LoadedOrder, loadOrder, type Named } from './load-order.ts';
import { orderLeader } from './references.queries.ts';

/**
 * Gives an order to another manager: not a step of the process, but state all the same, so it goes the same way. `judge` says
 * as whom it is done, or throws; it is asked anew whenever the order has moved on in between.
 * Answers the order as it was.
 */
export async function assignManager(
  tx: Tx,
  judge: (loaded: LoadedOrder) => Self | Promise<Self>,
  orderId: number,
  managerId: number,
  at: string,
): Promise<LoadedOrder> {
  let manager: Awaited<ReturnType<typeof orderLeader>> = null;
  for (let attempt = 0; attempt < 10; attempt++) {
    const loaded = await loadOrder(tx.reader, orderId);
    if (!loaded) throw notFound();
    const as = await judge(loaded);
    manager ??= await orderLeader(tx.reader, managerId);
    if (!manager) throw invalid('managerId', 'manager');
    if (loaded.state.managerId === managerId) return loaded;
    if (await giveTo(tx, loaded, as, manager, at)) return loaded;
  }
  throw new HttpProblem('unavailable', { retryAfter: 1 });
}

/** Gives the order as it was loaded to this manager; false when it has moved on since. Rights are the caller's. */
export async function giveTo(
  tx: Tx,
  loaded: LoadedOrder,
  as: Self,
  manager: Named,
  at: string,
): Promise<boolean> {
  const orderId = loaded.state.id;
  const stamp: Pick<Stamp, 'at' | 'employeeId'> = { at, employeeId: tx.person.employeeId };
  const { rows } = await sql<{
    result: { outcome: string };
  }>`select apply_transition(${orderId}, ${loaded.state.version}, ${tx.person.epoch}, (
    select jsonb_build_object(
      'at', ${stamp.at}::text, 'actorId', ${stamp.employeeId}::bigint, 'standingForId', ${as.employeeId === stamp.employeeId ? null : as.employeeId}::bigint, 'activeStep', ${loaded.state.currentStep}::text,
      'order', jsonb_build_object('status', o.status, 'refusedReason', o.refused_reason, 'everConfirmed', o.ever_confirmed, 'contractId', o.contract_id, 'managerId', ${manager.id}::bigint, 'stepSeq', o.step_seq,
        'stepState', o.step_state, 'stepOpenedAt', o.step_opened_at, 'stepDueOn', o.step_due_on, 'expertId', o.expert_id, 'validUntil', o.valid_until, 'archivedAt', o.archived_at, 'markKeys', to_jsonb(o.mark_keys)),
      'steps', '[]'::jsonb, 'fieldsSet', '[]'::jsonb, 'fieldsCleared', '[]'::jsonb, 'marksSet', '[]'::jsonb, 'marksCleared', '[]'::jsonb, 'paymentsEntered', '[]'::jsonb, 'paymentsReversed', '[]'::jsonb,
      'resolutionsGiven', '[]'::jsonb, 'resolutionsWithdrawn', '[]'::jsonb,
      'events', jsonb_build_array(jsonb_build_object('type', 'managerAssigned', 'before', o.manager_id, 'beforeName', ${loaded.manager.name}::text, 'after', ${manager.id}::bigint, 'afterName', ${manager.name}::text)))
    from orders o where o.id = ${orderId})) as result`.execute(tx.trx);
  const outcome = rows[0]?.result.outcome;
  if (outcome === 'rights') throw new RightsChanged();
  return outcome === 'done';
}
