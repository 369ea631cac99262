import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { campaignRoutes } from '#api/campaigns.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { sendBytes } from '#web/http/sendBytes.ts';

export type Campaign = AnswerOf<typeof campaignRoutes.get>;
export type Draft = Omit<BodyOf<typeof campaignRoutes.save>, 'version'>;
export type CampaignFile = Campaign['files'][number];
export type Check = AnswerOf<typeof campaignLetterRoutes.checks>['items'][number];

/** What a step of the wizard is given: the draft, and how a part of it is kept. */
export interface StepProps {
  campaign: Campaign;
  save: (part: Partial<Draft>) => Promise<void>;
}

export const previewQuery = (id: number, contactId: number | undefined) =>
  queryOptions({
    queryKey: ['campaigns', 'preview', id, contactId ?? null],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/campaigns/{id}/preview', { params: { path: { id }, query: { contactId } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });

export const checksQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', 'checks', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/campaigns/{id}/checks', { params: { path: { id } }, signal })),
    // the draft may have changed on another step
    staleTime: 0,
  });

/** What was saved shows in the preview and in the checks. */
export const letterChanged = (id: number): Promise<unknown> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['campaigns', 'preview', id] }),
    queryClient.invalidateQueries({ queryKey: ['campaigns', 'checks', id] }),
  ]);

export const sendTest = (id: number, contactId: number | undefined) =>
  answer(
    api.POST('/api/campaigns/{id}/tests', {
      params: { path: { id } },
      body: contactId === undefined ? {} : { contactId },
      headers: newAttempt(),
    }),
  );

export async function addFile(id: number, kind: CampaignFile['kind'], file: File): Promise<Campaign> {
  const query = new URLSearchParams({ name: file.name, kind });
  return (await sendBytes({
    url: `/api/campaigns/${id}/files?${query}`,
    file,
    key: crypto.randomUUID(),
    signal: new AbortController().signal,
    onProgress: () => {},
  })) as Campaign;
}

export const dropFile = (id: number, fileId: number): Promise<Campaign> =>
  answer(
    api.DELETE('/api/campaigns/{id}/files/{fileId}', {
      params: { path: { id, fileId } },
      headers: newAttempt(),
    }),
  );

/** A picture as a frame can show it that may not come to us for it. */
export const pictureQuery = (id: number, file: Pick<CampaignFile, 'id' | 'mime'>) =>
  queryOptions({
    queryKey: ['campaigns', 'picture', id, file.id],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/campaigns/${id}/files/${file.id}`, { signal });
      if (!response.ok) throw new Error(`picture: ${response.status}`);
      return asData(new Blob([await response.arrayBuffer()], { type: file.mime }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const asData = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
