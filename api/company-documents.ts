import { z } from 'zod';
import {
  ability,
  day,
  done,
  filledLine,
  flag,
  id,
  idParams,
  line,
  moment,
  person,
  seenVersion,
} from './common.ts';
import { preview } from './documents.ts';
import { route } from './route.ts';

const named = z.object({ id, name: z.string() });

export const companyFolder = z
  .object({
    id,
    parentId: id.nullable(),
    name: z.string(),
    departments: z
      .array(named)
      .meta({ description: 'For these and all below them; none: for whoever the folder above is for' }),
    version: z.number().int(),
    documents: z.number().int().meta({ description: 'Lying in it, not below it' }),
    toAcknowledge: z.number().int().meta({ description: 'Of them those that wait for the reader' }),
  })
  .meta({ id: 'CompanyFolder' });

export const companyDocument = z
  .object({
    id,
    folder: named,
    name: z.string(),
    size: z.number().int(),
    versionNo: z.number().int().meta({ description: 'Of the newest version, from 1' }),
    addedBy: person,
    addedAt: moment,
    url: z.string(),
    acknowledgement: z
      .object({
        by: day.nullable().meta({ description: 'Until when people are asked to acknowledge it' }),
        mine: z.enum(['waiting', 'done', 'notAsked']),
        at: moment.nullable().meta({ description: 'When the reader did' }),
        of: z
          .object({ asked: z.number().int(), acknowledged: z.number().int() })
          .nullable()
          .meta({ description: 'How many people; for who manages the section' }),
      })
      .nullable()
      .meta({ description: 'null: nobody is asked' }),
  })
  .meta({ id: 'CompanyDocument' });

export const companyVersion = z
  .object({
    no: z.number().int(),
    name: z.string(),
    size: z.number().int(),
    addedBy: person,
    addedAt: moment,
    url: z.string(),
  })
  .meta({ id: 'CompanyDocumentVersion' });

export const binnedCompanyDocument = z
  .object({
    id,
    folder: named,
    name: z.string(),
    binnedBy: person,
    binnedAt: moment,
    goneOn: day.meta({ description: 'When it goes for good' }),
  })
  .meta({ id: 'BinnedCompanyDocument' });

export const acknowledging = z
  .object({
    person,
    department: z.string().nullable(),
    at: moment.nullable().meta({ description: 'null: not yet' }),
    versionNo: z.number().int().nullable().meta({ description: 'The version that was acknowledged' }),
  })
  .meta({ id: 'Acknowledging' });

const departmentIds = z.array(id).max(200).default([]);
const versionAsked = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

export const companyFolderRoutes = {
  list: route({
    id: 'companyFolders.list',
    method: 'GET',
    path: '/company-folders',
    tag: 'companyDocuments',
    summary: 'Folders of the documents of the company, as a flat list in their order',
    response: z.object({ items: z.array(companyFolder), abilities: z.object({ manage: ability }) }),
  }),
  create: route({
    id: 'companyFolders.create',
    method: 'POST',
    path: '/company-folders',
    tag: 'companyDocuments',
    summary: 'A folder, last among those beside it',
    body: z.strictObject({ parentId: id.nullable().default(null), name: filledLine(200), departmentIds }),
    response: companyFolder,
    status: 201,
  }),
  edit: route({
    id: 'companyFolders.edit',
    method: 'PUT',
    path: '/company-folders/:id',
    tag: 'companyDocuments',
    summary: 'Its name and for whom it is; never for more people than the folder above',
    params: idParams,
    body: z.strictObject({ name: filledLine(200), departmentIds, version: seenVersion }),
    response: companyFolder,
  }),
  place: route({
    id: 'companyFolders.place',
    method: 'PUT',
    path: '/company-folders/:id/position',
    tag: 'companyDocuments',
    summary: 'Its place among the folders beside it, from 0',
    params: idParams,
    body: z.strictObject({ position: z.number().int().min(0).max(10_000) }),
    response: companyFolder,
  }),
  remove: route({
    id: 'companyFolders.remove',
    method: 'DELETE',
    path: '/company-folders/:id',
    tag: 'companyDocuments',
    summary: 'Remove an empty folder',
    params: idParams,
    response: done,
  }),
  documents: route({
    id: 'companyFolders.documents',
    method: 'GET',
    path: '/company-folders/:id/documents',
    tag: 'companyDocuments',
    summary: 'What lies in the folder, by name',
    params: idParams,
    response: z.object({ items: z.array(companyDocument) }),
  }),
  addDocument: route({
    id: 'companyFolders.addDocument',
    method: 'POST',
    path: '/company-folders/:id/documents',
    tag: 'companyDocuments',
    summary: 'A document as raw bytes; `asks`: everybody the folder is for acknowledges it',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500), asks: flag.optional(), by: day.optional() }),
    body: 'bytes',
    response: companyDocument,
    status: 201,
  }),
};

