import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from './notifications.queries.ts';

const MINUTE = 60_000;
const SLACK = 500;

/**
 * What was put off comes back by itself: when its time has come the page asks anew. Looked at each minute, because timers
 * of a computer that sleeps are late, and its clock may be not that of the server.
 */
export function useReturns(returnsAt: string | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (returnsAt === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const left = () => Date.parse(returnsAt) - Date.now();
    const look = () => {
      if (left() <= 0) void refresh(queries).catch(() => {});
      wait();
    };
    // once it is past and was asked about, the server's clock is behind: no need to hurry
    const wait = () => {
      timer = setTimeout(look, left() > 0 ? Math.min(left() + SLACK, MINUTE) : MINUTE);
    };
    look();
    return () => clearTimeout(timer);
  }, [returnsAt, queries]);
}
