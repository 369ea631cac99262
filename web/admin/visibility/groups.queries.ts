import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { visibilityGroup } from '#api/people.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type VisibilityGroup = z.output<typeof visibilityGroup>;

export const groupsQuery = queryOptions({
  queryKey: ['people', 'groups'],
  queryFn: async () => (await answer(api.GET('/api/visibility-groups'))).items,
});

/** Who would begin and cease to see whose orders, were the group saved with these members. */
export const groupPreviewQuery = (id: number | null, memberIds: readonly number[]) =>
  queryOptions({
    queryKey: ['people', 'groups', 'preview', id, memberIds],
    queryFn: ({ signal }) => {
      const query = { memberIds: memberIds.join(), ...(id === null ? {} : { id }) };
      return answer(api.GET('/api/visibility-group-preview', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
export type GroupPreview = { gained: PairChanged[]; lost: PairChanged[] };
export type PairChanged = { viewer: Person; manager: Person; orders: number };
type Person = VisibilityGroup['members'][number];

export interface GroupBody {
  name: string;
  memberIds: number[];
}

export async function saveGroup(id: number | null, body: GroupBody): Promise<void> {
  if (id === null) await answer(api.POST('/api/visibility-groups', { body }));
  else await answer(api.PUT('/api/visibility-groups/{id}', { params: { path: { id } }, body }));
  await queryClient.invalidateQueries({ queryKey: groupsQuery.queryKey });
}

export async function removeGroup(id: number): Promise<void> {
  await answer(api.DELETE('/api/visibility-groups/{id}', { params: { path: { id } } }));
  await queryClient.invalidateQueries({ queryKey: groupsQuery.queryKey });
}
