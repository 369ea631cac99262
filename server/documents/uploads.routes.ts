import { uploadRoutes } from '#api/uploads.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { invalid } from '#server/http/problems.ts';
import {
  appendPiece,
  dropUpload,
  finishUpload,
  limitOf,
  listUnfinished,
  saysReceived,
  startUpload,
} from './resumable.ts';
import { sayProtocol } from './tus.ts';

export const uploadRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: uploadRoutes.protocol,
    action: 'signedIn',
    handler: async (ctx, wire) => {
      sayProtocol(wire, limitOf(ctx));
      return undefined;
    },
  }),
  defineRoute({
    route: uploadRoutes.unfinished,
    action: 'signedIn',
    handler: async (ctx, { query: { contractId, orderId } }) => {
      if ((contractId === undefined) === (orderId === undefined)) throw invalid('contractId', 'choice');
      const place = contractId === undefined ? { order: orderId ?? 0 } : { contract: contractId };
      return { items: await listUnfinished(ctx, place) };
    },
  }),
  defineRoute({
    route: uploadRoutes.start,
    action: { of: 'document.add' },
    handler: (ctx, wire) => startUpload(ctx, wire),
  }),
  defineRoute({
    route: uploadRoutes.received,
    action: 'signedIn',
    handler: (ctx, { params, ...wire }) => saysReceived(ctx, wire, params.id),
  }),
  defineRoute({
    route: uploadRoutes.append,
    action: 'signedIn',
    handler: (ctx, { params, ...wire }) => appendPiece(ctx, wire, params.id),
  }),
  defineRoute({
    route: uploadRoutes.drop,
    action: 'signedIn',
    handler: (ctx, { params, ...wire }) => dropUpload(ctx, wire, params.id),
  }),
  defineRoute({
    route: uploadRoutes.finish,
    action: { of: 'document.add' },
    handler: (ctx, { params }) => finishUpload(ctx, params.id),
  }),
];
