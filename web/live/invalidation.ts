import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** What the server says: a kind and an id, never the content. */
export interface LiveMessage {
  kind: string;
  id?: number | string;
  version?: number;
}

/**
 * Which queries a message makes stale. A room adds its kinds here; a kind nobody knows costs nothing.
 * Keys are prefixes: ['orders'] covers every list and count of orders.
 */
const map: Record<string, (message: LiveMessage, open: OpenRecords) => QueryKey[]> = {
  order: (m) => [
    ['orders', m.id],
    ['orders', 'list'],
    ['waiting-for-me'],
    ['notifications'],
    ['company-feed'],
  ],
  client: (m) => [['clients', m.id], ['clients', 'list'], ['company-feed']],
  // what is said and filed there stands on the cards of its orders too
  contract: (m, open) => [
    ['contracts', m.id],
    ['contracts', 'list'],
    ['company-feed'],
    ...open.ordersUnder(m.id),
  ],
  task: () => [['tasks'], ['waiting-for-me'], ['notifications']],
  news: () => [['news'], ['waiting-for-me'], ['notifications']],
  call: () => [['calls'], ['clients'], ['waiting-for-me']],
  // what it writes stands in these lists; the other rooms hear of their own records
  import: (m) => [
    ['imports', m.id],
    ['imports', 'list'],
    ['clients', 'list'],
    ['contracts', 'list'],
    ['orders', 'list'],
  ],
  campaign: (m) => [
    ['campaigns', m.id],
    ['campaigns', 'list'],
  ],
  event: () => [['waiting-for-me', 'calendar']],
  companyFolder: () => [['company-documents']],
  workYear: () => [['waiting-for-me'], ['work-years']],
  notification: () => [['notifications'], ['me']],
  absenceRequest: () => [['absences'], ['waiting-for-me']],
  people: () => [['people'], ['absences'], ['me'], ['waiting-for-me']],
};

export function staleKeys(message: LiveMessage, open: OpenRecords): QueryKey[] {
  return map[message.kind]?.(message, open) ?? [];
}

/** What the page has by now; a message names one record, and others that are open may show a part of it. */
export interface OpenRecords {
  ordersUnder: (contractId: LiveMessage['id']) => QueryKey[];
}

/** Looked up among the records in the cache, as a list of them is not kept. */
export const openRecordsIn = (queries: QueryClient): OpenRecords => ({
  ordersUnder: (contractId) =>
    queries
      .getQueriesData<{ contract?: { id: number } | null }>({ queryKey: ['orders'] })
      .filter(
        ([key, order]) => key.length === 2 && contractId !== undefined && order?.contract?.id === contractId,
      )
      .map(([key]) => key),
});
