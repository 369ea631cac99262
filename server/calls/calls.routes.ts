import { callRoutes, callSettingsRoutes, companyCallRoutes } from '#api/calls.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { callSettingsOf, chooseCallSettings, chooseHeadDays, headDaysOf } from './call-settings.ts';
import { clockOf, presentCall } from './calls.present.ts';
import { listCalls, loadCall } from './calls.queries.ts';
import { closeCall } from './close-call.ts';
import { editCall } from './edit-call.ts';
import { planCall } from './plan-call.ts';
import { cancelCall, reopenCall } from './reopen-call.ts';

const edits = { of: 'call.edit' } as const;

export const callRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: callRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listCalls(ctx.reader, query, clockOf(ctx));
      return { ...page, items: page.items.map((row) => presentCall(ctx, row)) };
    },
  }),
  defineRoute({
    route: callRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentCall(ctx, await loadCall(ctx.reader, params.id)),
  }),
  defineRoute({
    route: callRoutes.create,
    // judged where the client is known: to whoever does not see it, it is not there
    action: { of: 'call.plan' },
    handler: (ctx, { body }) => planCall(ctx, body),
  }),
  defineRoute({
    route: callRoutes.edit,
    action: edits,
    handler: (ctx, { params, body }) => editCall(ctx, params.id, body),
  }),
  defineRoute({
    route: callRoutes.close,
    action: edits,
    handler: (ctx, { params, body }) => closeCall(ctx, params.id, body),
  }),
  defineRoute({
    route: callRoutes.reopen,
    action: edits,
    handler: (ctx, { params }) => reopenCall(ctx, params.id),
  }),
  defineRoute({
    route: callRoutes.cancel,
    action: edits,
    handler: (ctx, { params }) => cancelCall(ctx, params.id),
  }),
  defineRoute({
    route: callSettingsRoutes.get,
    action: 'signedIn',
    handler: (ctx) => callSettingsOf(ctx.reader),
  }),
  defineRoute({
    route: callSettingsRoutes.put,
    action: 'signedIn',
    handler: (ctx, { body }) => ctx.transact((tx) => chooseCallSettings(tx, body)),
  }),
  defineRoute({
    route: companyCallRoutes.get,
    action: 'company.administer',
    handler: (ctx) => headDaysOf(ctx.reader),
  }),
  defineRoute({
    route: companyCallRoutes.put,
    action: 'company.administer',
    handler: (ctx, { body }) => chooseHeadDays(ctx, body),
  }),
];
