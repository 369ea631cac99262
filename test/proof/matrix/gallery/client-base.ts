import type { ClientFacts } from '../facts.ts';
import { good, makeClient, type Workshop } from './walk.ts';

/** What the base of clients has beside them. */
export type ClientBase = {
  segmentId: number;
  /** In the group. */
  members: readonly ClientFacts[];
  /** Where a client was merged into, and its version. */
  kept: ClientFacts;
  keptVersion: number;
  /** A change to many that the head of sales made. */
  bulkId: number;
  /** A view that the manager saved. */
  viewId: number;
};

export async function makeClientBase(shop: Workshop): Promise<ClientBase> {
  const { cast } = shop;
  const head = cast.as('headOfSales');
  const kept = await makeClient(shop, 'kept of two', 'manager');
  const other = await makeClient(shop, 'merged into another', 'manager');
  const { version } = await good(head.get(`/clients/${other.id}`));
  const card = await good(
    head.put(`/clients/${other.id}/merge`, { intoId: kept.id, version, intoVersion: version }),
  );
  other.archived = true;
  other.mergedBy = cast.ids.headOfSales;
  const segmentId = (await good(head.post('/segments', { name: 'Нефтегаз' }))).id;
  const bulk = await good(
    head.post('/client-bulk-changes', { act: 'addToSegment', segmentId, ids: [kept.id] }),
  );
  const view = { list: 'clients', name: 'Мои', query: 'status=active' };
  const { id: viewId } = await good(cast.as('manager').post('/saved-views', view));
  return { segmentId, members: [kept], kept, keptVersion: card.version, bulkId: bulk.id, viewId };
}
