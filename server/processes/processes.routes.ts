import { processRoutes } from '#api/processes.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { publish } from './publish.ts';

export const processRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: processRoutes.list,
    action: 'processes.administer',
    handler: async (ctx) => {
      const current = new Set(ctx.deps.definitions.current().map((one) => one.id));
      const rows = ctx.deps.definitions.all();
      return {
        items: rows.map(({ id, key, version, body, publishedAt }) => ({
          id,
          key,
          version,
          title: body.title,
          publishedAt,
          current: current.has(id),
        })),
      };
    },
  }),
  defineRoute({
    route: processRoutes.get,
    action: 'processes.administer',
    handler: async (ctx, { params }) => {
      const found = ctx.deps.definitions.all().find((one) => one.id === params.id);
      if (!found) throw notFound();
      return { id: found.id, key: found.key, version: found.version, body: found.body };
    },
  }),
  defineRoute({
    route: processRoutes.publish,
    action: 'processes.administer',
    handler: (ctx, { body }) => ctx.transact((tx) => publish(ctx, tx, body.body)),
  }),
];
