import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { me } from '#api/auth.ts';
import { answer, api } from '#web/http/client.ts';

export type Me = z.output<typeof me>;

/** Who is signed in; loaded once by the root, then kept fresh by live messages. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answer(api.GET('/api/me')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Only under the signed-in part of the tree, where the root has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
