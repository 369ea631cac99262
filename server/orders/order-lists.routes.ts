import { orderListRoutes as api } from '#api/order-lists.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { changeMany } from './change-many.ts';
import { exportOrders } from './export-orders.ts';
import { listChoices } from './list-choices.ts';
import { listCounts } from './list-counts.ts';
import { presentOrder } from './present-order.ts';
import { replaceExpert } from './replace-expert.ts';

/** Many orders at once: what to filter them by, counted, exported, changed; and an order given to another expert. */
export const orderListRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({ route: api.choices, action: 'signedIn', handler: async (ctx) => listChoices(ctx) }),
  defineRoute({ route: api.counts, action: 'signedIn', handler: (ctx, { query }) => listCounts(ctx, query) }),
  defineRoute({
    route: api.export,
    action: 'signedIn',
    handler: (ctx, { body, reply }) => exportOrders(ctx, body, reply),
  }),
  defineRoute({
    route: api.change,
    // each order is judged by itself, by the right of the act upon it
    action: { of: 'order.resolution.give' },
    handler: (ctx, { body }) => changeMany(ctx, body),
  }),
  defineRoute({
    route: api.replaceExpert,
    action: { of: 'order.resolution.give' },
    handler: (ctx, { params, body }) =>
      ctx.transact(async (tx) => presentOrder(ctx, await replaceExpert(ctx, tx, params.id, body))),
  }),
];
