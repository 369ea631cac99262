import { z } from 'zod';
import { id, idParam, moment } from './common.ts';
import { document } from './documents.ts';
import { route } from './route.ts';

const uploadId = z.uuid();
const uploadParams = z.object({ id: uploadId.toLowerCase() });
const count = z.string().meta({ description: 'Bytes, in digits' });
const version = z.literal('1.0.0').meta({ description: 'Of the tus protocol' });

/** A file on its way, of whoever asks. */
export const upload = z
  .object({
    id: uploadId,
    name: z.string(),
    kind: z.string(),
    size: z.number().int(),
    received: z.number().int().meta({ description: 'Bytes that have come' }),
    replacesId: id.nullable().meta({ description: 'The document whose new version it will be' }),
    head: z.string().nullable().meta({ description: 'SHA-256 of its first megabyte, as its sender said' }),
    createdAt: moment,
    expiresAt: moment.meta({ description: 'Goes away when not finished by then' }),
    url: z.string(),
  })
  .meta({ id: 'Upload' });

/**
 * Files in pieces by the tus protocol 1.0.0 (core, creation, expiration, termination): a cut upload goes on where it broke off.
 * The protocol carries bytes only; the document is made of them by a request of its own.
 */
export const uploadRoutes = {
  protocol: route({
    id: 'uploads.protocol',
    method: 'OPTIONS',
    path: '/uploads',
    tag: 'uploads',
    summary: 'What of the tus protocol is spoken here, and the largest file',
    response: 'nothing',
    status: 204,
  }),
  unfinished: route({
    id: 'uploads.unfinished',
    method: 'GET',
    path: '/uploads',
    tag: 'uploads',
    summary: 'One’s own uploads to a contract or an order that are not finished',
    query: z.object({ contractId: idParam.optional(), orderId: idParam.optional() }),
    response: z.object({ items: z.array(upload) }),
  }),
  start: route({
    id: 'uploads.start',
    method: 'POST',
    path: '/uploads',
    tag: 'uploads',
    summary:
      'tus creation: Upload-Metadata names contractId, orderId or replacesId, kind (not with replacesId), name and, if known, head',
    headers: z.object({
      'tus-resumable': version,
      'upload-length': count,
      'upload-metadata': z
        .string()
        .meta({ description: 'Pairs of a key and its value in Base64, after commas' }),
    }),
    response: upload,
    status: 201,
  }),
  received: route({
    id: 'uploads.received',
    method: 'HEAD',
    path: '/uploads/:id',
    tag: 'uploads',
    summary: 'How much has come, in Upload-Offset',
    params: uploadParams,
    headers: z.object({ 'tus-resumable': version }),
    response: 'nothing',
  }),
  append: route({
    id: 'uploads.append',
    method: 'PATCH',
    path: '/uploads/:id',
    tag: 'uploads',
    summary:
      'The bytes that follow; they are kept, on the disk, once this is answered, and as far as they came when it is not',
    params: uploadParams,
    headers: z.object({ 'tus-resumable': version, 'upload-offset': count }),
    body: 'part',
    response: 'nothing',
    status: 204,
  }),
  drop: route({
    id: 'uploads.drop',
    method: 'DELETE',
    path: '/uploads/:id',
    tag: 'uploads',
    summary: 'Not needed any more, with what has come of it',
    params: uploadParams,
    headers: z.object({ 'tus-resumable': version }),
    response: 'nothing',
    status: 204,
  }),
  finish: route({
    id: 'uploads.finish',
    method: 'POST',
    path: '/uploads/:id/document',
    tag: 'uploads',
    summary: 'The document of an upload whose bytes have all come; asked twice, the same document',
    params: uploadParams,
    response: document,
    status: 201,
  }),
};
