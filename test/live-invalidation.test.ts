import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { openRecordsIn, staleKeys } from '#web/live/invalidation.ts';

describe('what a live message makes stale', () => {
  const queries = new QueryClient();
  queries.setQueryData(['orders', 7], { id: 7, contract: { id: 3 } });
  queries.setQueryData(['orders', 8], { id: 8, contract: { id: 4 } });
  queries.setQueryData(['orders', 9], { id: 9, contract: null });
  queries.setQueryData(['orders', 7, 'feed', 'all'], { pages: [] });
  queries.setQueryData(['orders', 'choices'], { contract: { id: 3 } });
  const keys = (kind: string, id?: number) =>
    staleKeys(id === undefined ? { kind } : { kind, id }, openRecordsIn(queries)).map((key) => key.join('/'));

  it('of a contract: the open cards of its orders too, which show its comments and documents', () => {
    expect(keys('contract', 3)).toEqual(expect.arrayContaining(['contracts/3', 'orders/7']));
    expect(keys('contract', 3)).not.toContain('orders/8');
    expect(keys('contract', 5).filter((key) => key.startsWith('orders'))).toEqual([]);
    expect(keys('contract').filter((key) => key.startsWith('orders'))).toEqual([]);
  });

  it('of an order: itself, and the lists; of what nobody knows, nothing', () => {
    expect(keys('order', 7)).toEqual(expect.arrayContaining(['orders/7', 'orders/list']));
    expect(keys('elephant', 7)).toEqual([]);
  });
});
