import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { document } from '#api/documents.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import type { requisiteRoutes, templateRoutes } from '#api/templates.ts';
import { answer, api } from '#web/http/client.ts';
import { queryClient } from '#web/http/queryClient.ts';

export type Template = AnswerOf<typeof templateRoutes.edit>;
export type Requisites = AnswerOf<typeof requisiteRoutes.get>;
export type Values = AnswerOf<typeof templateRoutes.values>;
export type MadeDocument = z.output<typeof document>;
export type Place = { contractId: number } | { orderId: number };

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/document-templates', { signal }))).items,
});

export const requisitesQuery = queryOptions({
  queryKey: ['company', 'requisites'],
  queryFn: ({ signal }) => answer(api.GET('/api/company/requisites', { signal })),
});

/** Read anew each time the dialog opens: what a person mends is what stands now. */
export const valuesQuery = (id: number, place: Place) =>
  queryOptions({
    queryKey: ['templates', id, 'values', place],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/document-templates/{id}/values', { params: { path: { id }, query: place }, signal }),
      ),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** To choose from: of one client nobody makes more than these. */
export const contractsToChooseQuery = (clientId: number) =>
  queryOptions({
    queryKey: ['contracts', 'list', { clientId, toChoose: true }],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/contracts', { params: { query: { clientId, limit: 200 } }, signal })))
        .items,
  });

export const makeDocument = (
  id: number,
  body: Pick<BodyOf<typeof templateRoutes.make>, 'values' | 'allowEmpty' | 'version' | 'name'> & Place,
  headers: Record<string, string>,
): Promise<MadeDocument> =>
  answer(api.POST('/api/document-templates/{id}/documents', { params: { path: { id } }, body, headers }));

const changed = () => queryClient.invalidateQueries({ queryKey: templatesQuery.queryKey });

export const templateActs = {
  edit: async (
    { id, ...template }: Template,
    more: Partial<Pick<Template, 'name' | 'kind' | 'archived'>>,
  ) => {
    const { name, kind, archived, version } = { ...template, ...more };
    const body = { name, kind, archived, version };
    await answer(api.PUT('/api/document-templates/{id}', { params: { path: { id } }, body }));
    await changed();
  },
  bringBack: async (id: number) => {
    await answer(api.DELETE('/api/document-templates/{id}/file', { params: { path: { id } } }));
    await changed();
  },
  changed,
};

export async function saveRequisites(body: Requisites): Promise<void> {
  queryClient.setQueryData(
    requisitesQuery.queryKey,
    await answer(api.PUT('/api/company/requisites', { body })),
  );
}
