import { z } from 'zod';
import { ability, id, idParams, moment, person, reason } from './common.ts';
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
    abilities: z.object({ bin: ability }),
    covered: z.boolean().meta({ description: 'A signature covers it' }),
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
};
