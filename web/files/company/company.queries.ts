import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { companyDocument, companyFolder } from '#api/company-documents.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';

export type Folder = z.output<typeof companyFolder>;
export type CompanyDocument = z.output<typeof companyDocument>;
/** People are asked to acknowledge it, until when. */
export type Asking = { asks: boolean; by: string | null };

/** Under one key: whatever changes in the section is read again by it. */
export const COMPANY = 'company-documents';

export const foldersQuery = queryOptions({
  queryKey: [COMPANY, 'folders'],
  queryFn: ({ signal }) => answer(api.GET('/api/company-folders', { signal })),
});

const path = (id: number) => ({ params: { path: { id } } });

export const inFolderQuery = (id: number) =>
  queryOptions({
    queryKey: [COMPANY, 'in', id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/company-folders/{id}/documents', { ...path(id), signal }))).items,
  });

export const waitingQuery = queryOptions({
  queryKey: [COMPANY, 'waiting'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/company-documents', { signal }))).items,
});

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: [COMPANY, id, 'versions'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/company-documents/{id}/versions', { ...path(id), signal }))).items,
  });

export const acknowledgementsQuery = (id: number) =>
  queryOptions({
    queryKey: [COMPANY, id, 'acknowledgements'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/company-documents/{id}/acknowledgements', { ...path(id), signal }))).items,
    // others say so all the time
    staleTime: 0,
  });

export const binQuery = queryOptions({
  queryKey: [COMPANY, 'bin'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/company-document-bin', { signal }))).items,
});

const one = (id: number) => ({ ...path(id), headers: newAttempt() });

export const companyActs = {
  createFolder: (parentId: number | null, name: string, departmentIds: number[]) =>
    answer(
      api.POST('/api/company-folders', { headers: newAttempt(), body: { parentId, name, departmentIds } }),
    ),
  editFolder: (id: number, name: string, departmentIds: number[], version: number) =>
    answer(api.PUT('/api/company-folders/{id}', { ...one(id), body: { name, departmentIds, version } })),
  placeFolder: (id: number, position: number) =>
    answer(api.PUT('/api/company-folders/{id}/position', { ...one(id), body: { position } })),
  removeFolder: (id: number) => answer(api.DELETE('/api/company-folders/{id}', one(id))),
  rename: (id: number, name: string) =>
    answer(api.PUT('/api/company-documents/{id}/name', { ...one(id), body: { name } })),
  move: (id: number, folderId: number) =>
    answer(api.PUT('/api/company-documents/{id}/folder', { ...one(id), body: { folderId } })),
  ask: (id: number, body: Asking) =>
    answer(api.PUT('/api/company-documents/{id}/asking', { ...one(id), body })),
  acknowledge: (id: number, versionNo: number) =>
    answer(api.PUT('/api/company-documents/{id}/acknowledgement', { ...one(id), body: { versionNo } })),
  bin: (id: number) => answer(api.PUT('/api/company-documents/{id}/bin', { ...one(id), body: {} })),
  restore: (id: number) => answer(api.DELETE('/api/company-documents/{id}/bin', one(id))),
};

/** What an upload says beside its bytes. */
export function uploadQuery(name: string, { asks, by }: Asking): URLSearchParams {
  return new URLSearchParams({ name, ...(asks ? { asks: 'true', ...(by ? { by } : {}) } : {}) });
}
