import { z } from 'zod';
import { ability, day, id, idParam, idParams, line, moment, person, reason } from './common.ts';
import { route } from './route.ts';

export const document = z
  .object({
    id,
    kind: z.string(),
    name: z.string(),
    size: z.number().int(),
    contentType: z.string(),
    sha256: z.string(),
    addedBy: person,
    addedAt: moment,
    orderId: id.nullable(),
    contractId: id.nullable(),
    url: z.string(),
    abilities: z.object({
      bin: ability,
      tend: ability.meta({
        description: 'New versions, another name, beside the right to add such a document',
      }),
    }),
    covered: z.boolean().meta({ description: 'A signature covers it' }),
    versionNo: z.number().int().meta({ description: 'Of its versions, from 1' }),
    versions: z.number().int().meta({ description: 'How many of them there are, those in the bin left out' }),
  })
  .meta({ id: 'Document' });

/** How a document can be shown in the page, and how far its making is. */
export const preview = z
  .object({
    as: z.enum(['pdf', 'image', 'text', 'letter', 'nothing']).meta({
      description: 'What the bytes for showing are; `nothing` when the file can only be saved',
    }),
    state: z.enum(['ready', 'waiting', 'unasked', 'failed']).meta({
      description: '`unasked`: ask by PUT and read again until it is `ready`',
    }),
    reason: z
      .enum(['kind', 'content', 'large', 'noConverter', 'password', 'broken', 'slow'])
      .nullable()
      .meta({ description: 'Why it is not shown' }),
    contentType: z.string().nullable().meta({ description: 'Of an image' }),
    extension: z.string().meta({ description: 'Of the file’s name, in small letters' }),
    size: z.number().int().nullable().meta({ description: 'Bytes to be shown' }),
    whole: z.boolean().meta({ description: 'false when only the beginning is shown' }),
    url: z.string().meta({ description: 'Where the bytes for showing are' }),
  })
  .meta({ id: 'Preview' });

export const binnedDocument = document
  .omit({ abilities: true, url: true })
  .extend({
    binnedBy: person,
    binnedAt: moment,
    reason: z.string().nullable(),
    goneOn: day.meta({ description: 'When it goes for good' }),
  })
  .meta({ id: 'BinnedDocument' });

export const documentRoutes = {
  preview: route({
    id: 'documents.preview',
    method: 'GET',
    path: '/documents/:id/preview',
    tag: 'documents',
    summary: 'How the file can be shown, and whether that is ready',
    params: idParams,
    response: preview,
  }),
  askPreview: route({
    id: 'documents.askPreview',
    method: 'PUT',
    path: '/documents/:id/preview',
    tag: 'documents',
    summary: 'Make the preview of an office file now, before those nobody waits for',
    params: idParams,
    body: z.strictObject({}),
    response: preview,
  }),
  previewContent: route({
    id: 'documents.previewContent',
    method: 'GET',
    path: '/documents/:id/preview/content',
    tag: 'documents',
    summary: 'The bytes for showing, as an attachment: nothing in them runs',
    params: idParams,
    response: 'bytes',
  }),
  content: route({
    id: 'documents.content',
    method: 'GET',
    path: '/documents/:id/content',
    tag: 'documents',
    summary: 'The file itself, as an attachment under its own name',
    params: idParams,
    response: 'bytes',
  }),
  bin: route({
    id: 'documents.bin',
    method: 'PUT',
    path: '/documents/:id/bin',
    tag: 'documents',
    summary: 'To the bin for 30 days',
    params: idParams,
    body: z.strictObject({ reason: reason.optional() }),
    response: z.object({ ok: z.literal(true) }),
  }),
  versions: route({
    id: 'documents.versions',
    method: 'GET',
    path: '/documents/:id/versions',
    tag: 'documents',
    summary: 'All versions of a document, the newest first',
    params: idParams,
    response: z.object({ items: z.array(document) }),
  }),
  addVersion: route({
    id: 'documents.addVersion',
    method: 'POST',
    path: '/documents/:id/versions',
    tag: 'documents',
    summary: 'A new version as raw bytes; the old one stays, also as what was signed',
    params: idParams,
    query: z.object({ name: z.string().min(1).max(500) }),
    body: 'bytes',
    response: document,
    status: 201,
  }),
  rename: route({
    id: 'documents.rename',
    method: 'PUT',
    path: '/documents/:id/name',
    tag: 'documents',
    summary: 'Give it another name',
    params: idParams,
    body: z.strictObject({ name: line(255) }),
    response: document,
  }),
  move: route({
    id: 'documents.move',
    method: 'PUT',
    path: '/documents/:id/contract',
    tag: 'documents',
    summary: 'Hang it on another contract with all its versions; what an order holds follows its order',
    params: idParams,
    body: z.strictObject({ contractId: id }),
    response: document,
  }),
  binned: route({
    id: 'documents.binned',
    method: 'GET',
    path: '/document-bin',
    tag: 'documents',
    summary: 'The bin of a contract or an order: what was put there within 30 days',
    query: z.object({ contractId: idParam.optional(), orderId: idParam.optional() }),
    response: z.object({ items: z.array(binnedDocument) }),
  }),
  restore: route({
    id: 'documents.restore',
    method: 'DELETE',
    path: '/documents/:id/bin',
    tag: 'documents',
    summary: 'Out of the bin again',
    params: idParams,
    response: document,
    status: 200,
  }),
};
