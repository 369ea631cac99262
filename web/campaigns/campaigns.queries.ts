import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { campaign, campaignRoutes, campaignRow } from '#api/campaigns.ts';
import type { LeftOut } from '#domain/campaigns/blocks.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { nextCursor } from '#web/table/columns.ts';

export type Campaign = z.output<typeof campaign>;
export type CampaignRow = z.output<typeof campaignRow>;
/** What is typed in the steps, and saved whole. */
export type Draft = Omit<z.output<typeof campaignRoutes.save.body>, 'version'>;
export type LeftOutRow = z.output<typeof campaignRoutes.leftOut.response>['items'][number];
/** Every step gets these. */
export interface StepProps {
  campaign: Campaign;
  save: (part: Partial<Draft>) => Promise<void>;
}

export const campaignsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'list'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/campaigns', { params: { query: { cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: ({ signal }): Promise<Campaign> =>
      answer(api.GET('/api/campaigns/{id}', { params: { path: { id } }, signal })),
  });

export const audienceQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id, 'audience'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/campaigns/{id}/audience', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

export const leftOutQuery = (id: number, why: LeftOut | null) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', id, 'audience', 'leftOut', why],
    queryFn: ({ pageParam, signal }) => {
      const query = { why: why ?? undefined, cursor: pageParam, limit: 50 };
      return answer(api.GET('/api/campaigns/{id}/left-out', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: nextCursor,
  });

/** Groups to choose from; the same answer as in the room of clients, and forgotten with it. */
export const groupsQuery = (archived = false) =>
  queryOptions({
    queryKey: ['segments', archived],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/segments', { params: { query: { archived: archived ? 'true' : undefined } }, signal }),
      ),
    staleTime: 60_000,
  });

export const campaignActs = {
  create: (name: string, copyOf?: number): Promise<Campaign> =>
    answer(api.POST('/api/campaigns', { body: { name, copyOf }, headers: newAttempt() })),
  save: (id: number, body: Draft & { version: number }): Promise<Campaign> =>
    answer(api.PUT('/api/campaigns/{id}', { params: { path: { id } }, body, headers: newAttempt() })),
  drop: (id: number) =>
    answer(api.DELETE('/api/campaigns/{id}', { params: { path: { id } }, headers: newAttempt() })),
};

/** What an act answered is what the page shows. */
export function keepCampaign(queries: QueryClient, one: Campaign): void {
  queries.setQueryData(campaignQuery(one.id).queryKey, one);
  void queries.invalidateQueries({ queryKey: ['campaigns', 'list'] });
}

export const draftOf = (one: Campaign): Draft => ({
  name: one.name,
  audience: one.audience,
  subject: one.subject,
  preheader: one.preheader,
  blocks: one.blocks,
  sender: one.sender,
  perMinute: one.perMinute,
});
