import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { consentRoutes } from '#api/consents.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';

export type Consent = z.output<typeof consentRoutes.list.response>['items'][number];

export const consentTextsQuery = () =>
  queryOptions({
    queryKey: ['consent-texts'],
    queryFn: async ({ signal }) => (await answer(api.GET('/api/consent-texts', { signal }))).items,
    staleTime: 5 * 60_000,
  });

export const consentsQuery = (id: number) =>
  queryOptions({
    queryKey: ['clients', 'consents', id],
    queryFn: async ({ signal }): Promise<Consent[]> =>
      (await answer(api.GET('/api/contacts/{id}/consents', { params: { path: { id } }, signal }))).items,
  });

export const WAYS = ['letter', 'form', 'contract', 'recordedCall', 'other'] as const;
export const GONE_WAYS = ['letter', 'call', 'other'] as const;
export type Way = (typeof WAYS)[number];
export type GoneWay = (typeof GONE_WAYS)[number];

export const giveConsent = (
  id: number,
  body: { textVersion: number; on: string; how: Way; note: string | null; despiteSuppressed: boolean },
) => answer(api.PUT('/api/contacts/{id}/consent', { params: { path: { id } }, body, headers: newAttempt() }));

export const withdrawConsent = (id: number, body: { on: string; how: GoneWay; note: string | null }) =>
  answer(
    api.PUT('/api/contacts/{id}/consent/withdrawal', {
      params: { path: { id } },
      body,
      headers: newAttempt(),
    }),
  );
