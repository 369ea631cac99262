import { deskRoutes } from '#api/desk.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { search } from './desk.queries.ts';
import { home } from './home.ts';

const groups = ['client', 'contract', 'order', 'employee'] as const;

export const deskRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({ route: deskRoutes.home, action: 'signedIn', handler: (ctx) => home(ctx) }),
  defineRoute({
    route: deskRoutes.search,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const { corrected, ...found } = await search(ctx.reader, ctx.deps.searchIndex, query.q);
      return {
        corrected,
        groups: groups.filter((type) => found[type].length > 0).map((type) => ({ type, items: found[type] })),
      };
    },
  }),
];
