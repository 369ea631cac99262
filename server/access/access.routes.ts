import { accessRoutes } from '#api/access.ts';
import { presentPerson } from '#server/feed/public.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { explainAccess } from './explain.ts';
import { previewGroup } from './group-preview.queries.ts';

export const accessRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: accessRoutes.explain,
    action: 'access.explain',
    handler: (ctx, { query }) => explainAccess(ctx, query),
  }),
  defineRoute({
    route: accessRoutes.previewGroup,
    action: 'groups.administer',
    handler: async (ctx, { query }) => {
      const memberIds = query.memberIds === '' ? [] : query.memberIds.split(',').map(Number);
      const rows = await previewGroup(ctx.reader, query.id ?? null, memberIds);
      const of = (which: 'gained' | 'lost') =>
        rows
          .filter((row) => row.which === which)
          .map(({ viewer, manager, orders }) => ({
            viewer: presentPerson(viewer),
            manager: presentPerson(manager),
            orders,
          }));
      return { gained: of('gained'), lost: of('lost') };
    },
  }),
];
