import { z } from 'zod';
import { client, type SegmentFilter, segmentFilter } from './clients.ts';
import { ability, day, filledLine, flag, id, idParams } from './common.ts';
import { route } from './route.ts';

const tag = 'segments';

/** `segmentFilter` as it is kept. */
const kept = z
  .object({
    status: z.enum(['active', 'refused']),
    managerId: id,
    sourceId: id,
    activityId: id,
    segmentId: id,
    nextCall: z.enum(['none', 'overdue', 'today', 'week']),
    region: z.string(),
    orderFrom: day,
    orderTo: day,
    noOrderMonths: z.number().int(),
    expiresInDays: z.number().int(),
  } satisfies Record<keyof SegmentFilter, z.ZodType>)
  .partial()
  .meta({ id: 'KeptFilter' });

export const segment = z
  .object({
    id,
    name: z.string(),
    clients: z
      .number()
      .int()
      .meta({ description: 'Clients in it that the reader sees, the archive left out' }),
    filter: kept.nullable().meta({
      description: 'Of a live group: whoever fits it now, by what the reader sees; null: a list kept by hand',
    }),
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
    summary: 'Add a group of clients: a list to be kept by hand, or with a filter a live one',
    body: z.strictObject({ name: filledLine(100), filter: segmentFilter.optional() }),
    response: segment,
    status: 201,
  }),
  edit: route({
    id: 'segments.edit',
    method: 'PUT',
    path: '/segments/:id',
    tag,
    summary: 'Rename a group, change the filter of a live one, put it into the archive or take it out',
    params: idParams,
    body: z.strictObject({
      name: filledLine(100),
      archived: z.boolean(),
      filter: segmentFilter.optional().meta({ description: 'Left out: as it is' }),
      version: z.number().int(),
    }),
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
