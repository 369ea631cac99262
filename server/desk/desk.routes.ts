import { deskRoutes } from '#api/desk.ts';
import { companyFeedRoutes } from '#api/feed.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { companyFeed } from './company-feed.ts';
import { search } from './desk.queries.ts';
import { home } from './home.ts';

export const deskRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: companyFeedRoutes.read,
    action: 'signedIn',
    handler: (ctx, { query }) => companyFeed(ctx, query),
  }),
  defineRoute({ route: deskRoutes.home, action: 'signedIn', handler: (ctx) => home(ctx) }),
  defineRoute({
    route: deskRoutes.search,
    action: 'signedIn',
    handler: (ctx, { query }) => search(ctx.reader, ctx.deps.searchIndex, query.q),
  }),
];
