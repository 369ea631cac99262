import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '#web/http/client.ts';

/** An answer to older letters never shows: it belongs to another key. */
export const searchQuery = (typed: string) =>
  queryOptions({
    queryKey: ['search', typed],
    queryFn: ({ signal }) => answer(api.GET('/api/search', { params: { query: { q: typed } }, signal })),
    enabled: typed !== '',
    placeholderData: typed === '' ? undefined : keepPreviousData,
    staleTime: 20_000,
    retry: false,
  });
