import { meRoutes } from '#api/auth.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { clientFacts } from './client-facts.ts';
import { sessionToken } from './cookies.ts';
import { deviceName } from './device-name.ts';
import { listSessions, listTokens } from './me.queries.ts';
import {
  changePassword,
  changeSettings,
  endSession,
  endToken,
  makeToken,
  onlyInSession,
  presentToken,
  whoAmI,
} from './me.ts';

export const meRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({ route: meRoutes.get, action: 'signedIn', handler: (ctx) => whoAmI(ctx) }),
  defineRoute({
    route: meRoutes.settings,
    action: 'signedIn',
    handler: (ctx, { body }) => ctx.transact((tx) => changeSettings(tx, body)),
  }),
  defineRoute({
    route: meRoutes.changePassword,
    action: 'signedIn',
    handler: async (ctx, { body, request, reply }) => {
      onlyInSession(ctx);
      const { config } = ctx.deps;
      const token = sessionToken(request, config) ?? '';
      const cookies = await changePassword(ctx, { ...body, token }, clientFacts(request, config));
      reply.header('set-cookie', cookies);
      return { ok: true as const };
    },
  }),
  defineRoute({
    route: meRoutes.sessions,
    action: 'signedIn',
    handler: async (ctx) => ({
      items: (await listSessions(ctx.reader)).map((row) => ({
        id: row.id,
        current: row.id === ctx.person.sessionId,
        createdAt: row.created_at,
        lastUsedAt: row.updated_at,
        address: row.ip_address,
        device: deviceName(row.user_agent),
      })),
    }),
  }),
  defineRoute({
    route: meRoutes.endSession,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      onlyInSession(ctx);
      await ctx.transact((tx) => endSession(tx, params.sessionId));
      return undefined;
    },
  }),
  defineRoute({
    route: meRoutes.tokens,
    action: 'signedIn',
    handler: async (ctx) => ({ items: (await listTokens(ctx.reader)).map(presentToken) }),
  }),
  defineRoute({
    route: meRoutes.makeToken,
    action: 'signedIn',
    handler: async (ctx, { body }) => {
      onlyInSession(ctx);
      return makeToken(ctx, body);
    },
  }),
  defineRoute({
    route: meRoutes.revokeToken,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      await ctx.transact((tx) => endToken(tx, params.id));
      return undefined;
    },
  }),
];
