import { exportColumns } from '#api/client-lists.ts';
import { api } from '#web/http/client.ts';
import { type ClientsSearch, toApiFilter } from './filters.ts';

/** What the list shows, with its columns. */
export const exportClients = (search: ClientsSearch, columns: readonly string[]) =>
  api.POST('/api/client-exports', {
    body: {
      filter: toApiFilter(search),
      sort: search.sort ?? ('name' as const),
      columns: exportColumns.filter((key) => columns.includes(key)),
    },
    parseAs: 'blob',
  });
