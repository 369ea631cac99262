import { workYearRoutes } from '#api/work-years.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { correctWorkYear, putWorkYearBack, showWorkYear } from './work-years.ts';

const action = 'company.administer';

export const workYearRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: workYearRoutes.get,
    action,
    handler: (ctx, { params }) => showWorkYear(ctx, params.year),
  }),
  defineRoute({
    route: workYearRoutes.correct,
    action,
    handler: (ctx, { params, body }) => correctWorkYear(ctx, params.year, body),
  }),
  defineRoute({
    route: workYearRoutes.putBack,
    action,
    handler: (ctx, { params }) => putWorkYearBack(ctx, params.year),
  }),
];
