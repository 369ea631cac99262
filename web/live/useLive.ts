import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type LiveMessage, openRecordsIn, staleKeys } from './invalidation.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
const GATHER_MS = 50;

/**
 * One stream per page. A message only says what is stale; the ordinary routes then give it, so live can never
 * show more than a reload would. After a cut everything is stale: we do not know what we missed.
 */
export function useLive(enabled: boolean): void {
  const queries = useQueryClient();

  useEffect(() => {
    if (!enabled) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = FIRST_PAUSE_MS;
    let cut = false;
    const stale = new Map<string, QueryKey>();
    let gathered: ReturnType<typeof setTimeout> | undefined;

    const hear = (event: MessageEvent<string>) => {
      const message = parsed(event.data);
      if (!message) return;
      if (message.kind === 'resync') return void queries.invalidateQueries();
      for (const queryKey of staleKeys(message, openRecordsIn(queries)))
        stale.set(JSON.stringify(queryKey), queryKey);
      gathered ??= setTimeout(forget, GATHER_MS);
    };

    /** One act may change a thousand records: their lists are read again once. */
    const forget = () => {
      gathered = undefined;
      const keys = [...stale.values()];
      stale.clear();
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
    };

    const open = () => {
      source = new EventSource('/api/live');
      source.onmessage = hear;
      source.addEventListener('resync', () => void queries.invalidateQueries());
      source.onopen = () => {
        if (cut) void queries.invalidateQueries();
        cut = false;
        pause = FIRST_PAUSE_MS;
      };
      source.onerror = () => {
        cut = true;
        // The browser reconnects by itself unless the server refused; then it is on us, ever more slowly.
        if (source?.readyState !== EventSource.CLOSED) return;
        // If it was the session that ended, asking who we are brings the sign-in over the page.
        void queries.invalidateQueries({ queryKey: ['me'] });
        timer = setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      };
    };

    open();
    return () => {
      clearTimeout(timer);
      clearTimeout(gathered);
      source?.close();
    };
  }, [enabled, queries]);
}

function parsed(text: string): LiveMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && 'kind' in message
      ? (message as LiveMessage)
      : null;
  } catch {
    return null;
  }
}
