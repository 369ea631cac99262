import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { campaignRunRoutes } from '#api/campaign-run.ts';
import { LETTER_STATES, type LetterState } from '#domain/campaigns/blocks.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';
import { type Campaign, keepCampaign } from '../campaigns.queries.ts';

export type Progress = z.output<typeof campaignRunRoutes.progress.response>;
export type RecipientRow = z.output<typeof campaignRunRoutes.recipients.response>['items'][number];
export type ClientLetter = z.output<typeof campaignRunRoutes.ofClient.response>['items'][number];

/** Live messages tell of progress; this is for a line that was cut. */
const POLL_MS = 2000;

export const isAtWork = (state: Campaign['state']): boolean => state === 'preparing' || state === 'running';

export const progressQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id, 'progress'],
    queryFn: ({ signal }): Promise<Progress> =>
      answer(api.GET('/api/campaigns/{id}/progress', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.state) ? POLL_MS : false),
  });

export const recipientsQuery = (id: number, state: LetterState | null) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', id, 'recipients', state],
    queryFn: ({ pageParam, signal }) => {
      const query = { state: state ?? undefined, cursor: pageParam, limit: 50 };
      return answer(api.GET('/api/campaigns/{id}/recipients', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
  });

export const clientLettersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['clients', id, 'campaigns'],
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam, limit: 50 };
      return answer(api.GET('/api/clients/{id}/campaigns', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

const at = (id: number) => ({ params: { path: { id } }, headers: newAttempt() });

export const runActs = {
  start: (id: number, moment: string | null, version: number): Promise<Campaign> =>
    answer(api.PUT('/api/campaigns/{id}/start', { ...at(id), body: { at: moment, version } })),
  unschedule: (id: number): Promise<Campaign> => answer(api.DELETE('/api/campaigns/{id}/start', at(id))),
  pause: (id: number): Promise<Campaign> =>
    answer(api.PUT('/api/campaigns/{id}/pause', { ...at(id), body: {} })),
  resume: (id: number): Promise<Campaign> => answer(api.DELETE('/api/campaigns/{id}/pause', at(id))),
  stop: (id: number): Promise<Campaign> =>
    answer(api.PUT('/api/campaigns/{id}/stop', { ...at(id), body: {} })),
};

/** What an act answered is what the page shows, and how far it is has changed with it. */
export function keepRun(queries: QueryClient, one: Campaign): void {
  keepCampaign(queries, one);
  void queries.invalidateQueries({
    queryKey: ['campaigns', one.id],
    predicate: ({ queryKey }) => queryKey.length > 2,
  });
}

/** What came of each address, as a file. */
export const takeRecipients = (id: number, state: LetterState | null) =>
  api.POST('/api/campaigns/{id}/exports', {
    params: { path: { id } },
    body: state ? { state } : {},
    parseAs: 'blob',
  });

/** States that some letter is in, in their order. */
export const statesIn = ({ byState }: Progress): LetterState[] =>
  LETTER_STATES.filter((state) => (byState[state] ?? 0) > 0);
