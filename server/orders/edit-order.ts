import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { assignManager } from './assign-manager.ts';
import { changeOrder, conflict } from './change-order.ts';
import { hangDocumentsOn, setTitle } from './edit-order.store.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { frozenWords } from './order-words.ts';
import { contractToAttach } from './references.queries.ts';
import { shownVersion } from './shown-version.ts';

/** The title is no part of what is signed; it is changed until the order is archived. */
export async function rename(ctx: Ctx, tx: Tx, id: number, title: string): Promise<LoadedOrder> {
  const loaded = await loadOrder(tx.reader, id);
  if (!loaded) throw notFound();
  const verdict = can(ctx.actor, 'order.edit', { def: loaded.def, order: loaded.state });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, { manager: loaded.manager.name });
  if (loaded.state.archivedAt)
    throw new HttpProblem('order_frozen', { detail: (language) => frozenWords[language].archived });
  if (title === loaded.title) return loaded;
  if (!(await setTitle(tx, id, title))) throw notFound();
  record(tx, verdict.as, {
    kind: 'orderRenamed',
    orderId: id,
    clientId: loaded.state.clientId,
    data: { before: loaded.title, after: title },
  });
  tellLive(tx, { kind: 'order', id });
  return { ...loaded, title };
}

/** Puts the order under a contract of its client; its documents hang there from now on. */
export async function attachContract(
  ctx: Ctx,
  tx: Tx,
  id: number,
  contractId: number | null,
): Promise<LoadedOrder> {
  const contract = contractId === null ? null : await contractToAttach(tx.reader, contractId);
  if (contractId !== null && !contract) throw invalid('contractId', 'choice');
  const changed = await changeOrder(ctx, tx, id, () => ({ type: 'attachContract', contract }));
  await hangDocumentsOn(tx, id, contractId);
  const { amount, number, signedOn } = contract ?? { amount: null, number: '', signedOn: null };
  return { ...changed, contract: contract ? { id: contract.id, number, signedOn, amount } : null };
}

export async function reassign(
  ctx: Ctx,
  tx: Tx,
  id: number,
  managerId: number,
  version: number,
): Promise<LoadedOrder> {
  const judge = async (loaded: LoadedOrder) => {
    const verdict = can(ctx.actor, 'order.reassign', { def: loaded.def, order: loaded.state });
    if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
    if (version !== shownVersion(loaded)) throw await conflict(ctx, tx, loaded, version);
    return verdict.as;
  };
  const before = await assignManager(tx, judge, id, managerId, ctx.now);
  const after = await loadOrder(tx.reader, id);
  // whoever gave it away may have given it out of sight
  return after ?? { ...before, state: { ...before.state, managerId } };
}
