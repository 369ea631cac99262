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

export const documentRoutes = {
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
