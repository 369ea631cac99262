import type { Name, World } from '#test/world.ts';
import { act } from './http.ts';

/** What all writers share. */
export type Ground = { clientId: number; contractId: number; sharedOrder: number };

/** A client, a contract, and an order that stands at the second step for several writers at once. */
export async function layGround(base: () => string, world: World): Promise<Ground> {
  const ask = async (as: Name, method: 'POST' | 'PUT', path: string, body: unknown) => {
    const answer = await act(base, { token: world.tokens[as], method, path, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const seenBy = async (as: Name, id: number) =>
    (await act(base, { token: world.tokens[as], method: 'GET', path: `/orders/${id}` })).body.version;
  const { id: clientId } = await ask('manager', 'POST', '/clients', { name: 'ООО «Ромашка»' });
  const contract = { clientId, number: 'РМ-1/26', amount: '500000.00' };
  const { id: contractId } = await ask('manager', 'POST', '/contracts', contract);
  const order = { title: 'Общий заказ', clientId, contractId };
  const { id } = await ask('manager', 'POST', '/orders', order);
  await ask('manager', 'PUT', `/orders/${id}/confirmation`, { version: await seenBy('manager', id) });
  const values = { paymentTerms: 'аванс', remuneration: '9.00', subcontractorAmount: '0.00' };
  for (const [key, value] of Object.entries(values))
    await ask('manager', 'PUT', `/orders/${id}/fields/${key}`, { value, seen: null });
  await ask('manager', 'PUT', `/orders/${id}/steps/terms/request`, { version: await seenBy('manager', id) });
  const signed = { version: await seenBy('headOfSales', id) };
  await ask('headOfSales', 'PUT', `/orders/${id}/steps/terms/resolution`, signed);
  return { clientId, contractId, sharedOrder: id };
}