export const companyDocumentRoutes = {
  waiting: route({
    id: 'companyDocuments.waiting',
    method: 'GET',
    path: '/company-documents',
    tag: 'companyDocuments',
    summary: 'Those that wait for the reader’s acknowledgement, the most urgent first',
    response: z.object({ items: z.array(companyDocument) }),
  }),
  get: route({
    id: 'companyDocuments.get',
    method: 'GET',
    path: '/company-documents/:id',
    tag: 'companyDocuments',
    summary: 'A document of the company',
    params: idParams,
    response: companyDocument,
  }),
  content: route({
    id: 'companyDocuments.content',
    method: 'GET',
    path: '/company-documents/:id/content',
    tag: 'companyDocuments',
    summary: 'The file itself, the newest version or the one named, as an attachment',
    params: idParams,
    query: versionAsked,
    response: 'bytes',
  }),
  preview: route({
    id: 'companyDocuments.preview',
    method: 'GET',
    path: '/company-documents/:id/preview',
    tag: 'companyDocuments',
    summary: 'How its newest version can be shown, and whether that is ready',
    params: idParams,
    response: preview,
  }),
  askPreview: route({
    id: 'companyDocuments.askPreview',
    method: 'PUT',
    path: '/company-documents/:id/preview',
    tag: 'companyDocuments',
    summary: 'Make the preview of an office file now, before those nobody waits for',
    params: idParams,
    body: z.strictObject({}),
    response: preview,
  }),
  previewContent: route({
    id: 'companyDocuments.previewContent',
    method: 'GET',
    path: '/company-documents/:id/preview/content',
    tag: 'companyDocuments',
    summary: 'The bytes for showing, as an attachment: nothing in them runs',
    params: idParams,
    response: 'bytes',
  }),
  versions: route({
    id: 'companyDocuments.versions',
    method: 'GET',
    path: '/company-documents/:id/versions',
    tag: 'companyDocuments',
    summary: 'All versions, the newest first',
    params: idParams,
    response: z.object({ items: z.array(companyVersion) }),
  }),
  addVersion: route({
    id: 'companyDocuments.addVersion',
    method: 'POST',
    path: '/company-documents/:id/versions',
    tag: 'companyDocuments',
    summary:
      'The next version as raw bytes; `asks`: everybody acknowledges it anew, otherwise who did stays as they are',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500), asks: flag.optional(), by: day.optional() }),
    body: 'bytes',
    response: companyDocument,
    status: 201,
  }),
  rename: route({
    id: 'companyDocuments.rename',
    method: 'PUT',
    path: '/company-documents/:id/name',
    tag: 'companyDocuments',
    summary: 'Give its newest version another name',
    params: idParams,
    body: z.strictObject({ name: line(255) }),
    response: companyDocument,
  }),
  move: route({
    id: 'companyDocuments.move',
    method: 'PUT',
    path: '/company-documents/:id/folder',
    tag: 'companyDocuments',
    summary: 'Put it into another folder with all its versions',
    params: idParams,
    body: z.strictObject({ folderId: id }),
    response: companyDocument,
  }),
  ask: route({
    id: 'companyDocuments.ask',
    method: 'PUT',
    path: '/company-documents/:id/asking',
    tag: 'companyDocuments',
    summary: 'Ask people to acknowledge it, until when; or no longer',
    params: idParams,
    body: z.strictObject({ asks: z.boolean(), by: day.nullable().default(null) }),
    response: companyDocument,
  }),
  acknowledge: route({
    id: 'companyDocuments.acknowledge',
    method: 'PUT',
    path: '/company-documents/:id/acknowledgement',
    tag: 'companyDocuments',
    summary: '«Ознакомлен»: the reader has read this version',
    params: idParams,
    body: z.strictObject({ versionNo: z.number().int().min(1).max(2_147_483_647) }),
    response: companyDocument,
  }),
  acknowledgements: route({
    id: 'companyDocuments.acknowledgements',
    method: 'GET',
    path: '/company-documents/:id/acknowledgements',
    tag: 'companyDocuments',
    summary: 'Who is asked, and who has: those who have not come first',
    params: idParams,
    response: z.object({ items: z.array(acknowledging) }),
  }),
  bin: route({
    id: 'companyDocuments.bin',
    method: 'PUT',
    path: '/company-documents/:id/bin',
    tag: 'companyDocuments',
    summary: 'To the bin for 30 days',
    params: idParams,
    body: z.strictObject({}),
    response: done,
  }),
  restore: route({
    id: 'companyDocuments.restore',
    method: 'DELETE',
    path: '/company-documents/:id/bin',
    tag: 'companyDocuments',
    summary: 'Out of the bin again, into its folder',
    params: idParams,
    response: companyDocument,
  }),
  binned: route({
    id: 'companyDocuments.binned',
    method: 'GET',
    path: '/company-document-bin',
    tag: 'companyDocuments',
    summary: 'What was put into the bin within 30 days',
    response: z.object({ items: z.array(binnedCompanyDocument) }),
  }),
};
