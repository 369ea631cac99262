import type { QueryClient } from '@tanstack/react-query';
import { answer, api, newAttempt } from '#web/http/client.ts';
import type { SegmentFilter } from '../list/filters.ts';

export const segmentActs = {
  create: (name: string, filter?: SegmentFilter) =>
    answer(api.POST('/api/segments', { body: { name, filter }, headers: newAttempt() })),
  edit: (id: number, body: { name: string; archived: boolean; filter?: SegmentFilter; version: number }) =>
    answer(api.PUT('/api/segments/{id}', { params: { path: { id } }, body, headers: newAttempt() })),
  ofClient: (id: number, segmentIds: number[]) =>
    answer(
      api.PUT('/api/clients/{id}/segments', {
        params: { path: { id } },
        body: { segmentIds },
        headers: newAttempt(),
      }),
    ),
};

export const forgetSegments = (queries: QueryClient) =>
  void queries.invalidateQueries({ queryKey: ['segments'] });
