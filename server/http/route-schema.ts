import type { RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import { problem } from '#api/problem.ts';
import type { RouteShape } from '#api/route.ts';

/** The route's shapes as Fastify takes them: unknown properties are refused, only declared fields are sent. */
export function schemaOf(route: RouteShape): RouteShorthandOptions {
  const ok = route.status ?? 200;
  const answer =
    route.response === 'nothing'
      ? z.null()
      : route.response instanceof z.ZodObject
        ? route.response
        : z.any();
  return {
    schema: {
      operationId: route.id,
      tags: [route.tag],
      summary: route.summary,
      ...(route.params ? { params: route.params.strict() } : {}),
      ...(route.query ? { querystring: route.query.strict() } : {}),
      ...(route.body instanceof z.ZodObject ? { body: route.body } : {}),
      ...(route.body === 'bytes' ? { consumes: ['application/octet-stream'] } : {}),
      response: { [ok]: answer, default: problem },
    },
  } as RouteShorthandOptions;
}
