import { sql } from 'kysely';
import type { StepKey } from '../facts.ts';
import { numberOf, stepOf, steps } from '../oracle/process.ts';
import { seesOrder } from '../oracle/sees.ts';
import { headOf, noteTerms } from './moves.ts';
import { act, type OrderNotes, seenVersion, type Workshop } from './walk.ts';

/** What befalls an order beside its way. */
export async function refuse(shop: Workshop, order: OrderNotes): Promise<void> {
  const token = shop.tokens.word({
    of: `reason of refusal of ${order.label}`,
    may: (who) => seesOrder(who, order),
  });
  const version = await seenVersion(shop, order, order.people.manager);
  const body = { version, reason: `клиент передумал ${token}` };
  await act(shop, order, order.people.manager, (who, path) => who.put(`${path}/refusal`, body));
  order.status = 'refused';
  order.openTokens.push(token);
}

export async function takeUp(shop: Workshop, order: OrderNotes): Promise<void> {
  await act(shop, order, order.people.manager, (who, path) => who.delete(`${path}/refusal`));
  order.status = 'prospect';
  order.openTokens.pop();
}

export async function sendBack(shop: Workshop, order: OrderNotes, to: StepKey): Promise<void> {
  const as = headOf[stepOf(order.step).signedBy ?? 'sales'] ?? 'headOfSales';
  const body = { version: await seenVersion(shop, order, as), to, reason: 'уточните условия работы' };
  await act(shop, order, as, (who, path) => who.post(`${path}/returns`, body));
  for (const { key } of steps.slice(numberOf(to) - 1)) delete order.signedBy[key];
  if (to === 'terms' && order.contract?.termsSigned) noteTerms(shop, order, 'once');
  order.step = to;
  order.state = 'returned';
  order.askedBy = null;
}

export async function reopen(shop: Workshop, order: OrderNotes): Promise<void> {
  const body = { version: await seenVersion(shop, order, 'headOfSales'), reason: 'ошибка в дате оформления' };
  await act(shop, order, 'headOfSales', (who, path) => who.post(`${path}/reopenings`, body));
  delete order.signedBy.archive;
  order.archived = false;
  order.state = 'active';
}

/** The term of the step ended long ago. */
export async function makeOverdue({ stage: { ownerDb } }: Workshop, order: OrderNotes): Promise<void> {
  await sql`update orders set step_due_on = '2026-10-01' where id = ${order.id}`.execute(ownerDb);
  await sql`update order_steps set due_on = '2026-10-01' where order_id = ${order.id} and key = ${order.step}`.execute(
    ownerDb,
  );
  order.overdue = true;
}
