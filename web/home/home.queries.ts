import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { absence } from '#api/absences.ts';
import type { deskRoutes } from '#api/desk.ts';
import type { homeBlock } from '#api/home.ts';
import { answer, api } from '#web/http/client.ts';

export type Home = z.output<(typeof deskRoutes)['home']['response']>;
export type Block = z.output<typeof homeBlock>;
export type Row = Block['items'][number];
export type Birthday = Home['birthdays'][number];
export type Absence = z.output<typeof absence>;

/** Live messages of orders, tasks and absences make stale what begins with ['waiting-for-me']. */
export const homeQuery = queryOptions({
  queryKey: ['waiting-for-me', 'home'],
  queryFn: ({ signal }) => answer(api.GET('/api/home', { signal })),
});
