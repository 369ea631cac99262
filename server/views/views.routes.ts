import { viewRoutes } from '#api/views.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { editView, removeView, saveView } from './edit-views.ts';
import { ownViews } from './views.queries.ts';

export const viewRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: viewRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => ({ items: await ownViews(ctx.reader, query.list) }),
  }),
  defineRoute({
    route: viewRoutes.create,
    action: 'signedIn',
    handler: (ctx, { body }) => saveView(ctx, body),
  }),
  defineRoute({
    route: viewRoutes.edit,
    action: 'signedIn',
    handler: (ctx, { params, body }) => editView(ctx, params.id, body),
  }),
  defineRoute({
    route: viewRoutes.remove,
    action: 'signedIn',
    handler: (ctx, { params }) => removeView(ctx, params.id),
  }),
];
