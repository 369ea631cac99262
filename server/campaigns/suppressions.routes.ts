import { suppressionRoutes } from '#api/campaign-letter.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { suppress, suppressionsPage } from './suppress.ts';

export const suppressionRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: suppressionRoutes.list,
    // to who does not work with all clients the list is empty: the reader says so
    action: 'signedIn',
    handler: (ctx, { query }) => suppressionsPage(ctx, query),
  }),
  defineRoute({
    route: suppressionRoutes.add,
    action: 'suppressions.manage',
    handler: (ctx, { body }) => suppress(ctx, body),
  }),
];
