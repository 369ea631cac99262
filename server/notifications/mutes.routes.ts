import { muteRoutes } from '#api/notifications.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { follow, mute } from './mute.ts';
import { isMuted } from './notifications.queries.ts';

const ok = { ok: true } as const;

export const muteRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: muteRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const muted = await isMuted(ctx.reader, params.id);
      if (muted === null) throw notFound();
      return { muted };
    },
  }),
  defineRoute({
    route: muteRoutes.set,
    action: 'signedIn',
    handler: (ctx, { params }) =>
      ctx.transact(async (tx) => {
        await mute(ctx, tx, params.id);
        return ok;
      }),
  }),
  defineRoute({
    route: muteRoutes.unset,
    action: 'signedIn',
    handler: (ctx, { params }) =>
      ctx.transact(async (tx) => {
        await follow(tx, params.id);
        return ok;
      }),
  }),
];
