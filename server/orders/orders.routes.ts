import { orderRoutes } from '#api/orders.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { notFound } from '#server/http/problems.ts';
import { commentOrder } from './comment-order.ts';
import { createOrder, renewOrder } from './create-order.ts';
import { attachContract, reassign, rename } from './edit-order.ts';
import { named } from './feed.present.ts';
import { loadOrder } from './load-order.ts';
import { mentionable } from './mentionable.ts';
import { orderCommandRoutes } from './order-commands.routes.ts';
import { listExperts } from './orders.queries.ts';
import { boardPage, feedPage, listPage } from './pages.ts';
import { presentOrder } from './present-order.ts';
import { signOffSheet } from './sign-off.ts';

const {
  list,
  board,
  get,
  signOff,
  create,
  edit,
  attachContract: attach,
  reassign: giveAway,
  renew,
  feed,
  comment,
  mentionable: whom,
  experts,
} = orderRoutes;

export const orderRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({ route: list, action: 'signedIn', handler: (ctx, { query }) => listPage(ctx, query) }),
  defineRoute({ route: board, action: 'signedIn', handler: (ctx, { query }) => boardPage(ctx, query) }),
  defineRoute({
    route: get,
    action: 'signedIn',
    handler: async (ctx, { params }) => {
      const loaded = await loadOrder(ctx.reader, params.id);
      if (!loaded) throw notFound();
      return presentOrder(ctx, loaded);
    },
  }),
  defineRoute({
    route: signOff,
    action: 'signedIn',
    handler: (ctx, { params }) => signOffSheet(ctx, params.id),
  }),
  defineRoute({
    route: create,
    action: 'order.create',
    handler: (ctx, { body }) =>
      ctx.transact(async (tx) => presentOrder(ctx, await createOrder(ctx, tx, body))),
  }),
  defineRoute({
    route: edit,
    action: { of: 'order.edit' },
    handler: (ctx, { params, body }) =>
      ctx.transact(async (tx) => presentOrder(ctx, await rename(ctx, tx, params.id, body.title))),
  }),
  defineRoute({
    route: attach,
    action: { of: 'order.edit' },
    handler: (ctx, { params, body }) =>
      ctx.transact(async (tx) =>
        presentOrder(ctx, await attachContract(ctx, tx, params.id, body.contractId)),
      ),
  }),
  defineRoute({
    route: giveAway,
    action: { of: 'order.reassign' },
    handler: (ctx, { params, body }) =>
      ctx.transact(async (tx) =>
        presentOrder(ctx, await reassign(ctx, tx, params.id, body.managerId, body.version)),
      ),
  }),
  defineRoute({
    route: renew,
    action: { of: 'order.renew' },
    handler: (ctx, { params }) =>
      ctx.transact(async (tx) => {
        const source = await loadOrder(tx.reader, params.id);
        if (!source) throw notFound();
        return presentOrder(ctx, await renewOrder(ctx, tx, source));
      }),
  }),
  defineRoute({
    route: feed,
    action: 'signedIn',
    handler: (ctx, { params, query }) => feedPage(ctx, params.id, query),
  }),
  defineRoute({
    route: comment,
    action: { of: 'order.comment' },
    handler: (ctx, { params, body }) => ctx.transact((tx) => commentOrder(ctx, tx, params.id, body)),
  }),
  defineRoute({ route: whom, action: 'signedIn', handler: (ctx, { params }) => mentionable(ctx, params.id) }),
  defineRoute({
    route: experts,
    action: 'signedIn',
    handler: async (ctx, { query }) => ({
      items: (await listExperts(ctx.reader, query.department, query.search)).map((one) => ({
        ...named(one),
        first: one.first,
        load: one.load,
        away: one.away,
        expired: one.expired,
      })),
    }),
  }),
  ...orderCommandRoutes,
];
