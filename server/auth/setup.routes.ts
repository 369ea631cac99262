import { setupRoutes } from '#api/auth.ts';
import { fillDemo } from '#server/demo/fill.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { isSetUp, setUp } from './set-up.ts';

export const setupRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: setupRoutes.status,
    action: 'public',
    handler: async (ctx) => ({ needed: !(await isSetUp(ctx.db)) }),
  }),
  defineRoute({
    route: setupRoutes.make,
    action: 'public',
    handler: async (ctx, { body, reply }) => {
      reply.header('set-cookie', await setUp(ctx, body));
      return { ok: true as const };
    },
  }),
  defineRoute({
    route: setupRoutes.fillDemo,
    action: 'company.administer',
    handler: (ctx) => fillDemo(ctx),
  }),
];
