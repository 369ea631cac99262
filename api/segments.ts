import { z } from 'zod';
import { client } from './clients.ts';
import { ability, filledLine, flag, id, idParams } from './common.ts';
import { route } from './route.ts';

const tag = 'segments';

export const segment = z
  .object({
    id,
    name: z.string(),
    clients: z.number().int().meta({ description: 'Clients in it, the archive left out' }),
    archived: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Segment' });

export const segmentRoutes = {
  list: route({
    id: 'segments.list',
    method: 'GET',
    path: '/segments',
    tag,
    summary: 'Groups of clients by name',
    query: z.object({ archived: flag.optional() }),
    response: z.object({ items: z.array(segment), abilities: z.object({ edit: ability }) }),
  }),
  create: route({
    id: 'segments.create',
    method: 'POST',
    path: '/segments',
    tag,
    summary: 'Add a group of clients',
    body: z.strictObject({ name: filledLine(100) }),
    response: segment,
    status: 201,
  }),
  edit: route({
    id: 'segments.edit',
    method: 'PUT',
    path: '/segments/:id',
    tag,
    summary: 'Rename a group, put it into the archive or take it out',
    params: idParams,
    body: z.strictObject({ name: filledLine(100), archived: z.boolean(), version: z.number().int() }),
    response: segment,
  }),
  ofClient: route({
    id: 'clients.setSegments',
    method: 'PUT',
    path: '/clients/:id/segments',
    tag,
    summary: 'The groups a client belongs to',
    params: idParams,
    body: z.strictObject({ segmentIds: z.array(id).max(100) }),
    response: client,
  }),
};
