import { orderExportColumns } from '#api/order-list-limits.ts';
import { api } from '#web/http/client.ts';
import { type OrdersSearch, toApiFilter } from './filters.ts';

/** What the list shows, with its columns; the work stands in a column of its own there. */
export function exportOrders(search: OrdersSearch, columns: readonly string[]) {
  const wanted = columns.includes('company') ? [...columns, 'title'] : columns;
  const body = {
    filter: toApiFilter(search),
    sort: search.sort ?? ('new' as const),
    columns: orderExportColumns.filter((key) => wanted.includes(key)),
  };
  return api.POST('/api/order-exports', { body, parseAs: 'blob' });
}
