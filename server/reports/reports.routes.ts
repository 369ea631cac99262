import { reportRoutes } from '#api/reports.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { exportStanding } from './export-standing.ts';
import { exportTerms } from './export-terms.ts';
import { standing } from './standing.ts';
import { terms } from './terms.ts';

/** Reports say of orders what their reader sees of them: everybody may open them. */
export const reportRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: reportRoutes.standing,
    action: 'signedIn',
    handler: (ctx, { query }) => standing(ctx, query),
  }),
  defineRoute({
    route: reportRoutes.exportStanding,
    action: 'signedIn',
    handler: (ctx, { body, reply }) => exportStanding(ctx, body, reply),
  }),
  defineRoute({
    route: reportRoutes.terms,
    action: 'signedIn',
    handler: (ctx, { query }) => terms(ctx, query),
  }),
  defineRoute({
    route: reportRoutes.exportTerms,
    action: 'signedIn',
    handler: (ctx, { body, reply }) => exportTerms(ctx, body, reply),
  }),
];
