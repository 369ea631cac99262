import { calendarRoutes } from '#api/calendar.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { loadEvent } from './company-events.queries.ts';
import { cancelEvent, createEvent, editEvent, presentEvent } from './company-events.ts';
import { calendar } from './read-calendar.ts';

const edits = { of: 'event.edit' } as const;

export const calendarRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: calendarRoutes.read,
    action: 'signedIn',
    handler: (ctx, { query }) => calendar(ctx, query),
  }),
  defineRoute({
    route: calendarRoutes.event,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentEvent(ctx, await loadEvent(ctx.reader, params.id)),
  }),
  defineRoute({
    route: calendarRoutes.createEvent,
    action: edits,
    handler: (ctx, { body }) => createEvent(ctx, body),
  }),
  defineRoute({
    route: calendarRoutes.editEvent,
    action: edits,
    handler: (ctx, { params, body }) => editEvent(ctx, params.id, body),
  }),
  defineRoute({
    route: calendarRoutes.cancelEvent,
    action: edits,
    handler: (ctx, { params }) => cancelEvent(ctx, params.id),
  }),
];
