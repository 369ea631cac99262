import { draftRoutes } from '#api/drafts.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { listDrafts } from './drafts.queries.ts';
import { dropDraft, keepDraft } from './keep-draft.ts';

export const draftRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: draftRoutes.list,
    action: 'signedIn',
    handler: async (ctx) => ({ items: await listDrafts(ctx.reader) }),
  }),
  defineRoute({
    route: draftRoutes.keep,
    action: 'signedIn',
    handler: (ctx, { params, body }) => keepDraft(ctx, params.key, body.values),
  }),
  defineRoute({
    route: draftRoutes.drop,
    action: 'signedIn',
    handler: (ctx, { params }) => dropDraft(ctx, params.key),
  }),
];
