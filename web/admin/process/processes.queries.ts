import { queryOptions } from '@tanstack/react-query';
import type { processRoutes } from '#api/processes.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Definition } from '#domain/process/definition.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Version = AnswerOf<typeof processRoutes.list>['items'][number];

export const versionsQuery = queryOptions({
  queryKey: ['process', 'versions'],
  queryFn: async () => (await answer(api.GET('/api/process-definitions'))).items,
});

export const definitionQuery = (id: number) =>
  queryOptions({
    queryKey: ['process', id],
    queryFn: () => answer(api.GET('/api/process-definitions/{id}', { params: { path: { id } } })),
    // A published definition never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export async function publishDefinition(body: Definition): Promise<{ id: number; version: number }> {
  const published = await answer(api.POST('/api/process-definitions', { body: { body } }));
  await queryClient.invalidateQueries({ queryKey: ['process'] });
  return published;
}
