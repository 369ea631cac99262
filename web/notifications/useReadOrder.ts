import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markOrderRead } from './notifications.queries.ts';

/** Whoever has the order open has read what was said of it, also what is said while it is open. */
export function useReadOrder(orderId: number, shown: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!shown) return;
    // Not being able to say so is nobody's trouble: the rows stay unread, no more.
    markOrderRead(queries, orderId).catch(() => {});
  }, [queries, orderId, shown]);
}
