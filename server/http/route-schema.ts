import type { RouteShorthandOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '#api/problem.ts';
import type { RouteShape } from '#api/route.ts';

/** The route's shapes as Fastify takes them: unknown properties are refused, only declared fields are sent. */
export function schemaOf(route: RouteShape): RouteShorthandOptions {
  const ok = route.status ?? 200;
  return {
    schema: {
      operationId: route.id,
      tags: [route.tag],
      summary: route.summary,
      ...(route.params ? { params: route.params.strict() } : {}),
      ...(route.query ? { querystring: route.query.strict() } : {}),
      ...(route.headers ? { headers: route.headers } : {}),
      ...(route.body instanceof z.ZodObject ? { body: route.body } : {}),
      ...(route.body === 'bytes' ? { body: z.any(), consumes: ['application/octet-stream'] } : {}),
      ...(route.body === 'part' ? { body: z.any(), consumes: ['application/offset+octet-stream'] } : {}),
      response: { [ok]: answerOf(route), default: as('application/problem+json', problem) },
    },
    ...(route.headers ? { validatorCompiler: allButHeaders } : {}),
  } as RouteShorthandOptions;
}

/** Headers stand in the document for who reads it; the handler says what is wrong with them, in the words of its protocol. */
const allButHeaders: typeof validatorCompiler = (part) =>
  part.httpPart === 'headers' ? () => ({ value: undefined }) : validatorCompiler(part);

const as = (type: string, schema: z.ZodType) => ({ content: { [type]: { schema } } });

function answerOf({ response }: RouteShape) {
  if (response === 'nothing') return z.null();
  if (response === 'bytes') return as('application/octet-stream', z.any());
  if (response === 'picture') return as('image/webp', z.any());
  if (response === 'calendar') return as('text/calendar', z.any());
  return response === 'events' ? as('text/event-stream', z.any()) : response;
}
