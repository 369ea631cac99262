import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 200;

interface Found<E> {
  items: E[];
  searching: boolean;
  failed: boolean;
}

/** Asks once typing pauses, drops answers that came too late, keeps the last list while the next is on its way. */
export function useSearch<E>(
  search: (query: string, signal: AbortSignal) => Promise<E[]>,
  query: string,
  enabled: boolean,
): Found<E> {
  const [found, setFound] = useState<Found<E>>({ items: [], searching: false, failed: false });
  const ask = useRef(search);
  ask.current = search;

  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    setFound((was) => ({ ...was, searching: true }));
    const timer = setTimeout(() => {
      ask.current(query, stop.signal).then(
        (items) => stop.signal.aborted || setFound({ items, searching: false, failed: false }),
        () => stop.signal.aborted || setFound({ items: [], searching: false, failed: true }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, enabled]);

  return found;
}
