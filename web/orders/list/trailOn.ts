import { InfiniteQueryObserver, type QueryClient } from '@tanstack/react-query';
import { defaultParseSearch } from '@tanstack/react-router';
import { pageSize, rowsOf } from '#web/table/columns.ts';
import { readOrdersSearch } from './filters.ts';
import { ordersQuery } from './orders.queries.ts';
import { keepTrail, type Trail } from './trail.ts';

/** Whether the list may have a page after the last order of the trail. A board has none: it says what it left out. */
export function mayBeLonger(queries: QueryClient, trail: Trail): boolean {
  const search = searchOf(trail);
  if (search.view === 'board') return false;
  const known = queries.getQueryData(ordersQuery(search).queryKey);
  if (known) return known.pages.at(-1)?.next !== null || rowsOf(known).length > trail.ids.length;
  return trail.ids.length >= pageSize(search.search);
}

/** The same list one page on, kept for the way back as well; null when it ends here. */
export async function lengthenTrail(queries: QueryClient, trail: Trail): Promise<Trail | null> {
  const list = new InfiniteQueryObserver(queries, ordersQuery(searchOf(trail)));
  const wanted = trail.ids.length;
  const last = trail.ids[wanted - 1];
  // After a reload nothing of the list is at hand, and its first pages are asked for again.
  for (let asked = 0; asked <= wanted / pageSize(undefined) + 1; asked += 1) {
    const { data, hasNextPage, error } = await list.fetchNextPage();
    if (error) throw error;
    const ids = rowsOf(data).map((row) => row.id);
    const at = last === undefined ? -1 : ids.indexOf(last);
    if (at >= 0 && at < ids.length - 1) {
      const longer = { ...trail, ids: [...trail.ids, ...ids.slice(at + 1)] };
      keepTrail(longer);
      return longer;
    }
    if (!hasNextPage) return null;
  }
  return null;
}

function searchOf({ href }: Trail) {
  return readOrdersSearch(defaultParseSearch(new URL(href, window.location.origin).search));
}
