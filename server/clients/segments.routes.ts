import { mergeRoutes } from '#api/client-merges.ts';
import { segmentRoutes } from '#api/segments.ts';
import { can } from '#domain/policy/can.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { whoMay } from '#server/http/refused.ts';
import { createSegment, editSegment, setSegments } from './edit-segments.ts';
import { mergeClient, unmergeClient } from './merge-client.ts';
import { listSegments } from './segments.queries.ts';

/** Groups of clients, and two clients made one. */
export const segmentRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: segmentRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const verdict = can(ctx.actor, 'segment.edit', null);
      const reason = verdict.ok ? null : whoMay(ctx.person, verdict.allowed, null, ctx.language);
      return {
        items: await listSegments(ctx.reader, query.archived ?? false),
        abilities: { edit: { allowed: verdict.ok, reason } },
      };
    },
  }),
  defineRoute({
    route: segmentRoutes.create,
    action: 'segment.edit',
    handler: (ctx, { body }) => createSegment(ctx, body),
  }),
  defineRoute({
    route: segmentRoutes.edit,
    // judged where the group is known: to whoever does not see it, it is not there
    action: { of: 'segment.edit' },
    handler: (ctx, { params, body }) => editSegment(ctx, params.id, body),
  }),
  defineRoute({
    route: segmentRoutes.ofClient,
    action: { of: 'client.edit' },
    handler: (ctx, { params, body }) => setSegments(ctx, params.id, body.segmentIds),
  }),
  defineRoute({
    route: mergeRoutes.merge,
    action: { of: 'client.merge' },
    handler: (ctx, { params, body }) => mergeClient(ctx, params.id, body),
  }),
  defineRoute({
    route: mergeRoutes.unmerge,
    action: { of: 'client.unmerge' },
    handler: (ctx, { params }) => unmergeClient(ctx, params.id),
  }),
];
