import { reminderRoutes as api } from '#api/reminders.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { presentOrder } from './present-order.ts';
import { remind } from './remind.ts';

export const reminderRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: api.remind,
    action: { of: 'order.remind' },
    handler: (ctx, { params, body }) =>
      ctx.transact(async (tx) => presentOrder(ctx, await remind(ctx, tx, params.id, body))),
  }),
];
