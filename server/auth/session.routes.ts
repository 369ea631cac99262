import { sessionRoutes } from '#api/auth.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { clientFacts } from './client-facts.ts';
import { sessionToken } from './cookies.ts';
import { acceptInvitation, checkInvitation } from './invitations.ts';

export const sessionRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: sessionRoutes.signIn,
    action: 'public',
    handler: async (ctx, { body, request, reply }) => {
      const cookies = await ctx.deps.signIn.open(body, clientFacts(request, ctx.deps.config));
      reply.header('set-cookie', cookies);
      return { ok: true as const };
    },
  }),
  defineRoute({
    route: sessionRoutes.signOut,
    action: 'public',
    handler: async (ctx, { request, reply }) => {
      const { config, signIn } = ctx.deps;
      reply.header(
        'set-cookie',
        await signIn.close(sessionToken(request, config), clientFacts(request, config)),
      );
      return undefined;
    },
  }),
  defineRoute({
    route: sessionRoutes.checkInvitation,
    action: 'public',
    handler: (ctx, { body }) => checkInvitation(ctx, body.token),
  }),
  defineRoute({
    route: sessionRoutes.acceptInvitation,
    action: 'public',
    handler: async (ctx, { body, reply }) => {
      reply.header('set-cookie', await acceptInvitation(ctx, body.token, body.password));
      return { ok: true as const };
    },
  }),
];
