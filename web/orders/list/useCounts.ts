import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type SavedView, viewsQuery } from '#web/views/public.ts';
import { countedQuery, type QuickKey } from './filters.ts';
import { countsQuery } from './orders.queries.ts';

/** Counts are read once the list stands; while others work they are read anew no more often than this. */
const PAUSE_MS = 15_000;

/** «Просрочены ·3», of the ready views and of one's own; a view with a search has none. */
export function useCounts() {
  const saved = useQuery(viewsQuery('orders')).data;
  const asked = (saved ?? []).map((view) => ({ id: view.id, query: countedQuery(view.query) }));
  const counted = asked.filter((one) => one.query !== null);
  const views = counted.map((one) => one.query).join('|');
  const { data, refetch } = useQuery({ ...countsQuery(views), enabled: false });
  const busy = useIsFetching({ queryKey: ['orders', 'list'] }) > 0 || saved === undefined;
  const last = useRef({ views: '', at: 0 });

  useEffect(() => {
    if (busy) return;
    const since = last.current.views === views ? Date.now() - last.current.at : PAUSE_MS;
    const timer = setTimeout(
      () => {
        last.current = { views, at: Date.now() };
        void refetch();
      },
      Math.max(PAUSE_MS - since, 0),
    );
    return () => clearTimeout(timer);
  }, [busy, views, refetch]);

  return {
    ofQuick: (key: QuickKey): number | undefined => data?.quick[key],
    ofView: (view: SavedView): number | undefined =>
      data?.views[counted.findIndex((one) => one.id === view.id)] ?? undefined,
  };
}
