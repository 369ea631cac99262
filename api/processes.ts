import { z } from 'zod';
import { id, idParams, moment } from './common.ts';
import { route } from './route.ts';

export const processRoutes = {
  list: route({
    id: 'processes.list',
    method: 'GET',
    path: '/process-definitions',
    tag: 'processes',
    summary: 'Published definitions',
    response: z.object({
      items: z.array(
        z.object({
          id,
          key: z.string(),
          version: z.number().int(),
          title: z.object({ ru: z.string(), en: z.string() }),
          publishedAt: moment,
          current: z.boolean(),
        }),
      ),
    }),
  }),
  get: route({
    id: 'processes.get',
    method: 'GET',
    path: '/process-definitions/:id',
    tag: 'processes',
    summary: 'A definition',
    params: idParams,
    response: z.object({
      id,
      key: z.string(),
      version: z.number().int(),
      body: z.record(z.string(), z.unknown()),
    }),
  }),
  publish: route({
    id: 'processes.publish',
    method: 'POST',
    path: '/process-definitions',
    tag: 'processes',
    summary: 'Publish a new version; new orders take it, running ones keep theirs',
    body: z.strictObject({ body: z.record(z.string(), z.unknown()) }),
    response: z.object({ id, key: z.string(), version: z.number().int() }),
    status: 201,
  }),
};
