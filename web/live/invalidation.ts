import type { QueryKey } from '@tanstack/react-query';

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
const map: Record<string, (message: LiveMessage) => QueryKey[]> = {
  order: (m) => [
    ['orders', m.id],
    ['orders', 'list'],
    ['waiting-for-me'],
    ['notifications'],
    ['company-feed'],
  ],
  client: (m) => [['clients', m.id], ['clients', 'list'], ['company-feed']],
  contract: (m) => [['contracts', m.id], ['contracts', 'list'], ['company-feed']],
  call: () => [['calls'], ['clients'], ['waiting-for-me']],
  // what it writes stands in these lists; the other rooms hear of their own records
  import: (m) => [
    ['imports', m.id],
    ['imports', 'list'],
    ['clients', 'list'],
    ['contracts', 'list'],
    ['orders', 'list'],
  ],
  event: () => [['waiting-for-me', 'calendar']],
  companyFolder: () => [['company-documents']],
  workYear: () => [['waiting-for-me'], ['work-years']],
  notification: () => [['notifications'], ['me']],
  people: () => [['people'], ['absences'], ['me'], ['waiting-for-me']],
};

export function staleKeys(message: LiveMessage): QueryKey[] {
  return map[message.kind]?.(message) ?? [];
}
